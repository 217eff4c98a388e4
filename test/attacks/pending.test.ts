/** Half signed in: what a right password alone opens, and what its handle is good for. */
import { flow, recovery, type Challenge } from '@mfa-kit/contract';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import type { Browser } from '../kit/browser.js';
import { assertAt, assertLockedOut, assertRefused, assertSignedIn, stateOf } from '../kit/expect.js';
import { hostDuring, PASSWORD, type Host } from '../kit/host.js';
import { Meddler } from '../kit/meddler.js';
import { answer, begin, enrol } from '../kit/people.js';
import { raw } from '../kit/raw.js';
import { assertUnchanged, dump, sql, value } from '../kit/tables.js';

const COOKIE = 'mfa-pending';
const handleOf = (browser: Browser) => browser.cookies.get(COOKIE) ?? 'none';

/** The pending cookie alone, as a thief would carry it. */
function holding(host: Host, handle: string): Browser {
  const browser = host.browser();
  browser.cookies.set(COOKIE, handle);
  return browser;
}

describe('a right password without the second factor', () => {
  it('REQ-01 opens nothing of the application, by any method and in any state', async (test) => {
    const host = await hostDuring(test);
    await enrol(host, 'grace');
    const challenged = await host.signedIn('grace');
    const enrolling = await host.signedIn('ada');
    const atCodes = await host.signedIn('mallory');
    const { app, factorId } = await begin(atCodes);
    await atCodes.call(flow.confirm, { factorId, code: app.code(host.clock.now()) });
    for (const browser of [challenged, enrolling, atCodes])
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']) {
        const { status, text, body } = await browser.send(method, '/account');
        assert.equal(status, 401, method);
        assert.doesNotMatch(text, /northwind|"account"/);
        if (method !== 'HEAD') assert.equal(body.code, 'mfa_required');
      }
  });

  it('REQ-01 sends a page to the challenge, and shows nothing of it', async (test) => {
    const host = await hostDuring(test);
    const browser = await host.signedIn('ada');
    const { status, headers, text } = await browser.get('/account', { headers: { accept: 'text/html' } });
    assert.deepEqual([status, headers.get('location')], [303, '/second-step']);
    assert.doesNotMatch(text, /ada/);
  });

  it('REQ-06 is all that any sign-in of an enrolled user gets, the JSON one and the remembered one too', async (test) => {
    const host = await hostDuring(test);
    const { browser } = await enrol(host, 'ada');
    await browser.post('/logout', {});
    for (const again of [browser, await host.signedIn('ada')]) {
      const { body } = await again.post('/login', { userId: 'ada', password: PASSWORD });
      assert.equal(body.at, 'challenge');
      await assertLockedOut(again, 'mfa_required');
    }
  });
});

describe('the handle of a pending login', () => {
  it('REQ-02 is 256 random bits, another one each time, kept only as its digest', async (test) => {
    const host = await hostDuring(test);
    const handles = await Promise.all(
      Array.from({ length: 20 }, async () => handleOf(await host.signedIn('ada'))),
    );
    assert.equal(new Set(handles).size, 20);
    const kept = JSON.stringify(dump(host.file));
    for (const handle of handles) {
      assert.equal(Buffer.from(handle, 'base64url').length, 32);
      assert(!kept.includes(handle));
      assert(kept.includes(createHash('sha256').update(handle).digest('base64url')));
    }
  });

  it('REQ-02 dies ten minutes after the password, and the right code stays unspent', async (test) => {
    const host = await hostDuring(test);
    const { app } = await enrol(host);
    const browser = await host.signedIn();
    const { challengeId, factors } = (await stateOf(browser)) as Challenge;
    const spend = () =>
      browser.call(flow.verify, { challengeId, factorId: factors[0]?.id, code: app.code(host.clock.now()) });
    host.clock.advance({ minutes: 10 });
    await assertUnchanged(host.file, async () => assertRefused(await spend(), 'pending_expired'));
    host.clock.advance({ seconds: 1 });
    await assertUnchanged(host.file, async () => assertRefused(await spend(), 'pending_expired'));
    await assertLockedOut(browser, 'signed_out');
    assert.deepEqual(await stateOf(browser), {
      at: 'signed-out',
      actions: [],
      now: host.clock.now(),
      reason: 'expired',
    });
  });

  it('REQ-02 lives half an hour while it enrols, whatever was done meanwhile', async (test) => {
    const host = await hostDuring(test);
    const browser = await host.signedIn();
    const { app, factorId } = await begin(browser);
    await browser.call(flow.confirm, { factorId, code: app.code(host.clock.now()) });
    host.clock.advance({ minutes: 29 });
    assertAt(await browser.call(flow.state), 'codes');
    await browser.call(recovery.begin);
    host.clock.advance({ minutes: 1 });
    assertRefused(await browser.call(recovery.begin), 'pending_expired');
    await assertLockedOut(browser);
  });

  it('REQ-02 is worth nothing once it was used', async (test) => {
    const host = await hostDuring(test);
    const { app } = await enrol(host);
    const browser = await host.signedIn();
    const thief = holding(host, handleOf(browser));
    await answer(browser, app.code(host.clock.now()));
    await assertSignedIn(browser, 'ada');
    host.clock.advance({ seconds: 30 });
    await assertUnchanged(host.file, async () => {
      assertRefused(await answer(thief, app.code(host.clock.now())), 'signed_out');
      assertRefused(await thief.call(flow.begin, { kind: 'totp' }), 'signed_out');
    });
    await assertLockedOut(thief, 'signed_out');
  });

  it('REQ-02 opens one session, also where two right proofs come at once', async (test) => {
    const meddler = new Meddler();
    const host = await hostDuring(test);
    const late = await hostDuring(test, { folder: host.folder, clock: host.clock, through: meddler.between });
    const { app, codes } = await enrol(host);
    const browser = await host.signedIn();
    const other = browser.copy(late.origin);
    const { challengeId } = (await stateOf(browser)) as Challenge;
    const hold = meddler.holdTransaction(1);
    const held = other.call(flow.recover, { challengeId, code: codes[0] });
    await hold.reached;
    assertAt(await answer(browser, app.code(host.clock.now())), 'complete');
    hold.release();
    assertRefused(await held, 'challenge_over');
    await assertLockedOut(other);
    assert.equal(value(host.file, 'select count(*) from recovery_code where used_at is not null'), 0);
  });

  it('REQ-02 enrols nobody in a login that was ended meanwhile, nor skips', async (test) => {
    for (const step of ['confirm', 'skip', 'verify'] as const) {
      const meddler = new Meddler();
      const host = await hostDuring(test);
      const late = await hostDuring(test, {
        folder: host.folder,
        clock: host.clock,
        through: meddler.between,
      });
      const known = step === 'verify' ? await enrol(host) : undefined;
      if (known) sql(host.file, 'delete from recovery_set');
      const browser = await host.signedIn();
      const other = browser.copy(late.origin);
      const { app, factorId } = known ?? (await begin(browser));
      const state = await stateOf(browser);
      const challengeId = state.at === 'challenge' ? state.challengeId : undefined;
      const input = { factorId, code: app.code(host.clock.now()) };
      const hold = meddler.holdTransaction(step === 'verify' ? 1 : 0);
      const held =
        step === 'skip'
          ? other.call(flow.skip)
          : other.call(flow[step], step === 'verify' ? { ...input, challengeId } : input);
      await hold.reached;
      await host.mfa.revoke('ada');
      hold.release();
      assertRefused(await held, 'challenge_over');
      await assertLockedOut(other);
      assert.equal(value(host.file, `select count(*) from factor where confirmed_at > 0`), known ? 1 : 0);
    }
  });

  it('REQ-02 is worth nothing anywhere but in its cookie', async (test) => {
    const host = await hostDuring(test);
    const handle = handleOf(await host.signedIn());
    const elsewhere: Record<string, string>[] = [
      { authorization: `Bearer ${handle}` },
      { [COOKIE]: handle },
      { 'x-mfa-pending': handle },
      { cookie: `__Host-${COOKIE}=${handle}` },
      { cookie: `${COOKIE.toUpperCase()}=${handle}` },
    ];
    for (const headers of elsewhere) {
      const { body } = await host.browser().call(flow.state, {}, { headers });
      assert.equal(body.at, 'signed-out', JSON.stringify(headers));
    }
    const inUrl = await raw(host.origin, { method: 'GET', path: `/mfa/state?${COOKIE}=${handle}` });
    assert.match(inUrl.text, /"signed-out"/);
  });

  it('REQ-02 gives way to a second password in the same browser, and to none in another', async (test) => {
    const host = await hostDuring(test);
    const { app } = await enrol(host);
    const elsewhere = await host.signedIn('ada');
    const browser = await host.signedIn('ada');
    const first = holding(host, handleOf(browser));
    await browser.post('/login', { userId: 'ada', password: PASSWORD });
    assert.notEqual(handleOf(browser), handleOf(first));
    assertRefused(await answer(first, app.code(host.clock.now())), 'signed_out');
    assertAt(await answer(elsewhere, app.code(host.clock.now())), 'complete');
    assertAt(await browser.call(flow.state), 'challenge');
  });
});

describe('success', () => {
  it('REQ-03 gives a new session id, so that one planted before is never signed in', async (test) => {
    const host = await hostDuring(test);
    const { app } = await enrol(host);
    const planter = host.browser();
    await planter.post('/magic-link', { userId: 'mallory' });
    const browser = planter.copy();
    await browser.post('/login', { userId: 'ada', password: PASSWORD });
    assertAt(await answer(browser, app.code(host.clock.now())), 'complete');
    await assertSignedIn(browser, 'ada');
    assert.notEqual(browser.cookies.get('connect.sid'), planter.cookies.get('connect.sid'));
    assert.doesNotMatch((await planter.get('/account')).text, /ada/);
    await assertLockedOut(planter);
  });

  it('REQ-03 gives a new id to a session that is proved later, and keeps what the host had in it', async (test) => {
    const host = await hostDuring(test);
    const { app } = await enrol(host);
    const browser = host.browser();
    await browser.post('/magic-link', { userId: 'ada' });
    const before = browser.copy();
    assertAt(await answer(browser, app.code(host.clock.now())), 'complete');
    await assertSignedIn(browser, 'ada');
    assert.equal((await browser.get('/account')).body['cart'], 'one apple');
    await assertLockedOut(before);
  });

  it('REQ-03 takes the pending cookie away', async (test) => {
    const host = await hostDuring(test);
    const { app } = await enrol(host);
    const browser = await host.signedIn();
    const { headers } = await answer(browser, app.code(host.clock.now()));
    assert(headers.getSetCookie().some((cookie) => /^mfa-pending=;.*Max-Age=0/i.test(cookie)));
    assert.equal(value(host.file, `select count(*) from pending_login where ended is null`), 0);
  });
});

describe('what the client says of itself', () => {
  const claims = [
    { userId: 'grace' },
    { user: { id: 'grace' } },
    { verified: true },
    { aal: 2 },
    { level: 2 },
    { mfaEnabled: false },
    { purpose: 'login' },
    { at: 'complete' },
    { proofId: 'x' },
    { returnTo: '//evil.example' },
  ];

  it('REQ-04 is refused in a body, and changes nothing', async (test) => {
    const host = await hostDuring(test);
    const { app } = await enrol(host);
    const browser = await host.signedIn();
    const { challengeId, factors } = (await stateOf(browser)) as Challenge;
    const right = { challengeId, factorId: factors[0]?.id, code: app.code(host.clock.now()) };
    for (const claim of claims)
      for (const [route, input] of [
        [flow.verify, right],
        [flow.skip, {}],
        [flow.begin, { kind: 'totp' }],
        [flow.cancel, {}],
        [recovery.begin, {}],
      ] as const)
        await assertUnchanged(host.file, async () =>
          assertRefused(await browser.call(route, { ...input, ...claim }), 'request_malformed'),
        );
    await assertLockedOut(browser, 'mfa_required');
  });

  it('REQ-04 is not heard in a query, a header or a cookie', async (test) => {
    const host = await hostDuring(test);
    const { app } = await enrol(host, 'ada');
    const browser = await host.signedIn('ada');
    browser.cookies.set('userId', 'grace').set('mfa', 'verified').set('mfaProof', 'x');
    const headers = {
      'x-user-id': 'grace',
      'x-mfa-verified': 'true',
      'x-aal': '2',
      'x-remote-user': 'grace',
    };
    const path = `/mfa/flow/verify?userId=grace&verified=true&aal=2&code=${app.code(host.clock.now())}`;
    const { challengeId, factors } = (await stateOf(browser)) as Challenge;
    const wrong = { challengeId, factorId: factors[0]?.id, code: app.wrongCode(host.clock.now()) };
    assertRefused(await browser.post(path, wrong, { headers }), 'code_wrong');
    await assertLockedOut(browser);
    assertAt(
      await browser.post(path, { ...wrong, code: app.code(host.clock.now()) }, { headers }),
      'complete',
    );
    await assertSignedIn(browser, 'ada');
  });
});

describe('a challenge', () => {
  it('REQ-05 of one user counts the codes of another as wrong, against its own user', async (test) => {
    const host = await hostDuring(test);
    const victim = await enrol(host, 'ada');
    const mallory = await enrol(host, 'mallory');
    const browser = await host.signedIn('ada');
    const failures = (userId: string) =>
      value(host.file, 'select sum(in_row) from failure_counter where user_id = ?', userId);
    const challenge = (await stateOf(browser)) as Challenge;
    const foreign = mallory.app.code(host.clock.now());
    assertRefused(await answer(browser, foreign, victim.factorId), 'code_wrong');
    assert.deepEqual([failures('ada'), failures('mallory')], [1, null]);
    const input = { challengeId: challenge.challengeId, factorId: mallory.factorId, code: foreign };
    await assertUnchanged(host.file, async () =>
      assertRefused(await browser.call(flow.verify, input), 'challenge_over'),
    );
    await assertLockedOut(browser);
  });

  it('REQ-05 is worth nothing to another browser, even to one that knows its id and its code', async (test) => {
    const host = await hostDuring(test);
    const victim = await enrol(host, 'ada');
    await enrol(host, 'mallory');
    const { challengeId } = (await stateOf(await host.signedIn('ada'))) as Challenge;
    const input = { challengeId, factorId: victim.factorId, code: victim.app.code(host.clock.now()) };
    await assertUnchanged(host.file, async () => {
      assertRefused(await host.browser().call(flow.verify, input), 'signed_out');
    });
    const thief = await host.signedIn('mallory');
    await assertUnchanged(host.file, async () =>
      assertRefused(await thief.call(flow.verify, input), 'challenge_over'),
    );
    await assertLockedOut(thief);
  });

  it('REQ-05 takes a code only with its own id: a form left open from an earlier challenge proves nothing', async (test) => {
    const host = await hostDuring(test);
    const { app, factorId, codes } = await enrol(host);
    const browser = await host.signedIn();
    const { challengeId: earlier } = (await stateOf(browser)) as Challenge;
    await browser.post('/login', { userId: 'ada', password: PASSWORD });
    const code = app.code(host.clock.now());
    await assertUnchanged(host.file, async () => {
      for (const challengeId of [earlier, undefined, 'none']) {
        assertRefused(await browser.call(flow.verify, { challengeId, factorId, code }), 'challenge_over');
        assertRefused(await browser.call(flow.recover, { challengeId, code: codes[0] }), 'challenge_over');
      }
    });
    await assertLockedOut(browser);
  });

  it('REQ-05 of two users in two tabs is the one of the latest', async (test) => {
    const host = await hostDuring(test);
    const ada = await enrol(host, 'ada');
    const grace = await enrol(host, 'grace');
    const browser = await host.signedIn('ada');
    const { challengeId } = (await stateOf(browser)) as Challenge;
    await browser.post('/login', { userId: 'grace', password: PASSWORD });
    const late = { challengeId, factorId: ada.factorId, code: ada.app.code(host.clock.now()) };
    assertRefused(await browser.call(flow.verify, late), 'challenge_over');
    assertAt(await answer(browser, grace.app.code(host.clock.now())), 'complete');
    await assertSignedIn(browser, 'grace');
  });

  it('REQ-05 is not opened by the code that enrolled the factor', async (test) => {
    const host = await hostDuring(test);
    const browser = await host.signedIn();
    const { app, factorId } = await begin(browser);
    const code = app.code(host.clock.now());
    assertAt(await browser.call(flow.confirm, { factorId, code }), 'codes');
    const again = await host.signedIn();
    assertRefused(await answer(again, code), 'code_wrong');
    await assertLockedOut(again);
  });

  it('REQ-05 opened by a session is worth nothing without that session', async (test) => {
    const host = await hostDuring(test);
    const { app, factorId } = await enrol(host, 'ada');
    const browser = host.browser();
    await browser.post('/magic-link', { userId: 'ada' });
    assertRefused(await answer(browser, app.wrongCode(host.clock.now()), factorId), 'code_wrong');
    const { challengeId } = (await stateOf(browser)) as Challenge;
    const input = { challengeId, factorId, code: app.code(host.clock.now()) };
    const without = holding(host, handleOf(browser));
    assertRefused(await without.call(flow.verify, input), 'signed_out');
    const another = holding(host, handleOf(browser));
    await another.post('/magic-link', { userId: 'mallory' });
    assertRefused(await another.call(flow.verify, input), 'challenge_over');
    assert.equal(sql(host.file, 'select * from proof where user_id = ?', 'ada').length, 1);
    await assertLockedOut(another);
  });
});
