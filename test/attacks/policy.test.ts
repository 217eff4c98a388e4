/** What policy asks is asked on each request, of each session, and nothing below it loosens it. */
import { flow } from '@mfa-kit/contract';
import { rules, type Verdict } from '@mfa-kit/express';
import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { assertAt, assertLockedOut, assertRefused, assertSignedIn } from '../kit/expect.js';
import { hostDuring } from '../kit/host.js';
import { Meddler } from '../kit/meddler.js';
import { answer, begin, enrol } from '../kit/people.js';
import { assertUnchanged, sql, value } from '../kit/tables.js';

/** A host whose policy says what the test says, from the next request on. */
async function ruled(test: TestContext, first: Verdict) {
  let verdict = first;
  const host = await hostDuring(test, { policy: () => verdict });
  return { host, say: (next: Verdict) => void (verdict = next) };
}

describe('policy', () => {
  it('REQ-09 has no skip where it requires', async (test) => {
    const { host } = await ruled(test, { requirement: 'required' });
    const browser = await host.signedIn();
    const { actions } = assertAt(await browser.call(flow.state), 'enrollment');
    assert(!actions.includes('skip'));
    await assertUnchanged(host.file, async () =>
      assertRefused(await browser.call(flow.skip), 'skip_refused'),
    );
    await assertLockedOut(browser);
  });

  it('REQ-09 has none where it began to require after the offer was made', async (test) => {
    const { host, say } = await ruled(test, { requirement: 'optional' });
    const browser = await host.signedIn();
    assert(assertAt(await browser.call(flow.state), 'enrollment').actions.includes('skip'));
    say({ requirement: 'required' });
    assertRefused(await browser.call(flow.skip), 'skip_refused');
    await assertLockedOut(browser);
  });

  it('REQ-09 that tightens meets open sessions at their next request, in every process', async (test) => {
    const { host, say } = await ruled(test, { requirement: 'off' });
    const second = await hostDuring(test, {
      folder: host.folder,
      clock: host.clock,
      policy: () => ({ requirement: 'required' }),
    });
    const browser = await host.signedIn();
    await assertSignedIn(browser, 'ada', 1);
    say({ requirement: 'required' });
    await assertLockedOut(browser, 'enrollment_required');
    const elsewhere = second.browser();
    await elsewhere.post('/magic-link', { userId: 'ada' });
    await assertLockedOut(elsewhere, 'enrollment_required');
  });

  it('REQ-09 that tightens meets those who skipped', async (test) => {
    const { host, say } = await ruled(test, { requirement: 'optional', askAgainDays: 30 });
    const browser = await host.signedIn();
    assertAt(await browser.call(flow.skip), 'complete');
    await assertSignedIn(browser, 'ada', 1);
    say({ requirement: 'required' });
    await assertLockedOut(browser, 'enrollment_required');
    assertRefused(await browser.call(flow.skip), 'skip_refused');
  });

  it('REQ-09 has none for somebody who enrols by choice: they go back to the session they have', async (test) => {
    const { host } = await ruled(test, { requirement: 'optional' });
    const browser = await host.signedIn();
    await browser.call(flow.skip);
    const { actions } = assertAt(await browser.call(flow.enroll), 'enrollment');
    assert(!actions.includes('skip'));
    assertRefused(await browser.call(flow.skip), 'skip_refused');
    assertAt(await browser.call(flow.cancel), 'complete');
    await assertSignedIn(browser, 'ada', 1);
  });

  it('REQ-09 grants so many skips and no more, and each opens a session', async (test) => {
    const { host } = await ruled(test, { requirement: 'optional', skips: 2 });
    for (const left of [2, 1]) {
      const browser = await host.signedIn();
      assert.equal(assertAt(await browser.call(flow.state), 'enrollment').skipsLeft, left);
      assertAt(await browser.call(flow.skip), 'complete');
      await assertSignedIn(browser, 'ada', 1);
    }
    const browser = await host.signedIn();
    assertRefused(await browser.call(flow.skip), 'skip_refused');
    await assertLockedOut(browser);
  });

  it('REQ-09 grants the last skip to one of two browsers that both saw it', async (test) => {
    const meddler = new Meddler();
    const policy = () => ({ requirement: 'optional' as const, skips: 1 });
    const host = await hostDuring(test, { policy });
    const { folder, clock } = host;
    const late = await hostDuring(test, { folder, clock, policy, through: meddler.between });
    const [first, second] = [await host.signedIn(), await late.signedIn()];
    const hold = meddler.holdTransaction();
    const held = second.call(flow.skip);
    await hold.reached;
    assertAt(await first.call(flow.skip), 'complete');
    hold.release();
    assertRefused(await held, 'skip_refused');
    await assertLockedOut(second);
  });

  it('REQ-09 ends skipping on its day, for sessions that skipped before it, too', async (test) => {
    const host = await hostDuring(test, {
      policy: () => ({ requirement: 'optional', skipUntil: Date.UTC(2030, 0, 16) }),
    });
    const browser = await host.signedIn();
    assertAt(await browser.call(flow.skip), 'complete');
    await assertSignedIn(browser, 'ada', 1);
    host.clock.advance({ days: 1 });
    await assertLockedOut(browser, 'enrollment_required');
    assertRefused(await (await host.signedIn()).call(flow.skip), 'skip_refused');
  });

  it('REQ-09 that is off asks those who enrolled by choice all the same', async (test) => {
    const { host, say } = await ruled(test, { requirement: 'optional' });
    const { app } = await enrol(host);
    say({ requirement: 'off' });
    const browser = await host.signedIn();
    await assertLockedOut(browser, 'mfa_required');
    assertAt(await answer(browser, app.code(host.clock.now())), 'complete');
  });

  it('REQ-09 that loosens in mid-challenge opens nothing by itself', async (test) => {
    const { host, say } = await ruled(test, { requirement: 'required' });
    await enrol(host);
    const browser = await host.signedIn();
    say({ requirement: 'off', ignoreOwnChoice: true });
    assertAt(await browser.call(flow.state), 'challenge');
    assertRefused(await browser.call(flow.skip), 'factor_exists');
    await assertLockedOut(browser);
  });

  it('REQ-09 refuses a kind that it no longer allows, begun or not', async (test) => {
    const { host, say } = await ruled(test, { requirement: 'required' });
    const browser = await host.signedIn();
    const { app, factorId } = await begin(browser);
    say({ requirement: 'required', methods: [] });
    const input = { factorId, code: app.code(host.clock.now()) };
    assertRefused(await browser.call(flow.confirm, input), 'factor_not_allowed');
    assertRefused(await browser.call(flow.begin, { kind: 'totp' }), 'factor_not_allowed');
    assert.equal(value(host.file, `select count(*) from factor where state = 'active'`), 0);
    await assertLockedOut(browser);
  });

  it('REQ-09 that asks for another kind after the proof is not got round by proving once more', async (test) => {
    const { host, say } = await ruled(test, { requirement: 'required' });
    const { app, factorId, codes } = await enrol(host);
    say({ requirement: 'required', methods: [] });
    const browser = await host.signedIn();
    const { challengeId } = assertAt(await browser.call(flow.state), 'challenge');
    assertAt(await answer(browser, app.code(host.clock.now())), 'enrollment');
    host.clock.advance({ seconds: 30 });
    await assertUnchanged(host.file, async () => {
      const again = { challengeId, factorId, code: app.code(host.clock.now()) };
      assertRefused(await browser.call(flow.verify, again), 'challenge_over');
      assertRefused(await browser.call(flow.recover, { challengeId, code: codes[0] }), 'challenge_over');
      assertRefused(await browser.call(flow.skip), 'skip_refused');
    });
    await assertLockedOut(browser);
  });

  it('REQ-07 is asked again while a session is open: enrolling elsewhere is seen by the next request', async (test) => {
    const { host } = await ruled(test, { requirement: 'optional' });
    const browser = await host.signedIn();
    await browser.call(flow.skip);
    for (let i = 0; i < 3; i++) await assertSignedIn(browser, 'ada', 1);
    sql(
      host.file,
      `insert into factor (id, user_id, kind, name, state, secret, is_default, tries, created_at)
       values ('planted', 'ada', 'totp', '', 'active', '', 1, 0, 0)`,
    );
    await assertLockedOut(browser, 'mfa_required');
  });

  it('REQ-09 that says nothing sensible lets nobody through', async (test) => {
    for (const nonsense of [undefined, null, {}, { requirement: 'requird' }, 'off', { requirement: true }]) {
      const host = await hostDuring(test, { policy: () => nonsense as unknown as Verdict });
      // Express prints what a host's route throws, except under test.
      host.app.set('env', 'test');
      const browser = await host.signedIn();
      await browser.call(flow.skip);
      assert.notEqual((await browser.get('/account')).status, 200, JSON.stringify(nonsense));
    }
  });
});

describe('rules', () => {
  it('REQ-09 ask those who registered by one form, wherever they sign in later, and nobody else', async (test) => {
    const policy = rules([
      { id: 'all', requirement: 'off' },
      { id: 'shop', for: { form: 'shop' }, requirement: 'required' },
    ]);
    const shop = await hostDuring(test, { policy, signInWith: { form: 'shop', registering: true } });
    const { folder, clock } = shop;
    const office = await hostDuring(test, {
      policy,
      folder,
      clock,
      signInWith: { form: 'office', registering: true },
    });
    const [ada, grace] = [await shop.signedIn('ada'), await office.signedIn('grace')];
    await assertLockedOut(ada);
    await assertSignedIn(grace, 'grace', 1);
    // By the other form, and registering once more: the first one counts.
    await assertLockedOut(await office.signedIn('ada'));
    assertAt(await (await office.signedIn('ada')).call(flow.state), 'enrollment');
    // Whoever comes by the shop’s form signs in by its rule, and by no other.
    await assertLockedOut(await shop.signedIn('grace'));
    await assertSignedIn(await office.signedIn('grace'), 'grace', 1);
  });

  it('REQ-09 below a lock do not loosen for one user', async (test) => {
    const policy = rules([
      { id: 'reseller', requirement: 'required', locked: true },
      { id: 'ada', for: { user: 'ada' }, requirement: 'off', ignoreOwnChoice: true },
    ]);
    const host = await hostDuring(test, { policy });
    const browser = await host.signedIn('ada');
    assertRefused(await browser.call(flow.skip), 'skip_refused');
    await assertLockedOut(browser);
  });
});
