/** A person's activity: theirs alone, without a secret; and what “this was not me” does. */
import { activity, devices, flow, type Activity } from '@mfa-kit/contract';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Browser } from '../kit/browser.js';
import { assertAt, assertLockedOut, assertRefused, assertSignedIn } from '../kit/expect.js';
import { hostDuring } from '../kit/host.js';
import { answer, enrol } from '../kit/people.js';
import { assertUnchanged, value } from '../kit/tables.js';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

async function list(browser: Browser, before?: string): Promise<Activity> {
  return (await browser.call(activity.list, { ...(before && { before }) })).body as unknown as Activity;
}

describe('activity', () => {
  it('S6 says what happened, when and from which browser, the newest first', async (test) => {
    const host = await hostDuring(test);
    const { browser, app } = await enrol(host);
    const second = await host.signedIn();
    const { challengeId, factors } = assertAt(await second.call(flow.state), 'challenge');
    const factorId = factors[0]?.id ?? '';
    const tell = { headers: { 'user-agent': FIREFOX } };
    await second.call(flow.verify, { challengeId, factorId, code: app.wrongCode(host.clock.now()) }, tell);
    host.clock.advance({ seconds: 1 });
    await second.call(flow.verify, { challengeId, factorId, code: app.code(host.clock.now()) }, tell);
    const { events, more } = await list(browser);
    const types = events.map(({ type }) => type);
    assert.deepEqual(types.slice(0, 2), ['signed_in', 'code_wrong']);
    // These two happened in one instant of this test's clock.
    assert.deepEqual(types.slice(2).sort(), ['factor_enrolled', 'recovery_made']);
    const [newest] = events;
    assert.deepEqual([newest?.browser, newest?.system], ['Firefox', 'Linux']);
    assert.equal(newest?.at, host.clock.now());
    assert.match(newest?.address ?? '', /127\.0\.0\.1/);
    assert.equal(more, false);
  });

  it('S6 goes back page by page, each event once', async (test) => {
    const host = await hostDuring(test);
    const { browser } = await enrol(host);
    for (let i = 0; i < 30; i++) await (await host.signedIn()).call(flow.cancel);
    const first = await list(browser);
    assert.deepEqual([first.events.length, first.more], [25, true]);
    const rest = await list(browser, first.events.at(-1)?.id);
    assert.equal(rest.more, false);
    const ids = [...first.events, ...rest.events].map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    assert.deepEqual(ids, [...ids].sort().reverse());
  });

  it('S6 says when wrong codes locked a method, once', async (test) => {
    const host = await hostDuring(test);
    const { browser, app } = await enrol(host);
    const guesser = await host.signedIn();
    for (let i = 0; i < 6; i++) await answer(guesser, app.wrongCode(host.clock.now()));
    const { events } = await list(browser);
    assert.equal(events.filter(({ type }) => type === 'factor_locked').length, 1);
    assert.equal(events.filter(({ type }) => type === 'code_wrong').length, 5);
  });

  it('REQ-42 is nobody else’s, whichever ids they know', async (test) => {
    const host = await hostDuring(test);
    const { browser: ada } = await enrol(host);
    const { browser: mallory } = await enrol(host, 'mallory');
    const [event] = (await list(ada)).events;
    const seen = await list(mallory, event?.id);
    assert.equal(seen.events.filter(({ id }) => id === event?.id).length, 0);
    for (const eventId of [event?.id, 'never']) {
      await assertUnchanged(host.file, async () =>
        assertRefused(await mallory.call(activity.disown, { eventId }), 'not_found'),
      );
    }
    await assertSignedIn(ada, 'ada');
  });

  it('REQ-01 is closed to a half login and to a session of another door', async (test) => {
    const host = await hostDuring(test);
    await enrol(host);
    const pending = await host.signedIn();
    const other = host.browser();
    await other.post('/magic-link', { userId: 'ada' });
    for (const browser of [pending, other])
      for (const route of [activity.list, activity.disown, devices.list, devices.revokeAll]) {
        const input = route === activity.disown ? { eventId: 'x' } : {};
        assertRefused(await browser.call(route, input), 'mfa_required');
      }
    assertRefused(await host.browser().call(activity.list), 'signed_out');
  });
});

describe('this was not me', () => {
  it('ends every session and pending login, this one too, and tells the operator', async (test) => {
    const told: unknown[] = [];
    const host = await hostDuring(test, { onDisowned: (disowned) => void told.push(disowned) });
    const { browser, app } = await enrol(host);
    const thief = await host.signedIn();
    assertAt(await answer(thief, app.code(host.clock.now())), 'complete');
    const pending = await host.signedIn();
    const [event] = (await list(browser)).events;
    assertAt(await browser.call(activity.disown, { eventId: event?.id }), 'signed-out');
    for (const gone of [browser, thief, pending]) await assertLockedOut(gone, 'signed_out');
    assert.deepEqual(told, [{ userId: 'ada', eventId: event?.id }]);
    assert(host.log.some((line) => line.includes('not me')));
    assert.equal(value(host.file, "select count(*) from event where type = 'disowned'"), 1);
  });

  it('ends everything where the operator cannot be told, too', async (test) => {
    const host = await hostDuring(test, {
      onDisowned: () => {
        throw new Error('nobody is in');
      },
    });
    const { browser } = await enrol(host);
    const [event] = (await list(browser)).events;
    assertAt(await browser.call(activity.disown, { eventId: event?.id }), 'signed-out');
    await assertLockedOut(browser);
    assert(host.log.some((line) => line.includes('nobody is in')));
  });

  it('leaves the factors as they are: a thief gains nothing by it', async (test) => {
    const host = await hostDuring(test);
    const { browser, app } = await enrol(host);
    const [event] = (await list(browser)).events;
    await browser.call(activity.disown, { eventId: event?.id });
    host.clock.advance({ seconds: 60 });
    assertAt(await answer(await host.signedIn(), app.code(host.clock.now())), 'complete');
  });
});
