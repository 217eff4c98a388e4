/** What a session is worth: whose proof it carries, how that was won, and what ends it. */
import { flow } from '@mfa-kit/contract';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Browser } from '../kit/browser.js';
import { assertAt, assertLockedOut, assertRefused, assertSignedIn, stateOf } from '../kit/expect.js';
import { hostDuring, type Host } from '../kit/host.js';
import { inACookie } from '../kit/in-a-cookie.js';
import { answer, begin, enrol, saveCodes } from '../kit/people.js';
import { dump, sql } from '../kit/tables.js';

const off = { policy: () => ({ requirement: 'off' as const }) };

/** A session that skipped its way in. */
async function skipped(host: Host, userId = 'ada'): Promise<Browser> {
  const browser = await host.signedIn(userId);
  assertAt(await browser.call(flow.skip), 'complete');
  return browser;
}

async function amrOf(browser: Browser): Promise<unknown> {
  return ((await browser.get('/account')).body['mfa'] as { amr: unknown }).amr;
}

describe('a proof', () => {
  it('REQ-53 says how it was won, and when', async (test) => {
    const host = await hostDuring(test);
    const bySkip = await skipped(host);
    await assertSignedIn(bySkip, 'ada', 1);
    assert.deepEqual(await amrOf(bySkip), ['pwd']);
    const { browser, app, codes } = await enrol(host);
    assert.deepEqual(await amrOf(browser), ['pwd', 'otp', 'mfa']);
    const byCode = await host.signedIn();
    await answer(byCode, app.code(host.clock.now()));
    const at = host.clock.now();
    host.clock.advance({ minutes: 3 });
    const { mfa } = (await byCode.get('/account')).body;
    const acr = 'urn:mfa-kit:acr:2';
    const amr = ['pwd', 'otp', 'mfa'];
    const context = {};
    assert.deepEqual(mfa, { userId: 'ada', level: 2, amr, acr, context, provedAt: at, freshAt: at });
    const byRecovery = await host.signedIn();
    const state = await stateOf(byRecovery);
    const challengeId = 'challengeId' in state ? state.challengeId : undefined;
    await byRecovery.call(flow.recover, { challengeId, code: codes[0] });
    assert.deepEqual(await amrOf(byRecovery), ['pwd', 'recovery']);
  });

  it('REQ-53 does not claim a password that nobody gave', async (test) => {
    const host = await hostDuring(test);
    const { app } = await enrol(host);
    const browser = host.browser();
    await browser.post('/magic-link', { userId: 'ada' });
    await answer(browser, app.code(host.clock.now()));
    assert.deepEqual(await amrOf(browser), ['otp', 'mfa']);
    host.users.set('link', { id: 'link', name: 'link', hasPassword: false });
    const { browser: byLink } = await enrol(host, 'link');
    assert.deepEqual(await amrOf(byLink), ['otp', 'mfa']);
  });

  it('REQ-53 of two first factors is of level 1', async (test) => {
    const host = await hostDuring(test, off);
    const browser = await host.signedIn();
    await assertSignedIn(browser, 'ada', 1);
    await browser.post('/magic-link', { userId: 'ada' });
    await assertSignedIn(browser, 'ada', 1);
    assert.deepEqual(await amrOf(browser), []);
  });

  it('REQ-94 dies with the host’s session, whoever signs in next by another door', async (test) => {
    const host = await hostDuring(test);
    const { browser, app } = await enrol(host);
    host.app.post('/host-logout', (request, response, next) => {
      request.session.destroy((error) => (error ? next(error) : response.json({})));
    });
    await browser.post('/host-logout', {});
    await browser.post('/magic-link', { userId: 'ada' });
    await assertLockedOut(browser, 'mfa_required');
    assertAt(await answer(browser, app.code(host.clock.now())), 'complete');
  });

  it('REQ-94 is worth nothing in another user’s session', async (test) => {
    const host = await hostDuring(test);
    await enrol(host, 'ada');
    await enrol(host, 'mallory');
    const [proof] = sql(host.file, `select id from proof where user_id = 'ada'`);
    host.app.post('/plant', (request, response) => {
      Object.assign(request.session, { mfaProof: proof?.['id'] });
      response.json({});
    });
    const thief = host.browser();
    await thief.post('/magic-link', { userId: 'mallory' });
    await thief.post('/plant', {});
    await assertLockedOut(thief, 'mfa_required');
    assertAt(await thief.call(flow.state), 'challenge');
  });

  it('REQ-94 does not pass to whom the host puts into the same session', async (test) => {
    const host = await hostDuring(test);
    const { browser } = await enrol(host, 'ada');
    await enrol(host, 'grace');
    host.app.post('/become', (request, response) => {
      request.session.userId = 'grace';
      response.json({});
    });
    await browser.post('/become', {});
    await assertLockedOut(browser, 'mfa_required');
  });

  it('REQ-94 ends with signing out, in a stolen copy of a session that no server keeps, too', async (test) => {
    const host = await hostDuring(test, { sessions: inACookie(), ...off });
    for (const enrolled of [false, true]) {
      const browser = await host.signedIn();
      if (enrolled) await saveCodes((await enrolByChoice(host, browser)).browser);
      const stolen = browser.copy();
      assert.equal((await stolen.get('/account')).status, 200);
      await browser.post('/logout', {});
      await assertLockedOut(stolen);
      await assertLockedOut(stolen);
    }
  });
});

/** Level-1 session, factor by choice. */
async function enrolByChoice(host: Host, at: Browser) {
  await at.call(flow.enroll);
  await at.call(flow.password, { password: 'correct horse battery staple' });
  const { app, factorId } = await begin(at);
  assertAt(await at.call(flow.confirm, { factorId, code: app.code(host.clock.now()) }), 'codes');
  return { browser: at, app, factorId };
}

describe('revoking', () => {
  it('REQ-94 ends every session and every pending login of the user, and no other', async (test) => {
    const host = await hostDuring(test);
    const { browser, app } = await enrol(host, 'ada');
    const other = await host.signedIn('ada');
    await answer(other, app.code(host.clock.now()));
    const pending = await host.signedIn('ada');
    const grace = await skipped(host, 'grace');
    await host.mfa.revoke('ada');
    for (const session of [browser, other, pending]) await assertLockedOut(session);
    assertAt(await pending.call(flow.state), 'signed-out');
    host.clock.advance({ seconds: 30 });
    assertRefused(await answer(pending, app.code(host.clock.now())), 'signed_out');
    await assertSignedIn(grace, 'grace', 1);
  });

  it('REQ-94 is not undone by a skip from the session that was revoked', async (test) => {
    const host = await hostDuring(test);
    const thief = await skipped(host);
    await host.mfa.revoke('ada');
    assertRefused(await thief.copy().call(flow.skip), 'signed_out');
    assertRefused(await thief.copy().call(flow.enroll), 'signed_out');
    assertAt(await thief.call(flow.state), 'signed-out');
    await assertLockedOut(thief, 'signed_out');
    assertRefused(await thief.call(flow.skip), 'signed_out');
    await assertLockedOut(thief, 'signed_out');
  });

  it('REQ-94 is not undone where policy asks for nothing', async (test) => {
    const host = await hostDuring(test, off);
    const thief = await host.signedIn();
    await host.mfa.revoke('ada');
    await assertLockedOut(thief, 'signed_out');
    await assertLockedOut(thief, 'signed_out');
  });

  it('REQ-94 leaves a browser where somebody signs in again as any other', async (test) => {
    const host = await hostDuring(test, off);
    host.app.post('/careless-link', (request, response) => {
      request.session.userId = 'ada';
      response.json({});
    });
    for (const door of ['/magic-link', '/careless-link']) {
      const browser = await host.signedIn();
      await host.mfa.revoke('ada');
      await assertLockedOut(browser);
      await browser.post(door, { userId: 'ada' });
      await assertSignedIn(browser, 'ada', 1);
    }
  });

  it('REQ-94 forgets an erased user’s sessions, also when the id is given to somebody new', async (test) => {
    const host = await hostDuring(test, off);
    const browser = await host.signedIn('ada');
    await host.mfa.erase('ada');
    assert.doesNotMatch(JSON.stringify(dump(host.file, { but: ['mfa_migration'] })), /"ada"/);
    await assertLockedOut(browser, 'signed_out');
    await host.signedIn('ada');
    await assertLockedOut(browser, 'signed_out');
  });
});

describe('enabling a second factor', () => {
  it('REQ-08 ends the user’s other sessions, and not the one that did it', async (test) => {
    const host = await hostDuring(test);
    const before = await skipped(host);
    const thief = await skipped(host);
    const { browser, app } = await enrolByChoice(host, await skipped(host));
    await assertLockedOut(before, 'signed_out');
    assertRefused(await thief.call(flow.skip), 'signed_out');
    await saveCodes(browser);
    await assertSignedIn(browser, 'ada');
    for (const other of [before, thief]) await assertLockedOut(other, 'signed_out');
    host.clock.advance({ seconds: 30 });
    const again = await host.signedIn();
    assertAt(await answer(again, app.code(host.clock.now())), 'complete');
    await assertSignedIn(browser, 'ada');
  });

  it('REQ-08 keeps the session that did it while its codes are still to be saved', async (test) => {
    const host = await hostDuring(test);
    const { browser } = await enrolByChoice(host, await skipped(host));
    await assertLockedOut(browser, 'mfa_required');
    assertAt(await browser.call(flow.state), 'codes');
    await saveCodes(browser);
    await assertSignedIn(browser, 'ada');
  });

  it('REQ-08 does not bring back a session that was over before', async (test) => {
    const host = await hostDuring(test);
    const browser = await skipped(host);
    const session = browser.copy();
    await browser.call(flow.enroll);
    await browser.call(flow.password, { password: 'correct horse battery staple' });
    const { app, factorId } = await begin(browser);
    sql(host.file, 'update user_state set epoch = epoch + 1');
    const input = { factorId, code: app.code(host.clock.now()) };
    assertAt(await browser.call(flow.confirm, input), 'codes');
    await assertLockedOut(session, 'signed_out');
  });

  it('REQ-08 tells the host which session to keep', async (test) => {
    const ended: [string, string][] = [];
    const base = inACookie();
    const endOthers = (userId: string, keep: string) => void ended.push([userId, keep]);
    const host = await hostDuring(test, { sessions: { ...base, endOthers } });
    await enrol(host);
    const [proof] = sql(host.file, 'select id from proof');
    assert.deepEqual(ended, [['ada', proof?.['id']]]);
  });

  it('REQ-08 is not what a right password does: nobody is signed out by it', async (test) => {
    const host = await hostDuring(test);
    const { browser } = await enrol(host);
    const mallory = await host.signedIn('ada');
    assertRefused(await mallory.call(flow.begin, { kind: 'totp' }), 'factor_exists');
    await mallory.call(flow.cancel);
    await assertSignedIn(browser, 'ada');
  });
});
