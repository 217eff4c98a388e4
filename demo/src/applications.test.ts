/** The bank and the cards share their sessions: neither lets in who came by the other's door. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { State } from '@mfa-kit/contract';
import { cookieJar } from './stage/cookie-jar.js';
import { people } from './stage/people.js';
import { startDemo, type Bank } from './start.js';

const dataDir = mkdtempSync(join(tmpdir(), 'northwind-applications-'));
const [ada] = people;
let bank: Bank;
before(async () => (bank = await startDemo({ port: 0, dataDir, requirement: 'off' })));
after(async () => {
  await bank.close();
  rmSync(dataDir, { recursive: true });
});

function visitor() {
  const browser = cookieJar(bank.url);
  const post = (path: string, body: object) =>
    browser(path, { method: 'POST', body: JSON.stringify(body), redirect: 'manual' });
  const get = async (path: string) => (await browser(path, { redirect: 'manual' })).status;
  return { post, get };
}

describe('two applications of one bank', () => {
  it('open to those who came by their own door', async () => {
    const { post, get } = visitor();
    const { email, password } = ada!;
    for (const [application, mine, other] of [
      ['cards', '/api/card', '/api/account'],
      ['web', '/api/account', '/api/card'],
    ] as const) {
      const state = (await (await post('/login', { email, password, application })).json()) as State;
      assert.equal(state.at, 'complete');
      assert.deepEqual([await get(mine), await get(other)], [200, 401], application);
      assert.equal(await get('/api/security'), 200);
    }
    assert.equal((await post('/login', { email, password, application: 'vault' })).status, 401);
  });

  it('know whom Gale vouches for, and give them no password and no link round it', async () => {
    const { post, get } = visitor();
    const email = 'edith@harbour.example';
    for (const password of ['', ' ', 'anything'])
      assert.equal((await post('/login', { email, password })).status, 401);
    for (const path of ['/magic-link', '/reset/ask']) assert.equal((await post(path, { email })).status, 200);
    const { mails } = (await (await fetch(`${bank.url}/stage/mail`)).json()) as {
      mails: { recipient: string }[];
    };
    assert.equal(mails.filter(({ recipient }) => recipient === email).length, 0);
    await post('/social', { email, application: 'cards' });
    assert.deepEqual([await get('/api/card'), await get('/api/account')], [200, 401]);
  });
});

describe('the two forms', () => {
  it('let nobody into a company that is here already', async () => {
    const newcomer = { name: 'Eve', email: 'eve@x.example', password: 'a long enough one' };
    const { post } = visitor();
    for (const company of ['Harbour Logistics', ' harbour logistics '])
      assert.equal((await post('/register/business', { ...newcomer, company })).status, 409);
    assert.equal((await post('/register/business', newcomer)).status, 400);
    assert.equal((await post('/register/personal', { ...newcomer, company: 'Gull Freight' })).status, 400);
    assert.equal((await post('/register/business', { ...newcomer, company: 'Eve & Co' })).status, 200);
  });
});

describe('the console', () => {
  it('is a page for those who administer, and no page for others', async () => {
    const { post, get } = visitor();
    assert.equal(await get('/admin'), 302);
    await post('/login', { email: ada!.email, password: ada!.password });
    assert.equal(await get('/admin'), 404);
    const { email, password } = people.find(({ role }) => role === 'company administrator')!;
    await post('/login', { email, password });
    assert.equal(await get('/admin'), 200);
  });
});
