/** Asking the password again: no oracle for whoever stole a session. */
import { flow, type Enrollment } from '@mfa-kit/contract';
import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { assertAt, assertLockedOut, assertRefused, assertSignedIn, stateOf } from '../kit/expect.js';
import { hostDuring, PASSWORD, type HostOptions } from '../kit/host.js';
import { assertUnchanged, value } from '../kit/tables.js';

const wrong = { password: 'hunter2' };
const right = { password: PASSWORD };

/** A session of level 1 in a thief's hands. */
async function stolen(test: TestContext, options: HostOptions = {}) {
  const asked: string[] = [];
  const host = await hostDuring(test, {
    users: {
      find: (id) => ({ id, name: id }),
      verifyPassword(_user, password) {
        asked.push(password);
        return password === PASSWORD;
      },
    },
    ...options,
  });
  const browser = await host.signedIn();
  await browser.call(flow.skip);
  const thief = browser.copy();
  const { password } = assertAt(await thief.call(flow.enroll), 'enrollment');
  assert(password);
  return { host, thief, asked };
}

describe('the password, asked again', () => {
  it('REQ-91 is tried five times, and then locked for the right one, too', async (test) => {
    const { host, thief, asked } = await stolen(test);
    for (let i = 0; i < 5; i++) assertRefused(await thief.call(flow.password, wrong), 'password_wrong');
    await assertUnchanged(host.file, async () => {
      const answered = await thief.call(flow.password, right);
      assertRefused(answered, 'factor_locked');
      assert.equal(answered.headers.get('retry-after'), String(15 * 60));
    });
    assert.equal(asked.length, 5);
    const { passwordLockedUntil } = (await stateOf(thief)) as Enrollment;
    assert.equal(passwordLockedUntil, host.clock.now() + 15 * 60_000);
    assertRefused(await thief.call(flow.begin, { kind: 'totp' }), 'reauthentication_required');
  });

  it('REQ-91 is tried five times, however many tries arrive at once', async (test) => {
    const { thief, asked } = await stolen(test);
    await Promise.all(Array.from({ length: 40 }, () => thief.copy().call(flow.password, wrong)));
    assert.equal(asked.length, 5);
  });

  it('REQ-91 is not tried more often by starting again', async (test) => {
    const { thief, asked } = await stolen(test);
    for (let i = 0; i < 12; i++) {
      await thief.call(flow.password, wrong);
      await thief.call(flow.cancel);
      await thief.call(flow.enroll);
    }
    assert.equal(asked.length, 5);
  });

  it('REQ-91 ends the session that guessed ten times in a row', async (test) => {
    const { host, thief } = await stolen(test);
    for (let i = 0; i < 5; i++) await thief.call(flow.password, wrong);
    host.clock.advance({ minutes: 15 });
    await thief.call(flow.enroll);
    for (let i = 0; i < 4; i++) assertRefused(await thief.call(flow.password, wrong), 'password_wrong');
    await assertSignedIn(thief, 'ada', 1);
    const tenth = await thief.call(flow.password, wrong);
    assertRefused(tenth, 'password_wrong');
    assert.equal((tenth.body.state as { at: string }).at, 'signed-out');
    await assertLockedOut(thief, 'signed_out');
    assert.equal(value(host.file, 'select count(*) from proof'), 0);
    host.clock.advance({ minutes: 30 });
    assertRefused(await thief.call(flow.password, right), 'challenge_over');
  });

  it('REQ-91 counts beside the codes: no lock of one is a lock of the other', async (test) => {
    const { host, thief } = await stolen(test);
    for (let i = 0; i < 5; i++) await thief.call(flow.password, wrong);
    const browser = await host.signedIn();
    assertAt(await browser.call(flow.begin, { kind: 'totp' }), 'enrollment');
  });

  it('REQ-91 is cleared by the right one', async (test) => {
    const { host, thief } = await stolen(test);
    for (let i = 0; i < 4; i++) await thief.call(flow.password, wrong);
    assertAt(await thief.call(flow.password, right), 'enrollment');
    assert.equal(value(host.file, 'select count(*) from failure_counter'), 0);
  });

  it('REQ-91 is not answered where it was not asked', async (test) => {
    const { host, asked } = await stolen(test);
    const browser = await host.signedIn();
    assertAt(await browser.call(flow.password, wrong), 'enrollment');
    assertAt(await browser.call(flow.password, right), 'enrollment');
    assert.deepEqual(asked, []);
  });

  it('REQ-30 is good for ten minutes, and has to be given again after them', async (test) => {
    const { host, thief } = await stolen(test);
    assertAt(await thief.call(flow.password, right), 'enrollment');
    host.clock.advance({ minutes: 10, seconds: 1 });
    assertRefused(await thief.call(flow.begin, { kind: 'totp' }), 'reauthentication_required');
    const late = await host.signedIn();
    host.clock.advance({ minutes: 10, seconds: 1 });
    assertRefused(await late.call(flow.begin, { kind: 'totp' }), 'reauthentication_required');
    assertAt(await late.call(flow.password, right), 'enrollment');
    assertAt(await late.call(flow.begin, { kind: 'totp' }), 'enrollment');
  });

  it('REQ-30 is asked right after signing in, too, where the host wants it', async (test) => {
    const host = await hostDuring(test, { passwordAgain: true });
    const browser = await host.signedIn();
    assertRefused(await browser.call(flow.begin, { kind: 'totp' }), 'reauthentication_required');
  });

  it('REQ-30 cannot be given by somebody who has none: the host authenticates them again', async (test) => {
    const host = await hostDuring(test);
    host.users.set('link', { id: 'link', name: 'link', hasPassword: false });
    const browser = host.browser();
    await browser.post('/magic-link', { userId: 'link' });
    for (const input of [right, wrong])
      assertRefused(await browser.call(flow.password, input), 'reauthentication_required');
    assertRefused(await browser.call(flow.begin, { kind: 'totp' }), 'reauthentication_required');
    assert.deepEqual((await stateOf(browser)).actions, ['skip', 'cancel']);
    assert.equal(value(host.file, 'select count(*) from factor'), 0);
  });

  it('REQ-91 takes only text for a password', async (test) => {
    const { thief, asked } = await stolen(test);
    for (const password of [
      undefined,
      null,
      '',
      0,
      true,
      [PASSWORD],
      { password: PASSWORD },
      'x'.repeat(1025),
    ])
      assertRefused(await thief.call(flow.password, { password }), 'request_malformed');
    assert.deepEqual(asked, []);
  });
});
