/** Two server processes on one file, one that was killed, one that came back: neither changes what a code is worth. */
import { flow, recovery, type Challenge, type RecoverySet } from '@mfa-kit/contract';
import session from 'express-session';
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import type { Answer, Browser } from '../kit/browser.js';
import { movableClock } from '../kit/clock.js';
import { assertAt, assertLockedOut, assertRefused, assertSignedIn, stateOf } from '../kit/expect.js';
import { hostDuring, startHost, type Host, type HostOptions } from '../kit/host.js';
import { answer, begin, enrol, saveCodes } from '../kit/people.js';
import { secondProcess } from '../kit/second-process.js';
import { sql } from '../kit/tables.js';

const succeeded = (answers: readonly Answer[]) => answers.filter(({ status }) => status === 200).length;
const evaluated = (answers: readonly Answer[]) =>
  answers.filter(({ body }) => body.code === 'code_wrong').length;

/** A host and another process on its file. */
async function two(test: TestContext) {
  const host = await hostDuring(test);
  const other = await secondProcess(host);
  test.after(() => other.kill());
  return { host, other };
}

describe('two processes', () => {
  it('REQ-14 REQ-20 REQ-22 accept a right code once and evaluate five wrong ones, whichever they reach', async (test) => {
    const { host, other } = await two(test);
    const { app, factorId, codes } = await enrol(host);
    await other.catchUp();
    const across = (browser: Browser, count: number) =>
      Array.from({ length: count }, (_, i) => browser.copy(i % 2 === 0 ? host.origin : other.origin));

    const doomed = await host.signedIn();
    const { challengeId: first } = (await stateOf(doomed)) as Challenge;
    const wrong = app.wrongCode(host.clock.now());
    const guess = { challengeId: first, factorId, code: wrong };
    const guesses = await Promise.all(across(doomed, 100).map((one) => one.call(flow.verify, guess)));
    assert.equal(evaluated(guesses), 5);
    host.clock.advance({ minutes: 15 });
    await other.catchUp();

    const browser = await host.signedIn();
    const { challengeId } = (await stateOf(browser)) as Challenge;
    const right = { challengeId, factorId, code: app.code(host.clock.now()) };
    const rightAnswers = await Promise.all(across(browser, 20).map((one) => one.call(flow.verify, right)));
    assert.equal(succeeded(rightAnswers), 1);

    const recoverers = await Promise.all(
      Array.from({ length: 10 }, (_, i) => (i % 2 === 0 ? host.signedIn() : other.signedIn('ada'))),
    );
    const recovered = await Promise.all(recoverers.map((one) => recoverWith(one, codes[0])));
    assert.equal(succeeded(recovered), 1);

    const guessers = await Promise.all(
      Array.from({ length: 100 }, (_, i) => (i % 2 === 0 ? host.signedIn() : other.signedIn('ada'))),
    );
    const wrongAnswers = await Promise.all(guessers.map((one) => answer(one, wrong, factorId)));
    assert.equal(evaluated(wrongAnswers), 5);
    for (const server of [host, other]) {
      const late = await server.signedIn('ada');
      assertRefused(await answer(late, app.code(host.clock.now(), 1), factorId), 'factor_locked');
    }
  });

  it('REQ-86 start at once on a file that is not there yet', async (test) => {
    const folder = mkdtempSync(join(tmpdir(), 'mfa-kit-'));
    test.after(() => rmSync(folder, { recursive: true, force: true }));
    const start = { folder, clock: movableClock(), secrets: [randomBytes(32).toString('base64url')] };
    const both = await Promise.all([secondProcess(start), secondProcess(start)]);
    test.after(() => Promise.all(both.map((one) => one.kill())));
    for (const one of both) assertAt(await (await one.signedIn('ada')).call(flow.state), 'enrollment');
  });

  it('REQ-86 lose nothing of what one of them had committed when it was killed', async (test) => {
    const { host, other } = await two(test);
    const { app, factorId } = await enrol(host);
    await other.catchUp();
    const browser = await other.signedIn('ada');
    const wrong = app.wrongCode(host.clock.now());
    for (let i = 0; i < 3; i++) assertRefused(await answer(browser, wrong, factorId), 'code_wrong');
    await other.kill();
    const here = browser.copy(host.origin);
    assert.equal(((await stateOf(here)) as Challenge).triesLeft, 2);
    assertAt(await answer(here, app.code(host.clock.now())), 'complete');
  });
});

/** Stops the host and starts another on its files, under the same clock. */
async function restart(test: TestContext, host: Host, options: HostOptions): Promise<Host> {
  await host.close({ keep: true });
  return hostDuring(test, { ...options, folder: host.folder, clock: host.clock });
}

async function recoverWith(browser: Browser, code: string | undefined): Promise<Answer> {
  const { challengeId } = (await stateOf(browser)) as Challenge;
  return browser.call(flow.recover, { challengeId, code });
}

describe('a restart', () => {
  const options = (): HostOptions => ({ sessionStore: new session.MemoryStore() });

  it('REQ-86 loses nothing of a challenge: neither its tries nor its lock nor what was used', async (test) => {
    const shared = options();
    const first = await startHost(shared);
    const { app, factorId, codes } = await enrol(first);
    const used = app.code(first.clock.now());
    await answer(await first.signedIn(), used);
    const browser = await first.signedIn();
    for (let i = 0; i < 2; i++) await answer(browser, app.wrongCode(first.clock.now()));
    const second = await restart(test, first, shared);
    const here = browser.copy(second.origin);
    assert.equal(((await stateOf(here)) as Challenge).triesLeft, 3);
    assertRefused(await answer(here, used, factorId), 'code_wrong');
    assertAt(await recoverWith(here, codes[0]), 'complete');
    await assertSignedIn(here, 'ada');
  });

  it('REQ-86 loses nothing of the wizard, at any of its steps', async (test) => {
    const shared = options();
    const first = await startHost(shared);
    const browser = await first.signedIn();
    const { app, factorId } = await begin(browser);
    const second = await restart(test, first, shared);
    let here = browser.copy(second.origin);
    const code = app.code(second.clock.now());
    assertAt(await here.call(flow.confirm, { factorId, code }), 'codes');
    const made = (await here.call(recovery.begin)).body as unknown as RecoverySet;
    const third = await restart(test, second, shared);
    here = here.copy(third.origin);
    assertAt(await here.call(recovery.confirm, { setId: made.setId }), 'complete');
    const fourth = await restart(test, third, shared);
    here = here.copy(fourth.origin);
    await assertSignedIn(here, 'ada');
    assertRefused(await answer(await fourth.signedIn(), code), 'code_wrong');
  });

  it('REQ-86 loses nothing of a ticket, of an unproved session, of enrolling by choice', async (test) => {
    const shared = options();
    const first = await startHost(shared);
    const ticket = await first.mfa.issueTicket('grace');
    await first.signedIn('grace');
    sql(first.file, `update user_state set needs_ticket = 1 where user_id = 'grace'`);
    const reset = await first.signedIn('grace');
    const unproved = first.browser();
    await unproved.post('/magic-link', { userId: 'mallory' });
    const byChoice = await first.signedIn('ada');
    await byChoice.call(flow.skip);
    await byChoice.call(flow.enroll);
    await byChoice.call(flow.password, { password: 'correct horse battery staple' });
    const second = await restart(test, first, shared);
    assertAt(await reset.copy(second.origin).call(flow.ticket, { ticket }), 'enrollment');
    await assertLockedOut(unproved.copy(second.origin), 'enrollment_required');
    const here = byChoice.copy(second.origin);
    const { app, factorId } = await begin(here);
    await here.call(flow.confirm, { factorId, code: app.code(second.clock.now()) });
    await saveCodes(here);
    await assertSignedIn(here, 'ada');
  });
});
