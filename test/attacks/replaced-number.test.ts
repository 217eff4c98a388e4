/** A number that takes the place of another: which of the two works when, and what a text to them is good for. */
import { factors, flow, stepUp, type Challenge } from '@mfa-kit/contract';
import { devOutbox } from '@mfa-kit/express';
import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { Browser } from '../kit/browser.js';
import { assertAt, assertLockedOut, assertRefused, stateOf } from '../kit/expect.js';
import { hostDuring } from '../kit/host.js';
import { activeFactors, addPhone, assertFactors, factorsOf } from '../kit/own-factors.js';
import { answer, enrol } from '../kit/people.js';
import { assertStepUp, beginStepUp, stepUpWith } from '../kit/stepping-up.js';
import { sql, value } from '../kit/tables.js';
import { enrolPhone } from '../kit/texting.js';
import { virtualPhone } from '../kit/virtual-phone.js';

const OLD = '+447418343743';
const NEW = '+447418343744';
const SPARE = '+447418343745';

async function twoFactors(test: TestContext) {
  const outbox = devOutbox();
  const host = await hostDuring(test, { sms: [outbox] });
  const phoneOf = (number: string) => virtualPhone(number, () => outbox.messages);
  const [old, fresh] = [phoneOf(OLD), phoneOf(NEW)];
  const ada = await enrol(host);
  const phoneId = await addPhone(host, ada, old);
  const swap = (phone: string, at = ada.browser) =>
    at.call(factors.add, { kind: 'phone', phone, replaces: phoneId });
  return { host, ada, old, fresh, phoneId, swap, phoneOf };
}

/** A half-login of ada to which a text was sent. */
async function textedLogin(signedIn: () => Promise<Browser>, factorId: string) {
  const browser = await signedIn();
  const { challengeId = 'none' } = (await stateOf(browser)) as Challenge;
  assertAt(await browser.call(flow.send, { challengeId, factorId }), 'challenge');
  return { browser, challengeId };
}

describe('a number that is to be replaced', () => {
  it('REQ-37 works until the new one is proved, and not a moment longer', async (test) => {
    const { host, ada, old, fresh, phoneId, swap } = await twoFactors(test);
    await stepUpWith(host, ada);
    const { setup } = assertFactors(await swap(NEW));
    const setupId = setup?.factorId;
    const before = await textedLogin(host.signedIn, phoneId);
    assertAt(await answer(before.browser, old.code(), phoneId), 'complete');
    host.clock.advance({ minutes: 1 });
    const open = await textedLogin(host.signedIn, phoneId);
    const late = { challengeId: open.challengeId, factorId: phoneId, code: old.code() };
    // Neither a guess, nor what was texted to the old number, proves the new one.
    for (const code of [fresh.wrongCode(), old.code()])
      assertRefused(await ada.browser.call(factors.confirm, { factorId: setupId, code }), 'code_wrong');
    assertFactors(await ada.browser.call(factors.confirm, { factorId: setupId, code: fresh.code() }));
    assertRefused(await open.browser.call(flow.verify, late), 'challenge_over');
    await assertLockedOut(open.browser);
    const { factors: now } = await factorsOf(ada.browser);
    assert.deepEqual(now.map(({ hint }) => hint).filter(Boolean), ['44']);
    assert.equal(value(host.file, 'select secret from factor where id = ?', phoneId), '');
  });

  it('REQ-37 stays when the swap is abandoned, guessed at or left alone, whatever the new one was sent', async (test) => {
    const { host, ada, fresh, phoneId, swap } = await twoFactors(test);
    for (const end of ['abandoned', 'guessed', 'late']) {
      await stepUpWith(host, ada);
      const { setup } = assertFactors(await swap(NEW));
      const factorId = setup?.factorId;
      if (end === 'abandoned') assertFactors(await ada.browser.call(factors.abandon, { factorId }));
      if (end === 'guessed')
        for (let i = 0; i < 5; i++)
          assertRefused(
            await ada.browser.call(factors.confirm, { factorId, code: fresh.wrongCode() }),
            'code_wrong',
          );
      if (end === 'late') host.clock.advance({ minutes: 10 });
      else host.clock.advance({ minutes: 1 });
      await stepUpWith(host, ada);
      const confirmed = await ada.browser.call(factors.confirm, { factorId, code: fresh.code() });
      assertRefused(confirmed, 'challenge_over');
      const { factors: now } = await factorsOf(ada.browser);
      assert.equal(now.find(({ id }) => id === phoneId)?.hint, '43', end);
      host.clock.advance({ hours: 1 });
    }
  });

  it('P38 is not replaced by itself or by another that the person has, however they are spelled', async (test) => {
    const { host, ada, swap, phoneOf } = await twoFactors(test);
    await addPhone(host, ada, phoneOf(SPARE));
    await stepUpWith(host, ada);
    const spellings = (number: string) => [number, number.replace('+44', '0044 (0)'), ` ${number}\u200b`];
    for (const spelling of [...spellings(OLD), ...spellings(SPARE)])
      assertRefused(await swap(spelling), 'number_known');
    assert.equal(activeFactors(host), 3);
  });

  it('REQ-39 is replaced by one that somebody else has, as by any: nobody learns whose it is', async (test) => {
    const { host, ada, fresh, phoneId, swap } = await twoFactors(test);
    const grace = await enrolPhone(host, fresh, { userId: 'grace' });
    await stepUpWith(host, ada);
    const { setup } = assertFactors(await swap(NEW));
    const code = fresh.code();
    // What was texted for Ada is nothing to Grace, who has the same phone.
    const login = await textedLogin(() => host.signedIn('grace'), grace.factorId);
    assertRefused(await answer(login.browser, code, grace.factorId), 'code_wrong');
    assertFactors(await ada.browser.call(factors.confirm, { factorId: setup?.factorId, code }));
    assert.equal(value(host.file, 'select state from factor where id = ?', phoneId), 'retired');
    assert.equal(value(host.file, 'select state from factor where id = ?', grace.factorId), 'active');
  });

  it('REQ-43 is not brought back by the tab that swaps it after the other has removed it', async (test) => {
    const { host, ada, fresh, phoneId, swap } = await twoFactors(test);
    await stepUpWith(host, ada);
    const { setup } = assertFactors(await swap(NEW));
    assertFactors(await ada.browser.call(factors.remove, { factorId: phoneId }));
    const input = { factorId: setup?.factorId, code: fresh.code() };
    assertRefused(await ada.browser.call(factors.confirm, input), 'challenge_over');
    assert.equal(activeFactors(host), 1);
  });
});

describe('a text', () => {
  it('REQ-05 to sign in answers no step-up, nor the other way round, also for who can move rows', async (test) => {
    const { host, ada, old, phoneId } = await twoFactors(test);
    const { challengeId } = await beginStepUp(ada.browser);
    assertStepUp(await ada.browser.call(stepUp.send, { challengeId, factorId: phoneId }), 'step-up');
    const forStepUp = old.code();
    host.clock.advance({ minutes: 1 });
    const login = await textedLogin(host.signedIn, phoneId);
    const forLogin = old.code();
    const moveTo = (to: string, from: string) =>
      sql(host.file, 'update challenge set pending_id = ? where pending_id = ?', to, from);
    const prove = (code: string) => ada.browser.call(stepUp.verify, { challengeId, factorId: phoneId, code });
    assertRefused(await prove(forLogin), 'code_wrong');
    assertRefused(await answer(login.browser, forStepUp, phoneId), 'code_wrong');
    moveTo('aside', challengeId);
    moveTo(challengeId, login.challengeId);
    assertRefused(await prove(forLogin), 'code_wrong');
    moveTo(login.challengeId, 'aside');
    assertRefused(await answer(login.browser, forStepUp, phoneId), 'code_wrong');
    await assertLockedOut(login.browser);
    moveTo('aside', challengeId);
    moveTo(challengeId, login.challengeId);
    assertStepUp(await prove(forStepUp), 'fresh');
  });

  it('REQ-05 to step up for one action answers for no other', async (test) => {
    const { host, ada, old, phoneId } = await twoFactors(test);
    const general = await beginStepUp(ada.browser);
    const { challengeId } = await beginStepUp(ada.browser, { purpose: 'turn_off' });
    assertStepUp(
      await ada.browser.call(stepUp.send, { challengeId: general.challengeId, factorId: phoneId }),
      'step-up',
    );
    const input = { challengeId, factorId: phoneId, code: old.code() };
    assertRefused(await ada.browser.call(stepUp.verify, input), 'challenge_over');
    sql(
      host.file,
      'update challenge set pending_id = ? where pending_id = ?',
      challengeId,
      general.challengeId,
    );
    assertRefused(await ada.browser.call(stepUp.verify, input), 'code_wrong');
  });
});
