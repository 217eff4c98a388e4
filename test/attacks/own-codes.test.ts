/** Recovery codes inside a session: who may make new ones, when the old ones die, and what the last one leads to. */
import { factors, flow, recovery, type Challenge, type RecoverySet } from '@mfa-kit/contract';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, Browser } from '../kit/browser.js';
import { assertAt, assertLockedOut, assertRefused, assertSignedIn, stateOf } from '../kit/expect.js';
import { hostDuring } from '../kit/host.js';
import { Meddler } from '../kit/meddler.js';
import { assertFactors, repairing } from '../kit/own-factors.js';
import { answer, enrol } from '../kit/people.js';
import { secondProcess } from '../kit/second-process.js';
import { stepUpWith } from '../kit/stepping-up.js';
import { assertUnchanged, value } from '../kit/tables.js';

async function recoverWith(browser: Browser, code: unknown): Promise<Answer> {
  const { challengeId } = (await stateOf(browser)) as Challenge;
  return browser.call(flow.recover, { challengeId, code });
}

async function make(browser: Browser): Promise<RecoverySet> {
  const answered = await browser.call(recovery.begin);
  assert.equal(answered.status, 200, answered.text);
  return answered.body as unknown as RecoverySet;
}

describe('new codes', () => {
  it('R14 S3 REQ-30 REQ-51 take a proof for just that, once, of this session', async (test) => {
    const host = await hostDuring(test);
    const ada = await enrol(host);
    const other = await host.signedIn();
    await answer(other, ada.app.code(host.clock.now()));
    host.clock.advance({ seconds: 60 });
    await stepUpWith(host, ada);
    await assertUnchanged(host.file, async () => {
      const refused = await ada.browser.call(recovery.begin);
      assertRefused(refused, 'step_up_required');
      assert.deepEqual([refused.body.purpose, refused.body.max_age], ['new_codes', 300]);
    });
    await stepUpWith(host, ada, { purpose: 'turn_off' });
    assertRefused(await ada.browser.call(recovery.begin), 'step_up_required');
    await stepUpWith(host, ada, { purpose: 'new_codes' });
    assertRefused(await other.call(recovery.begin), 'step_up_required');
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => ada.browser.copy().call(recovery.begin)),
    );
    assert.equal(answers.filter(({ status }) => status === 200).length, 1);
  });

  it('R13 REQ-46 REQ-47 work once they are saved, and the old ones until then', async (test) => {
    const host = await hostDuring(test);
    const ada = await enrol(host);
    await stepUpWith(host, ada, { purpose: 'new_codes' });
    const { setId, codes } = await make(ada.browser);
    assertRefused(await recoverWith(await host.signedIn(), codes[0]), 'code_wrong');
    assertAt(await recoverWith(await host.signedIn(), ada.codes[0]), 'complete');
    const confirmed = assertAt(await ada.browser.call(recovery.confirm, { setId }), 'complete');
    assert.equal(confirmed.recoveryLeft, 10);
    assertRefused(await recoverWith(await host.signedIn(), ada.codes[1]), 'code_wrong');
    assertAt(await recoverWith(await host.signedIn(), codes[0]), 'complete');
    assertRefused(await ada.browser.call(recovery.confirm, { setId }), 'challenge_over');
    assert.equal(value(host.file, `select count(*) from event where type = 'recovery_made'`), 2);
  });

  it('R10 REQ-46 are never shown again: the settings count them', async (test) => {
    const host = await hostDuring(test);
    const ada = await enrol(host);
    const made = host.clock.now() - 60_000;
    const before = (await ada.browser.call(recovery.status)).body;
    assert.deepEqual(before, { now: host.clock.now(), left: 10, total: 10, madeAt: made });
    await recoverWith(await host.signedIn(), ada.codes[0]);
    const after = await ada.browser.call(recovery.status);
    assert.deepEqual([after.body['left'], after.body['lastUsedAt']], [9, host.clock.now()]);
    for (const code of ada.codes) assert(!after.text.includes(code));
  });

  it('REQ-05 are confirmed by the session that made them', async (test) => {
    const host = await hostDuring(test);
    const ada = await enrol(host);
    const other = await host.signedIn();
    await answer(other, ada.app.code(host.clock.now()));
    host.clock.advance({ seconds: 60 });
    const mallory = await enrol(host, 'mallory');
    await stepUpWith(host, ada, { purpose: 'new_codes' });
    const { setId } = await make(ada.browser);
    for (const browser of [other, mallory.browser])
      assertRefused(await browser.call(recovery.confirm, { setId }), 'challenge_over');
    assertAt(await ada.browser.call(recovery.confirm, { setId }), 'complete');
  });

  for (const first of ['saving', 'using'] as const)
    it(`REQ-47 let an old one through at most once when ${first} comes first`, async (test) => {
      const meddler = new Meddler();
      const host = await hostDuring(test);
      const late = await hostDuring(test, {
        folder: host.folder,
        clock: host.clock,
        through: meddler.between,
      });
      const ada = await enrol(host);
      await stepUpWith(host, ada, { purpose: 'new_codes' });
      const { setId } = await make(ada.browser);
      const login = await late.signedIn();
      const { challengeId } = (await stateOf(login)) as Challenge;
      const hold = meddler.holdTransaction(first === 'saving' ? 1 : 0);
      const using = login.call(flow.recover, { challengeId, code: ada.codes[0] });
      await hold.reached;
      if (first === 'using') {
        hold.release();
        assertAt(await using, 'complete');
      }
      assertAt(await ada.browser.call(recovery.confirm, { setId }), 'complete');
      hold.release();
      if (first === 'saving') assertRefused(await using, 'code_wrong');
      assertRefused(await recoverWith(await host.signedIn(), ada.codes[0]), 'code_wrong');
    });

  it('REQ-47 die with the last factor, made or saved', async (test) => {
    const host = await hostDuring(test);
    const ada = await enrol(host);
    await stepUpWith(host, ada, { purpose: 'new_codes' });
    const { setId } = await make(ada.browser);
    await stepUpWith(host, ada, { purpose: 'turn_off' });
    assertFactors(await ada.browser.call(factors.remove, { factorId: ada.factorId }));
    assertRefused(await ada.browser.call(recovery.confirm, { setId }), 'enrollment_required');
    const status = await ada.browser.call(recovery.status);
    assert.deepEqual(Object.keys(status.body), ['now']);
  });

  it('REQ-31 are made without a proof while methods are being repaired, and not after', async (test) => {
    const host = await hostDuring(test);
    const ada = await enrol(host);
    const browser = await repairing(host, ada.codes[0]);
    await make(browser);
    host.clock.advance({ minutes: 15 });
    assertRefused(await browser.call(recovery.begin), 'step_up_required');
  });

  it('REQ-47 are in force once, when two processes save one set each', async (test) => {
    const host = await hostDuring(test);
    const other = await secondProcess(host);
    test.after(() => other.kill());
    const ada = await enrol(host);
    await other.catchUp();
    const there = await other.signedIn('ada');
    const { challengeId } = (await stateOf(there)) as Challenge;
    assertAt(await there.call(flow.recover, { challengeId, code: ada.codes[0] }), 'complete');
    await stepUpWith(host, ada, { purpose: 'new_codes' });
    const sets = await Promise.all([make(ada.browser), make(there)]);
    const answers = await Promise.all(
      [ada.browser, there].map((browser, i) => browser.call(recovery.confirm, { setId: sets[i]?.setId })),
    );
    assert.equal(answers.filter(({ status }) => status === 200).length, 1);
    assert.equal(value(host.file, `select count(*) from recovery_set where state = 'confirmed'`), 1);
  });
});

describe('the last code', () => {
  const few = { figures: { recoveryCodes: 8 } };

  /** Uses all but so many. */
  async function useUp(host: Awaited<ReturnType<typeof hostDuring>>, codes: readonly string[], but: number) {
    for (const code of codes.slice(but)) await recoverWith(await host.signedIn(), code);
  }

  it('R15 REQ-48 leads to a new set before it leads in', async (test) => {
    const host = await hostDuring(test, few);
    const ada = await enrol(host);
    await useUp(host, ada.codes, 1);
    const browser = await host.signedIn();
    assertAt(await recoverWith(browser, ada.codes[0]), 'codes');
    await assertLockedOut(browser, 'mfa_required');
    assertRefused(await browser.call(flow.begin, { kind: 'totp' }), 'factor_exists');
    assertRefused(await browser.call(flow.skip), 'factor_exists');
    const { setId } = await make(browser);
    const complete = assertAt(await browser.call(recovery.confirm, { setId }), 'complete');
    assert.deepEqual([complete.recoveryLeft, complete.amr], [8, ['pwd', 'recovery']]);
    assert.equal(complete.repairUntil, host.clock.now() + 15 * 60_000);
    await assertSignedIn(browser, 'ada');
    assertRefused(
      await browser.call(factors.rename, { factorId: ada.factorId, name: 'x' }),
      'step_up_required',
    );
  });

  it('R15 REQ-48 asks for the new set at the next sign-in too, if it was left without one', async (test) => {
    const host = await hostDuring(test, few);
    const ada = await enrol(host);
    await useUp(host, ada.codes, 0);
    const browser = await host.signedIn();
    assert.equal(((await stateOf(browser)) as Challenge).recovery, undefined);
    assertRefused(await recoverWith(browser, ada.codes[0]), 'challenge_over');
    assertAt(await answer(browser, ada.app.code(host.clock.now())), 'codes');
  });

  it('R15 REQ-48 is noticed by the second of two browsers that bring the last two at once', async (test) => {
    const meddler = new Meddler();
    const host = await hostDuring(test, few);
    const late = await hostDuring(test, {
      ...few,
      folder: host.folder,
      clock: host.clock,
      through: meddler.between,
    });
    const ada = await enrol(host);
    await useUp(host, ada.codes, 2);
    const slow = await late.signedIn();
    const { challengeId } = (await stateOf(slow)) as Challenge;
    const hold = meddler.holdTransaction(1);
    const held = slow.call(flow.recover, { challengeId, code: ada.codes[0] });
    await hold.reached;
    assertAt(await recoverWith(await host.signedIn(), ada.codes[1]), 'complete');
    hold.release();
    assertAt(await held, 'codes');
  });
});

describe('codes of long ago', () => {
  const days = (count: number) => ({ minutes: count * 24 * 60 });
  const signIn = async (
    host: Awaited<ReturnType<typeof hostDuring>>,
    ada: Awaited<ReturnType<typeof enrol>>,
  ) => {
    assertAt(await answer(await host.signedIn(), ada.app.code(host.clock.now())), 'complete');
    host.clock.advance({ seconds: 60 });
    await pause(50);
  };

  it('R22 are told of at each sign-in by a factor once they are old, until others are made', async (test) => {
    const told: unknown[] = [];
    const host = await hostDuring(test, { onOldCodes: (codes) => void told.push(codes) });
    const ada = await enrol(host);
    const madeAt = value(host.file, 'select created_at from recovery_set');
    assertAt(await recoverWith(await host.signedIn(), ada.codes[0]), 'complete');
    host.clock.advance(days(179));
    await signIn(host, ada);
    assert.deepEqual(told, [], 'they are not old yet');
    host.clock.advance(days(1));
    await host.signedIn();
    await signIn(host, ada);
    const old = { userId: 'ada', madeAt, left: 9 };
    assert.deepEqual(told, [old], 'a password alone is no sign-in');
    await signIn(host, ada);
    assert.deepEqual(told, [old, old]);
    const browser = await host.signedIn();
    assertAt(await recoverWith(browser, ada.codes[1]), 'complete');
    const { setId } = await make(browser);
    await browser.call(recovery.confirm, { setId });
    await pause(50);
    told.length = 0;
    await signIn(host, ada);
    assert.deepEqual(told, []);
  });

  it('R22 hinder no sign-in, whatever the application does with the news', async (test) => {
    const told = [
      () => {
        throw new Error('nobody is in');
      },
      () => Promise.reject(new Error('nobody is in')),
      () => new Promise<void>(() => undefined),
    ];
    for (const onOldCodes of told) {
      const host = await hostDuring(test, { onOldCodes, figures: { oldCodesDays: 1 } });
      const ada = await enrol(host);
      host.clock.advance(days(2));
      await signIn(host, ada);
      const failed = host.log.some((line) => line.includes('onOldCodes failed'));
      assert.equal(failed, onOldCodes !== told[2]);
    }
  });
});
