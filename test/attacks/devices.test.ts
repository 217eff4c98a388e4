/** Trusted browsers: what the cookie is worth, to whom, for how long, and what ends it. */
import { devices, flow, recovery, type Devices } from '@mfa-kit/contract';
import type { Verdict } from '@mfa-kit/express';
import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { Browser } from '../kit/browser.js';
import { assertAt, assertLockedOut, assertRefused, assertSignedIn, stateOf } from '../kit/expect.js';
import { hostDuring, PASSWORD, type Host } from '../kit/host.js';
import { answer, enrol, type Enrolled } from '../kit/people.js';
import { sql, value } from '../kit/tables.js';

const DAY = 24 * 3600;
const CHROME =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36';

/** Ada, enrolled, and a policy that says what the test says. */
async function ada(test: TestContext, first: Verdict = { requirement: 'required', trustDays: 30 }) {
  let verdict = first;
  const host = await hostDuring(test, { policy: () => verdict });
  const enrolled = await enrol(host);
  return { host, enrolled, say: (next: Verdict) => void (verdict = next) };
}

/** Signs in by a code and asks for this browser to be trusted. */
async function trusting(
  host: Host,
  { app, factorId }: Enrolled,
  { userId = 'ada', at = host.browser() } = {},
): Promise<Browser> {
  await signIn(at, userId);
  const state = assertAt(await at.call(flow.state), 'challenge');
  const code = app.code(host.clock.now());
  const { challengeId } = state;
  const done = await at.call(
    flow.verify,
    { challengeId, factorId, code, trust: true },
    { headers: { 'user-agent': CHROME } },
  );
  assertAt(done, 'complete');
  host.clock.advance({ seconds: 60 });
  return at;
}

/** A later visit: what the host keeps is gone, the trust cookie is still there. */
function laterVisit(browser: Browser): Browser {
  const copy = browser.copy();
  for (const name of copy.cookies.keys()) if (!name.includes('mfa-trust')) copy.cookies.delete(name);
  return copy;
}

async function signIn(browser: Browser, userId = 'ada'): Promise<string | undefined> {
  return (await browser.post('/login', { userId, password: PASSWORD })).body.at;
}

const trustCookie = (browser: Browser) => [...browser.cookies].find(([name]) => name.includes('mfa-trust'));

describe('a trusted browser', () => {
  it('REQ-55 is offered for the days that policy says, and not at all where it says none', async (test) => {
    const { host, say } = await ada(test, { requirement: 'required', trustDays: 7 });
    assert.equal(assertAt(await (await host.signedIn()).call(flow.state), 'challenge').trustDays, 7);
    say({ requirement: 'required' });
    assert.equal(assertAt(await (await host.signedIn()).call(flow.state), 'challenge').trustDays, undefined);
  });

  it('REQ-55 is not to be had by asking where it is not offered', async (test) => {
    const { host, enrolled } = await ada(test, { requirement: 'required' });
    assert.equal(trustCookie(await trusting(host, enrolled)), undefined);
    assert.equal(value(host.file, 'select count(*) from trusted_device'), 0);
  });

  it('REQ-55 holds a random token, of which the server keeps a digest', async (test) => {
    const { host, enrolled } = await ada(test);
    const browser = await trusting(host, enrolled);
    const [, token = ''] = trustCookie(browser) ?? [];
    assert.match(token, /^[\w-]{43}$/);
    assert.notEqual(value(host.file, 'select handle from trusted_device'), token);
    const lines = browser.seen.filter((seen) => seen.includes(token)).join();
    assert.match(lines, /HttpOnly; SameSite=Lax/);
    assert.match(lines, new RegExp(`Max-Age=${30 * DAY}`));
    assert(!lines.includes('ada'), 'the cookie names its user');
  });

  it('REQ-56 S5 skips the challenge over and over, for its whole time, and no longer', async (test) => {
    const { host, enrolled } = await ada(test);
    const browser = laterVisit(await trusting(host, enrolled));
    for (const days of [1, 9, 10, 9]) {
      host.clock.advance({ seconds: days * DAY });
      const visit = laterVisit(browser);
      assert.equal(await signIn(visit), 'complete');
      await assertSignedIn(visit, 'ada', 1);
    }
    host.clock.advance({ seconds: DAY });
    assert.equal(await signIn(laterVisit(browser)), 'challenge');
  });

  it('REQ-53 says that it was one, and proves no factor', async (test) => {
    const { host, enrolled } = await ada(test);
    const visit = laterVisit(await trusting(host, enrolled));
    await signIn(visit);
    const state = assertAt(await visit.call(flow.state), 'complete');
    assert.deepEqual([state.level, state.amr], [1, ['pwd', 'trusted']]);
  });

  it('REQ-56 is worth nothing without the password, nor to another user', async (test) => {
    const { host, enrolled } = await ada(test);
    const visit = laterVisit(await trusting(host, enrolled));
    await assertLockedOut(visit);
    const grace = await enrol(host, 'grace');
    assert.equal(await signIn(visit, 'grace'), 'challenge');
    // The name that her own cookie would have, with Ada's token in it, is a forgery too.
    const [, token = ''] = trustCookie(visit) ?? [];
    const [name = ''] = trustCookie(await trusting(host, grace, { userId: 'grace' })) ?? [];
    visit.cookies.set(name, token);
    assert.equal(await signIn(visit, 'grace'), 'challenge');
  });

  it('REQ-55 that two people share keeps both of them', async (test) => {
    const { host, enrolled } = await ada(test);
    const browser = await trusting(host, enrolled);
    const grace = await enrol(host, 'grace', await host.signedIn('grace'));
    await trusting(host, grace, { userId: 'grace', at: browser });
    for (const user of ['ada', 'grace']) assert.equal(await signIn(laterVisit(browser), user), 'complete');
  });

  it('REQ-55 edited, cut short or made up is challenged, and the operator hears of what was never given', async (test) => {
    const { host, enrolled } = await ada(test);
    const visit = laterVisit(await trusting(host, enrolled));
    const [name = '', token = ''] = trustCookie(visit) ?? [];
    const edited = `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`;
    for (const forged of [token.slice(1), edited, 'true', 'ada', `${token}A`]) {
      host.log.length = 0;
      visit.cookies.set(name, forged);
      assert.equal(await signIn(visit), 'challenge', forged);
      assert.equal(host.log.filter((line) => line.includes('trust token')).length, 1, forged);
      assert(!host.log.join().includes(forged) || forged === 'ada', 'the token is in the log');
    }
  });

  it('REQ-52 does not answer a challenge that is asked for otherwise', async (test) => {
    const { host, enrolled, say } = await ada(test);
    const browser = laterVisit(await trusting(host, enrolled));
    // What a proof would lead on to is asked for by a proof.
    say({ requirement: 'required', trustDays: 30, methods: ['phone', 'totp'] });
    sql(host.file, "update recovery_set set state = 'void'");
    assert.equal(await signIn(browser), 'challenge');
  });

  it('REQ-56 that is somebody else’s by now carries no session of its former owner', async (test) => {
    const { host, enrolled } = await ada(test);
    const visit = laterVisit(await trusting(host, enrolled));
    await signIn(visit);
    await assertSignedIn(visit, 'ada', 1);
    await enrol(host, 'grace');
    sql(
      host.file,
      `update trusted_device set user_id = 'grace',
         device_epoch = (select device_epoch from user_state where user_id = 'ada')`,
    );
    await assertLockedOut(visit, 'mfa_required');
  });

  it('REQ-56 does not open a session that came in by another door', async (test) => {
    const { host, enrolled } = await ada(test);
    const browser = laterVisit(await trusting(host, enrolled));
    await browser.post('/magic-link', { userId: 'ada' });
    await assertLockedOut(browser, 'mfa_required');
  });
});

describe('what ends the trust in a browser', () => {
  const endings: Record<string, (host: Host, enrolled: Enrolled, say: (next: Verdict) => void) => unknown> = {
    'a password change': (host) => host.mfa.revoke('ada'),
    'policy that trusts none': (_host, _enrolled, say) => say({ requirement: 'required' }),
    'policy that trusts for fewer days': (host, _enrolled, say) => {
      say({ requirement: 'required', trustDays: 2 });
      host.clock.advance({ seconds: 2 * DAY });
    },
    'a sign-in by a recovery code': async (host, { codes }) => {
      const elsewhere = await host.signedIn();
      const { challengeId } = assertAt(await elsewhere.call(flow.state), 'challenge');
      assertAt(await elsewhere.call(flow.recover, { challengeId, code: codes[0] }), 'complete');
    },
    'erasing the user': async (host) => {
      await host.mfa.erase('ada');
      await enrol(host);
    },
  };

  for (const [what, end] of Object.entries(endings))
    it(`REQ-56 ${what}`, async (test) => {
      const { host, enrolled, say } = await ada(test);
      const visit = laterVisit(await trusting(host, enrolled));
      assert.equal(await signIn(laterVisit(visit)), 'complete');
      const session = laterVisit(visit);
      await signIn(session);
      await assertSignedIn(session, 'ada', 1);
      await end(host, enrolled, say);
      assert.equal(await signIn(visit), 'challenge');
      await assertLockedOut(session);
    });

  it('REQ-56 the user, for one browser or for all', async (test) => {
    const { host, enrolled } = await ada(test);
    const first = await trusting(host, enrolled);
    const second = await trusting(host, enrolled);
    const list = (await second.call(devices.list)).body as unknown as Devices;
    assert.deepEqual(
      list.browsers.map(({ browser, system, isThis }) => [browser, system, isThis]),
      [
        ['Chrome', 'macOS', true],
        ['Chrome', 'macOS', false],
      ],
    );
    const other = list.browsers.find(({ isThis }) => !isThis);
    const left = (await second.call(devices.revoke, { deviceId: other?.id })).body as unknown as Devices;
    assert.equal(left.browsers.length, 1);
    assert.equal(await signIn(laterVisit(first)), 'challenge');
    assert.equal(await signIn(laterVisit(second)), 'complete');
    await second.call(devices.revokeAll);
    assert.equal(await signIn(laterVisit(second)), 'challenge');
  });

  it('REQ-30 takes a fresh proof: a session that leans on a trusted browser, or is stale, changes nothing', async (test) => {
    const { host, enrolled } = await ada(test);
    const browser = await trusting(host, enrolled);
    const { browsers } = (await browser.call(devices.list)).body as unknown as Devices;
    const trusted = laterVisit(browser);
    await signIn(trusted);
    host.clock.advance({ seconds: 301 });
    for (const session of [browser, trusted]) {
      assertRefused(await session.call(devices.revoke, { deviceId: browsers[0]?.id }), 'step_up_required');
      assertRefused(await session.call(devices.revokeAll), 'step_up_required');
    }
    assert.equal(await signIn(laterVisit(browser)), 'complete');
  });

  it('REQ-42 another user’s browser is as unknown as one that never was', async (test) => {
    const { host, enrolled } = await ada(test);
    const browser = await trusting(host, enrolled);
    const { browsers } = (await browser.call(devices.list)).body as unknown as Devices;
    const { browser: grace } = await enrol(host, 'grace');
    for (const deviceId of [browsers[0]?.id, 'never'])
      assertRefused(await grace.call(devices.revoke, { deviceId }), 'not_found');
    assert.equal(((await grace.call(devices.list)).body as unknown as Devices).browsers.length, 0);
    assert.equal(await signIn(laterVisit(browser)), 'complete');
  });
});

describe('the wish to trust a browser', () => {
  it('REQ-31 waits for the codes to be saved', async (test) => {
    const { host, enrolled } = await ada(test);
    sql(host.file, "update recovery_set set state = 'void'");
    const browser = await host.signedIn();
    const { challengeId } = assertAt(await browser.call(flow.state), 'challenge');
    const { app, factorId } = enrolled;
    const code = app.code(host.clock.now());
    assertAt(await browser.call(flow.verify, { challengeId, factorId, code, trust: true }), 'codes');
    assert.equal(trustCookie(browser), undefined);
    const { setId } = (await browser.call(recovery.begin)).body;
    await browser.call(recovery.confirm, { setId });
    assert.equal((await stateOf(browser)).at, 'complete');
    assert.equal(await signIn(laterVisit(browser)), 'complete');
  });

  it('REQ-48 does not come with a recovery code', async (test) => {
    const { host, enrolled } = await ada(test);
    const browser = await host.signedIn();
    const { challengeId } = assertAt(await browser.call(flow.state), 'challenge');
    assertRefused(
      await browser.call(flow.recover, { challengeId, code: enrolled.codes[0], trust: true }),
      'request_malformed',
    );
    await answer(browser, enrolled.app.code(host.clock.now()));
    assert.equal(trustCookie(browser), undefined);
  });

  it('REQ-76 is granted for thirty days at most: policy that says more lets nobody in', async (test) => {
    for (const trustDays of [31, -1, 0.5, Number.NaN]) {
      const host = await hostDuring(test, { policy: () => ({ requirement: 'optional', trustDays }) });
      host.app.set('env', 'test');
      const browser = await host.signedIn();
      assert.notEqual((await browser.get('/account')).status, 200, String(trustDays));
    }
  });
});
