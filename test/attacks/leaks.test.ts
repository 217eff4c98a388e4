/** Everything that was ever sent, logged or stored in a whole life of an account, searched for what is secret. */
import { flow, type Challenge, type RecoverySet, recovery } from '@mfa-kit/contract';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it, type TestContext } from 'node:test';
import type { Browser } from '../kit/browser.js';
import { stateOf } from '../kit/expect.js';
import { hostDuring, PASSWORD, type Host } from '../kit/host.js';
import { answer, begin } from '../kit/people.js';
import { Meddler } from '../kit/meddler.js';
import { dump, sql } from '../kit/tables.js';

interface Life {
  readonly host: Host;
  /** What each browser was answered, without the two answers that show a secret on purpose. */
  readonly traffic: string;
  readonly totpCodes: readonly string[];
  readonly secrets: readonly string[];
  readonly recoveryCodes: readonly string[];
  readonly handles: readonly string[];
  readonly tickets: readonly string[];
  readonly sessions: readonly string[];
}

/** Enrols, errs, proves, recovers, is reset, breaks down; every code and handle on the way is kept. */
async function live(test: TestContext): Promise<Life> {
  const meddler = new Meddler();
  // The kit's own parser: what a host's own prints of half a text is the host's affair.
  const host = await hostDuring(test, { through: meddler.between, parser: 'after' });
  const { clock } = host;
  const browsers: Browser[] = [];
  const totpCodes: string[] = [];
  const handles: string[] = [];
  const said: string[] = [];
  const signIn = async () => {
    const browser = await host.signedIn();
    browsers.push(browser);
    handles.push(browser.cookies.get('mfa-pending') ?? '');
    return browser;
  };
  const used = (code: string) => (totpCodes.push(code), code);

  const first = await signIn();
  const { app, factorId } = await begin(first);
  first.seen.length = 0;
  await first.call(flow.confirm, { factorId, code: used(app.wrongCode(clock.now())) });
  await first.call(flow.confirm, { factorId, code: used(app.code(clock.now())) });
  const made = (await first.call(recovery.begin)).body as unknown as RecoverySet;
  first.seen.length = 0;
  await first.call(recovery.confirm, { setId: made.setId });
  clock.advance({ seconds: 60 });

  const second = await signIn();
  await answer(second, used(app.wrongCode(clock.now())));
  await answer(second, used(app.code(clock.now())));
  const third = await signIn();
  const { challengeId } = (await stateOf(third)) as Challenge;
  await third.call(flow.recover, { challengeId, code: made.codes[0] });
  await third.call(flow.recover, { challengeId, code: `${made.codes[1]?.slice(0, -1)}~` });

  const broken = await signIn();
  const challenge = (await stateOf(broken)) as Challenge;
  clock.advance({ seconds: 30 });
  for (let passing = 0; passing < 12; passing++) {
    meddler.failAfter(passing);
    const code = used(app.code(clock.now()));
    await broken.call(flow.verify, { challengeId: challenge.challengeId, factorId, code });
    await broken.call(flow.recover, { challengeId: challenge.challengeId, code: made.codes[2] });
  }
  meddler.failAfter(Infinity);
  sql(host.file, `update factor set secret = 'broken'`);
  await answer(await signIn(), used(app.code(clock.now(), 1)));
  const junk = await broken.post(
    '/mfa/flow/verify',
    {},
    { body: `{"code":"${used(app.code(clock.now()))}",` },
  );
  said.push(junk.text);

  const tickets = [await host.mfa.issueTicket('grace')];
  await host.signedIn('grace');
  sql(host.file, `update user_state set needs_ticket = 1 where user_id = 'grace'`);
  const reset = await host.signedIn('grace');
  browsers.push(reset);
  await reset.call(flow.ticket, { ticket: '0000-0000-0000-0000' });
  await reset.call(flow.ticket, { ticket: tickets[0] });
  await reset.call(flow.password, { password: PASSWORD });
  return {
    host,
    traffic: [...said, ...browsers.flatMap(({ seen }) => seen)].join('\n'),
    totpCodes: [...new Set(totpCodes)],
    secrets: [app.secret],
    recoveryCodes: made.codes,
    handles,
    tickets,
    sessions: browsers.map(({ cookies }) => cookies.get('connect.sid') ?? '').filter(Boolean),
  };
}

const bare = (code: string) => code.replaceAll('-', '');

describe('after the whole life of an account', () => {
  it('REQ-18 no code stands in an answer or a header', async (test) => {
    const { traffic, totpCodes, recoveryCodes, tickets } = await live(test);
    assert(totpCodes.length >= 5);
    for (const code of totpCodes)
      assert.doesNotMatch(traffic, new RegExp(`(?<![0-9a-f])${code}(?![0-9a-f])`));
    for (const code of [...recoveryCodes, ...tickets])
      assert(!traffic.includes(code) && !traffic.includes(bare(code)), code);
  });

  it('REQ-83 no code, secret, handle, cookie, ticket or password stands in the log', async (test) => {
    const life = await live(test);
    const log = life.host.log.join('\n');
    assert(life.host.log.length > 5, 'things broke, and were logged');
    for (const code of life.totpCodes)
      assert.doesNotMatch(log, new RegExp(`(?<![0-9a-f])${code}(?![0-9a-f])`));
    const rest = [...life.recoveryCodes, ...life.tickets, ...life.secrets, ...life.handles, ...life.sessions];
    for (const secret of [...rest, PASSWORD])
      assert(!log.includes(secret) && !log.includes(bare(secret)), secret);
  });

  it('REQ-45 REQ-80 nothing in the database is a secret, a code, a handle, or a plain hash of a short one', async (test) => {
    const life = await live(test);
    const kept = JSON.stringify(dump(life.host.file));
    const whole = [...life.recoveryCodes, ...life.tickets, ...life.secrets, ...life.handles, PASSWORD];
    for (const secret of whole) assert(!kept.includes(secret) && !kept.includes(bare(secret)), secret);
    for (const code of [...life.totpCodes, ...life.recoveryCodes.map(bare), ...life.tickets.map(bare)])
      for (const encoding of ['hex', 'base64', 'base64url'] as const)
        assert(!kept.includes(createHash('sha256').update(code).digest(encoding)), code);
  });

  it('REQ-46 no state repeats a secret', async (test) => {
    const { traffic, secrets } = await live(test);
    assert(!traffic.includes('otpauth:'));
    for (const secret of secrets) assert(!traffic.includes(secret));
  });
});
