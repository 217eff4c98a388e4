import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Challenge, State } from '@mfa-kit/contract';
import { generate } from 'otplib';
import type { Mail, Stage } from './stage/stage.routes.js';
import type { Text } from './stage/text.routes.js';
import { people } from './stage/people.js';
import { startDemo, type Bank } from './start.js';

const [ada, grace, katherine] = people.map(({ email, password }) => ({ email, password }));
const dataDir = mkdtempSync(join(tmpdir(), 'northwind-'));
let bank: Bank;
before(async () => (bank = await startDemo({ port: 0, dataDir })));
after(async () => {
  await bank.close();
  rmSync(dataDir, { recursive: true });
});

/** One browser: it keeps its cookies and names the page it asks from. */
function visitor() {
  const cookies = new Map<string, string>();
  return async (path: string, body?: object, headers: Record<string, string> = {}): Promise<Response> => {
    const response = await fetch(new URL(path, bank.url), {
      method: body ? 'POST' : 'GET',
      redirect: 'manual',
      headers: {
        accept: body ? 'application/json' : 'text/html',
        'content-type': 'application/json',
        'sec-fetch-site': 'same-origin',
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    return response;
  };
}

/** fetch would not let the Host header be chosen. */
async function statusUnder(
  host: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<unknown> {
  const asked = get({ port: bank.port, path, headers: { ...headers, host: `${host}:${bank.port}` } });
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  response.resume();
  return response.statusCode;
}

const json = async <T>(response: Response): Promise<T> => (await response.json()) as T;
const stage = async (): Promise<Stage> => json(await visitor()('/stage'));
const texts = async (query = ''): Promise<readonly Text[]> =>
  (await json<{ messages: Text[] }>(await visitor()(`/demo/messages${query}`))).messages;

/** Signs in with the password, and asks for a text to the phone. */
async function askForText(person = katherine) {
  const browser = visitor();
  const asked = await json<Challenge>(await browser('/login', person));
  const { challengeId, factors } = asked;
  const phone = factors.find(({ kind }) => kind === 'phone');
  const answer = await browser('/mfa/flow/send', { challengeId, factorId: phone?.id });
  return { browser, asked, phone, answer };
}

describe('the demo', () => {
  it('lets Grace in by the code that the phone beside the page shows', async () => {
    const browser = visitor();
    const asked = await json<State>(await browser('/login', grace));
    assert.ok(asked.at === 'challenge');
    assert.equal((await browser('/account')).status, 302);
    const { belongings } = await stage();
    const secret = new URL(belongings.uri).searchParams.get('secret') ?? '';
    const code = await generate({ secret });
    const factorId = asked.factors[0]?.id;
    const done = await json<State>(
      await browser('/mfa/flow/verify', { challengeId: asked.challengeId, factorId, code }),
    );
    assert.equal(done.at, 'complete');
    assert.equal((await browser('/account')).status, 200);
    assert.equal((await browser('/api/security', undefined, { accept: 'application/json' })).status, 200);
  });

  it('texts Katherine a code that the phone beside the page shows, and lets her in by it', async () => {
    const { browser, asked, phone } = await askForText();
    assert.deepEqual(
      asked.factors.map(({ kind, hint }) => [kind, hint]),
      [['phone', '89']],
    );
    const [text] = (await texts('?to=%2B447700900789')).slice(-1);
    assert.match(text?.body ?? '', /^(\d{6}) is your Northwind Bank security code\.\n\n@localhost #\1$/);
    const code = /\d{6}/.exec(text?.body ?? '')?.[0];
    const { challengeId } = asked;
    const done = await json<State>(
      await browser('/mfa/flow/verify', { challengeId, factorId: phone?.id, code }),
    );
    assert.equal(done.at, 'complete');
  });

  it('texts Grace only when she chooses that, and asks for her authenticator first', async () => {
    const before = await texts();
    const browser = visitor();
    const asked = await json<Challenge>(await browser('/login', grace));
    assert.deepEqual(
      asked.factors.map(({ kind }) => kind),
      ['totp', 'phone'],
    );
    assert.deepEqual(await texts(), before);
    await askForText(grace);
    const [newest, ...older] = (await texts()).toReversed();
    assert.deepEqual([newest?.to, older.length], ['+447700900456', before.length]);
    assert.deepEqual(await texts('?to=%2B447700900000'), []);
    const { headers } = await visitor()('/demo/messages');
    assert.equal(headers.get('cache-control'), 'no-store');
  });

  it('keeps no text where texts are real', async (test) => {
    const twilio = { accountSid: 'AC0', authToken: 'x', from: 'Northwind', apiUrl: 'http://127.0.0.1:9' };
    await bank.close();
    bank = await startDemo({ port: 0, dataDir, twilio });
    test.after(async () => {
      await bank.close();
      bank = await startDemo({ port: 0, dataDir });
    });
    assert.equal((await stage()).phoneNumber, undefined);
    const { answer } = await askForText();
    assert.equal((await json<{ code: string }>(answer)).code, 'sms_unavailable');
    assert.deepEqual(await texts(), []);
  });

  it('meets a session that came in by the forgotten door', async () => {
    const browser = visitor();
    await browser('/magic-link', { email: grace?.email });
    const { mails } = await json<{ mails: Mail[] }>(await visitor()('/stage/mail'));
    const [link = ''] = mails.flatMap((mail) => mail.link ?? []);
    assert.equal((await browser(link)).headers.get('location'), '/account');
    assert.equal((await browser('/account')).headers.get('location'), '/second-step');
    const answer = await browser('/api/account', undefined, { accept: 'application/json' });
    assert.equal((await json<{ code: string }>(answer)).code, 'mfa_required');
    assert.equal((await visitor()(link)).headers.get('location'), '/sign-in?link=over');
  });

  it('ends every session of somebody who changes the password', async () => {
    const member = { name: 'Mary Somerville', email: 'mary@northwind.example', password: 'on-the-connexion' };
    const [here, there] = [visitor(), visitor()];
    await here('/register/personal', member);
    await there('/login', member);
    for (const browser of [here, there]) {
      await browser('/mfa/flow/skip', {});
      assert.equal((await browser('/account')).status, 200);
    }
    const change = { current: member.password, password: 'of-the-sciences' };
    assert.equal((await here('/api/password', { ...change, current: 'wrong' })).status, 403);
    assert.equal((await here('/api/password', change)).status, 200);
    for (const browser of [here, there]) assert.notEqual((await browser('/account')).status, 200);
    assert.equal((await visitor()('/login', member)).status, 401);
    assert.equal((await visitor()('/login', { ...member, password: change.password })).status, 200);
  });

  it('shows the private pages and the money to nobody who has not signed in', async () => {
    for (const path of ['/account', '/transfer', '/security']) {
      assert.match((await visitor()(path)).headers.get('location') ?? '', /^\/sign-in\?to=/);
    }
    assert.equal((await visitor()('/api/account')).status, 303);
    assert.equal((await visitor()('/api/transfer', {})).status, 401);
    assert.equal((await visitor()('/login', { ...ada, password: 'wrong' })).status, 401);
    assert.equal((await visitor()('/login', { email: 'nobody@x.example', password: 'wrong' })).status, 401);
  });

  it('S11 says the same of a wrong password and of nobody, and takes as long', async () => {
    const refused = async (person: object) => {
      const began = performance.now();
      const answer = await visitor()('/login', person);
      const heard = [answer.status, await answer.text(), [...answer.headers.keys()].sort()];
      return { heard, took: performance.now() - began };
    };
    const cases = [
      { ...ada, password: 'not hers' },
      { email: 'nobody@northwind.example', password: 'not hers' },
    ].map((person) => ({ ...person, application: 'web' }));
    const runs: Awaited<ReturnType<typeof refused>>[] = [];
    for (let run = 0; run < 3; run++) for (const person of cases) runs.push(await refused(person));
    for (const { heard } of runs) assert.deepEqual(heard, runs[0]!.heard);
    assert.equal(runs[0]!.heard[0], 401);
    const fastest = (of: number) =>
      Math.min(...runs.filter((_, at) => at % 2 === of).map(({ took }) => took));
    const [known, unknown] = [fastest(0), fastest(1)];
    assert.ok(Math.max(known, unknown) < 4 * Math.min(known, unknown), `${known} ms and ${unknown} ms`);
  });

  it('takes nothing from another site, and answers to no other name', async () => {
    assert.equal((await visitor()('/login', ada, { 'sec-fetch-site': 'cross-site' })).status, 403);
    assert.equal((await visitor()('/login', ada, { 'content-type': 'text/plain' })).status, 415);
    assert.equal(await statusUnder('rebound.example', '/stage'), 421);
    assert.equal(await statusUnder('127.0.0.1', '/stage'), 200);
    assert.equal(await statusUnder('127.0.0.1', '/sign-in', { 'sec-fetch-mode': 'navigate' }), 307);
  });

  it('serves every page under the strict policy', async () => {
    for (const path of ['/sign-in', '/register', '/second-step', '/nowhere']) {
      const response = await visitor()(path);
      const policy = response.headers.get('content-security-policy') ?? '';
      assert.match(policy, /default-src 'self'.*require-trusted-types-for 'script';trusted-types lit-html$/);
      assert.doesNotMatch(await response.text(), /<script>|<style|\sstyle=|\son\w+=|data:/);
    }
  });

  it('takes no company that merely looks like another, and no name with what nobody sees', async () => {
    const register = async (company: string) => {
      const email = `${Math.random().toString(36).slice(2)}@somewhere.example`;
      const form = { name: 'Mallory', email, password: 'long enough', company };
      return (await visitor()('/register/business', form)).status;
    };
    for (const taken of ['HARBOUR logistics', 'Harbour\u00a0Logistics', 'Ｈarbour  Logistics'])
      assert.equal(await register(taken), 409, taken);
    for (const odd of ['Harbour Logistics\u200b', '\u202eHarbour', 'Harbour\nLogistics', 'x\u0000y'])
      assert.equal(await register(odd), 400, odd);
    assert.equal(await register('Łódź Żegluga & Co.'), 200);
  });

  it('opens again with everything in place, and with another requirement', async () => {
    const { stageId, belongings } = await stage();
    await bank.close();
    bank = await startDemo({ port: 0, dataDir, requirement: 'required' });
    const again = await stage();
    assert.deepEqual([again.stageId, again.belongings], [stageId, belongings]);
    const asked = await json<State>(await visitor()('/login', ada));
    assert.ok(asked.at === 'enrollment' && asked.requirement === 'required');
    assert.ok(!asked.actions.includes('skip'));
  });
});
