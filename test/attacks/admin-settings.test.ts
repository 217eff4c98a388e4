/** What is set for one person: by whom it may be, what a lock leaves of it, and until when it counts. */
import { admin, flow, policy } from '@mfa-kit/contract';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertPerson, atConsole, companies, meet } from '../kit/administering.js';
import { assertAt, assertLockedOut, assertRefused } from '../kit/expect.js';
import { enrol } from '../kit/people.js';
import { stepUpWith } from '../kit/stepping-up.js';
import { assertUnchanged, sql, value } from '../kit/tables.js';

const DAY_MS = 24 * 3600_000;
const reason = 'on leave';

describe('what is set for one person', () => {
  it('REQ-70 is not for users to set, nor for another company’s administrator, nor for one who proved nothing lately', async (test) => {
    const host = await companies(test);
    await meet(host, 'anna');
    const until = host.clock.now() + DAY_MS;
    const user = await enrol(host, 'bert');
    const sven = await atConsole(host, 'sven');
    const nora = await atConsole(host, 'nora');
    host.clock.advance({ seconds: 301 });
    await stepUpWith(host, sven);
    for (const [browser, code] of [
      [user.browser, 'admin_only'],
      [sven.browser, 'not_found'],
      [nora.browser, 'step_up_required'],
    ] as const) {
      const person = { userId: 'anna', reason };
      assertRefused(await browser.call(admin.require, { ...person, requirement: 'optional' }), code);
      assertRefused(await browser.call(admin.exempt, { ...person, until }), code);
      assertRefused(await browser.call(admin.extend, { ...person, until }), code);
    }
    assert.equal(value(host.file, 'select count(*) from user_policy'), 0);
  });

  it('REQ-70 is not for administrators to set for themselves, or for somebody above', async (test) => {
    const host = await companies(test);
    await meet(host, 'root');
    const rita = await atConsole(host, 'rita');
    const root = await atConsole(host, 'root');
    const until = host.clock.now() + DAY_MS;
    await stepUpWith(host, rita);
    assertRefused(await rita.browser.call(admin.exempt, { userId: 'rita', until, reason }), 'not_found');
    assertRefused(await root.browser.call(admin.exempt, { userId: 'root', until, reason }), 'admin_only');
    const nora = await atConsole(host, 'nora');
    assertRefused(await nora.browser.call(admin.exempt, { userId: 'nora', until, reason }), 'admin_only');
  });

  it('REQ-70 is not for somebody lower to take back: what was required from above, nobody below lets off', async (test) => {
    const host = await companies(test);
    await meet(host, 'anna');
    const [root, nora] = [await atConsole(host, 'root'), await atConsole(host, 'nora')];
    const person = { userId: 'anna', reason };
    const until = host.clock.now() + DAY_MS;
    await stepUpWith(host, nora);
    assertPerson(await nora.browser.call(admin.require, { ...person, requirement: 'required' }));
    await stepUpWith(host, root);
    assertPerson(await root.browser.call(admin.require, { ...person, requirement: 'required' }));
    const before = sql(host.file, 'select * from user_policy');
    for (const requirement of [null, 'optional', 'required'] as const)
      assertRefused(await nora.browser.call(admin.require, { ...person, requirement }), 'admin_only');
    assertRefused(await nora.browser.call(admin.exempt, { ...person, until }), 'admin_only');
    assertRefused(await nora.browser.call(admin.extend, { ...person, until }), 'admin_only');
    assert.deepEqual(sql(host.file, 'select * from user_policy'), before);
    const refused = `select count(*) from event where type = 'admin_refused' and actor_id = 'nora' and user_id = 'anna'`;
    assert.equal(value(host.file, refused), 5);
    assertPerson(await root.browser.call(admin.require, { ...person, requirement: null }));
    assertPerson(await nora.browser.call(admin.exempt, { ...person, until }));
  });

  it('REQ-09 acts on the next request of an open session, and ends by the server’s clock', async (test) => {
    const host = await companies(test);
    const nora = await atConsole(host, 'nora');
    const anna = await host.signedIn('anna');
    await anna.call(flow.skip);
    await stepUpWith(host, nora);
    const required = assertPerson(
      await nora.browser.call(admin.require, { userId: 'anna', requirement: 'required', reason }),
    );
    assert.deepEqual([required.requirement, required.required?.by], ['required', 'Northwind IT']);
    await assertLockedOut(anna, 'enrollment_required');
    const until = host.clock.now() + DAY_MS;
    const extended = assertPerson(await nora.browser.call(admin.extend, { userId: 'anna', until, reason }));
    assert.deepEqual([extended.requirement, extended.skipUntil], ['optional', until]);
    const state = assertAt(await (await host.signedIn('anna')).call(flow.state), 'enrollment');
    assert.deepEqual([state.requirement, state.skipUntil, state.skipsLeft], ['optional', until, undefined]);
    assertPerson(await nora.browser.call(admin.exempt, { userId: 'anna', until, reason }));
    assertAt(await (await host.signedIn('anna')).call(flow.state), 'complete');
    host.clock.advance({ days: 1 });
    const after = assertAt(await (await host.signedIn('anna')).call(flow.state), 'enrollment');
    assert.equal(after.requirement, 'required');
    assert.deepEqual(after.why, { scope: 'user', isLocked: false, by: 'Northwind IT' });
    const events = sql(
      host.file,
      `select type, actor_id, tenant, reason from event where type in ('required_set', 'extended', 'exempted') order by rowid`,
    );
    assert.deepEqual(
      events,
      ['required_set', 'extended', 'exempted'].map((type) => ({
        type,
        actor_id: 'nora',
        tenant: 'northwind',
        reason,
      })),
    );
  });

  it('REQ-09 loosens nothing below a lock, and says so', async (test) => {
    const host = await companies(test);
    const root = await atConsole(host, 'root');
    await meet(host, 'anna');
    const rule = { for: {}, locked: true, priority: 0, requirement: 'required' };
    await root.browser.call(policy.save, { rule, version: 0, reason, accepted: [] });
    const until = host.clock.now() + DAY_MS;
    const person = { userId: 'anna', reason };
    await root.browser.call(admin.require, { ...person, requirement: 'optional' });
    await root.browser.call(admin.extend, { ...person, until });
    const shown = assertPerson(await root.browser.call(admin.exempt, { ...person, until }));
    assert.equal(shown.requirement, 'required');
    assert.deepEqual(
      shown.why.map(({ rule: id, effect }) => [id === 'own' || id === 'extended' || id === 'exempt', effect]),
      [
        [false, 'counts'],
        [true, 'held_by_lock'],
        [true, 'held_by_lock'],
        [true, 'held_by_lock'],
      ],
    );
    assert.equal(
      assertAt(await (await host.signedIn('anna')).call(flow.state), 'enrollment').requirement,
      'required',
    );
  });

  it('REQ-76 is for a year at most, and asks nobody for what they could not do', async (test) => {
    const host = await companies(test);
    const root = await atConsole(host, 'root');
    await meet(host, 'anna');
    const now = host.clock.now();
    const ask = (until: number) => root.browser.call(admin.exempt, { userId: 'anna', until, reason });
    await assertUnchanged(host.file, async () => {
      assertRefused(await ask(now + 367 * DAY_MS), 'policy_too_weak');
      assertRefused(await ask(now), 'request_malformed');
    });
    const rule = { for: { tenant: 'northwind' }, locked: false, priority: 0, methods: [] };
    const accepted = ['strands', 'unchallenged'];
    await root.browser.call(policy.save, { rule, version: 0, reason, accepted });
    const asked = { userId: 'anna', requirement: 'required', reason };
    assertRefused(await root.browser.call(admin.require, asked), 'would_strand');
  });
});
