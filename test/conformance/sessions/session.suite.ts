/** What a session is worth, whoever keeps it: every adapter in a real application. */
import { flow } from '@mfa-kit/contract';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertAt, assertLockedOut, assertSignedIn } from '../../kit/expect.js';
import { PASSWORD } from '../../kit/host.js';
import { answer, begin, enrol, saveCodes, type Enrolled } from '../../kit/people.js';
import { sql } from '../../kit/tables.js';
import type { Visitor } from '../../kit/visitor.js';
import { run, type Running, type Setting } from './application.js';
import { CART, type Recipe } from './ground.js';

const off = { policy: () => ({ requirement: 'off' as const }) };

export function sessionSuite(recipe: Recipe, expressVersion: 4 | 5): void {
  const start = (test: Parameters<typeof run>[0], setting: Setting = {}) =>
    run(test, recipe, { expressVersion, ...setting });

  describe(`${recipe.name} on Express ${expressVersion}`, () => {
    it('signs in by password and factor', async (test) => {
      const running = await start(test);
      const { app, browser } = await enrolled(running);
      await assertSignedIn(browser, 'ada');
      const again = await running.signedIn();
      await assertLockedOut(again, 'mfa_required');
      assertAt(await answer(again, app.code(running.clock.now())), 'complete');
      await assertSignedIn(again, 'ada');
    });

    it('signs in at once where nothing is asked', async (test) => {
      const running = await start(test, off);
      await assertSignedIn(await running.signedIn(), 'ada', 1);
    });

    it('REQ-03 makes nothing of a session that was there before signing in', async (test) => {
      const running = await start(test);
      const { app } = await enrolled(running);
      const victim = await running.unproved('mallory');
      const planted = victim.copy();
      await victim.post('/login', { username: 'ada', password: PASSWORD });
      assertAt(await answer(victim, app.code(running.clock.now())), 'complete');
      await assertSignedIn(victim, 'ada');
      assert.notEqual(victim.carrier, planted.carrier);
      const { text } = await planted.get('/account');
      assert.doesNotMatch(text, /"ada"/);
      assert.doesNotMatch((await victim.get('/account')).text, new RegExp(CART));
    });

    it('REQ-06 stops a session from another door, and renews it when it is proved', async (test) => {
      const running = await start(test);
      const { app } = await enrolled(running);
      const browser = await running.unproved();
      const before = browser.copy();
      await assertLockedOut(browser, 'mfa_required');
      assertAt(await answer(browser, app.code(running.clock.now())), 'complete');
      await assertSignedIn(browser, 'ada');
      assert.notEqual(browser.carrier, before.carrier);
      assert.equal((await browser.get('/account')).body['cart'], CART);
      await assertLockedOut(before, recipe.isStateless ? 'mfa_required' : 'signed_out');
    });

    it('REQ-06 lets such a session pass while nothing is asked, and enrol by choice', async (test) => {
      const running = await start(test, off);
      const browser = await running.unproved();
      assertAt(await browser.call(flow.enroll), 'enrollment');
      await assertSignedIn(browser, 'ada', 1);
      await assertSignedIn(browser, 'ada', 1);
      await browser.call(flow.password, { password: PASSWORD });
      const { app, factorId } = await begin(browser);
      await browser.call(flow.confirm, { factorId, code: app.code(running.clock.now()) });
      await saveCodes(browser);
      await assertSignedIn(browser, 'ada', 2);
      assert.equal((await browser.get('/account')).body['cart'], CART);
    });

    it('keeps the host’s data, and its proof where it can, when the host renews the session', async (test) => {
      const running = await start(test);
      const { app } = await enrolled(running);
      const browser = await running.unproved();
      await answer(browser, app.code(running.clock.now()));
      const before = browser.carrier;
      await browser.post('/rotate', {});
      assert.notEqual(browser.carrier, before);
      if (!recipe.keepsProofWhenRotated) {
        await assertLockedOut(browser, 'mfa_required');
        running.clock.advance({ seconds: 60 });
        await answer(browser, app.code(running.clock.now()));
      }
      await assertSignedIn(browser, 'ada');
      assert.equal((await browser.get('/account')).body['cart'], CART);
    });

    it('REQ-94 ends with signing out, in every copy from before', async (test) => {
      const running = await start(test, off);
      const browser = await running.signedIn();
      const atFirst = browser.copy();
      await browser.post('/login', { username: 'ada', password: PASSWORD });
      const later = browser.copy();
      await assertLockedOut(atFirst, 'signed_out');
      await assertSignedIn(later, 'ada', 1);
      await browser.post('/logout', {});
      for (const one of [browser, later, atFirst]) await assertLockedOut(one, 'signed_out');
      assert.deepEqual(sql(running.file, 'select id from proof'), []);
    });

    it('REQ-94 ends in every copy when the same browser proves a factor anew', async (test) => {
      const running = await start(test);
      const { browser, app } = await enrolled(running);
      const stolen = browser.copy();
      await browser.post('/login', { username: 'ada', password: PASSWORD });
      await assertSignedIn(stolen, 'ada');
      await answer(browser, app.code(running.clock.now()));
      await assertSignedIn(browser, 'ada');
      await assertLockedOut(stolen, 'signed_out');
    });

    it('REQ-94 ends when the person stops half-way through another sign-in', async (test) => {
      const running = await start(test);
      const { browser } = await enrolled(running);
      const stolen = browser.copy();
      await browser.post('/login', { username: 'ada', password: PASSWORD });
      assertAt(await browser.call(flow.cancel), 'signed-out');
      for (const one of [browser, stolen]) await assertLockedOut(one, 'signed_out');
    });

    it('REQ-94 ends with the user’s password, wherever it is', async (test) => {
      const running = await start(test);
      const { browser, app } = await enrolled(running);
      const other = await running.signedIn();
      await answer(other, app.code(running.clock.now()));
      const stolen = other.copy();
      const { browser: grace } = await enrolled(running, 'grace');
      await running.application.mfa.revoke('ada');
      for (const one of [browser, other, stolen]) await assertLockedOut(one, 'signed_out');
      await assertSignedIn(grace, 'grace');
    });

    it('REQ-94 is worth nothing in another user’s session, and is not ended by it', async (test) => {
      const running = await start(test);
      const { browser: ada } = await enrolled(running);
      const [proof] = sql(running.file, `select id from proof where user_id = 'ada'`);
      await enrolled(running, 'mallory');
      const thief = await running.unproved('mallory');
      await thief.post('/plant', { proofId: proof?.['id'] });
      await assertLockedOut(thief, 'mfa_required');
      assertAt(await thief.call(flow.state), 'challenge');
      await thief.post('/logout', {});
      await assertSignedIn(ada, 'ada');
    });

    it('REQ-94 does not pass to whoever signs in next by another door', async (test) => {
      const running = await start(test);
      const { browser } = await enrolled(running);
      await browser.post('/other-way-out', {});
      await assertLockedOut(browser, 'signed_out');
      await browser.post('/other-door', { userId: 'ada' });
      await assertLockedOut(browser, 'mfa_required');
    });

    it('REQ-94 does not pass to another user, nor stay, without a sign-out in between', async (test) => {
      const running = await start(test);
      const { browser } = await enrolled(running);
      await enrolled(running, 'grace');
      const same = browser.copy();
      await browser.post('/other-door', { userId: 'grace' });
      await assertLockedOut(browser, 'mfa_required');
      await same.post('/other-door', { userId: 'ada' });
      await assertLockedOut(same, 'mfa_required');
    });

    it('REQ-08 ends the user’s other sessions, in the host’s store where it has one', async (test) => {
      const running = await start(test);
      const others = [await skipped(running), await skipped(running)];
      const browser = await skipped(running);
      await browser.call(flow.enroll);
      await browser.call(flow.password, { password: PASSWORD });
      const { app, factorId } = await begin(browser);
      await browser.call(flow.confirm, { factorId, code: app.code(running.clock.now()) });
      await saveCodes(browser);
      await assertSignedIn(browser, 'ada');
      assert.equal(running.application.count?.('ada') ?? 1, 1);
      for (const other of others) await assertLockedOut(other, 'signed_out');
    });
  });
}

async function skipped(running: Running): Promise<Visitor> {
  const browser = await running.signedIn();
  assertAt(await browser.call(flow.skip), 'complete');
  return browser;
}

/** Somebody who has just enrolled, at their browser. */
async function enrolled(
  running: Running,
  userId = 'ada',
): Promise<Omit<Enrolled, 'browser'> & { browser: Visitor }> {
  const browser = await running.signedIn(userId);
  return { ...(await enrol(running, userId, browser)), browser };
}
