/** Tickets from the console, and the end of locks: for whom, by whom, and once. */
import { admin, flow } from '@mfa-kit/contract';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertPerson, atConsole, companies } from '../kit/administering.js';
import { assertAt, assertRefused, stateOf } from '../kit/expect.js';
import { Meddler } from '../kit/meddler.js';
import { answer, enrol } from '../kit/people.js';
import { annaAndNora, assertTicketed, REASON, resetBy, unchanged } from '../kit/resetting.js';
import { stepUpWith } from '../kit/stepping-up.js';
import { sql } from '../kit/tables.js';

describe('a ticket from the console', () => {
  it('REQ-32 lets somebody dormant enrol, once', async (test) => {
    const host = await companies(test, { policy: () => ({ requirement: 'required' }) });
    sql(
      host.file,
      `insert into user_state (user_id, version, epoch, device_epoch, skips, needs_ticket, last_seen)
       values ('anna', 0, 0, 0, 0, 0, ?)`,
      host.clock.now() - 91 * 24 * 3600_000,
    );
    assert.equal((await stateOf(await host.signedIn('anna'))).at, 'ticket');
    const nora = await atConsole(host, 'nora');
    const asked = { userId: 'anna', reason: REASON };
    const { ticket } = assertTicketed(await nora.browser.call(admin.ticket, asked));
    const anna = await host.signedIn('anna');
    assertAt(await anna.call(flow.ticket, { ticket }), 'enrollment');
    assertRefused(await (await host.signedIn('anna')).call(flow.ticket, { ticket }), 'ticket_over');
    await enrol(host, 'anna', anna);
    assertRefused(await nora.browser.call(admin.ticket, asked), 'factor_exists');
    const events = sql(host.file, `select actor_id, reason from event where type = 'ticket_issued'`);
    assert.deepEqual(events, [{ actor_id: 'nora', reason: REASON }]);
  });

  it('REQ-72 takes the place of the one before', async (test) => {
    const { host, nora } = await annaAndNora(test);
    const { ticket: first } = await resetBy(host, nora);
    const asked = { userId: 'anna', reason: REASON };
    const { ticket } = assertTicketed(await nora.browser.call(admin.ticket, asked));
    const anna = await host.signedIn('anna');
    assertRefused(await anna.call(flow.ticket, { ticket: first }), 'code_wrong');
    assertAt(await anna.call(flow.ticket, { ticket }), 'enrollment');
  });

  it('REQ-70 is for fresh administrators of that company, and of nobody above', async (test) => {
    const host = await companies(test);
    host.users.set('rita', { id: 'rita', name: 'rita', displayName: 'Rita Reis', tenant: 'northwind' });
    const nora = await atConsole(host, 'nora');
    const sven = await atConsole(host, 'sven');
    const bert = await enrol(host, 'bert');
    const asked = { userId: 'anna', reason: REASON };
    await stepUpWith(host, nora);
    await unchanged(host, async () => {
      for (const route of [admin.ticket, admin.unlock]) {
        assertRefused(await bert.browser.call(route, asked), 'admin_only');
        assertRefused(await sven.browser.call(route, asked), 'not_found');
        assertRefused(await nora.browser.call(route, { ...asked, userId: 'nora' }), 'admin_only');
        assertRefused(await nora.browser.call(route, { ...asked, userId: 'rita' }), 'admin_only');
      }
      host.clock.advance({ minutes: 6 });
      for (const route of [admin.ticket, admin.unlock])
        assertRefused(await nora.browser.call(route, asked), 'step_up_required');
    });
  });
});

describe('unlocking', () => {
  it('opens what wrong codes had locked, and says so in the audit', async (test) => {
    const { host, anna, nora } = await annaAndNora(test);
    const at = await host.signedIn('anna');
    for (let i = 0; i < 5; i++) await answer(at, anna.app.wrongCode(host.clock.now()), anna.factorId);
    const locked = await answer(await host.signedIn('anna'), anna.app.code(host.clock.now()), anna.factorId);
    assertRefused(locked, 'factor_locked');
    await stepUpWith(host, nora);
    const asked = { userId: 'anna', reason: REASON };
    const { marks } = assertPerson(await nora.browser.call(admin.unlock, asked));
    assert(!marks.includes('locked'));
    assertAt(
      await answer(await host.signedIn('anna'), anna.app.code(host.clock.now()), anna.factorId),
      'complete',
    );
    const events = sql(host.file, `select actor_id, reason from event where type = 'unlocked'`);
    assert.deepEqual(events, [{ actor_id: 'nora', reason: REASON }]);
  });

  it('changes nothing when it fails half-way', async (test) => {
    const meddler = new Meddler();
    const { host, nora } = await annaAndNora(test, { through: meddler.between });
    sql(
      host.file,
      `insert into failure_counter (user_id, factor_id, in_row, day_count, last_at, lock_level) values ('anna', 'recovery', 3, 3, 0, 0)`,
    );
    await stepUpWith(host, nora);
    meddler.failAfter(8);
    await unchanged(host, async () => {
      const refused = await nora.browser.call(admin.unlock, { userId: 'anna', reason: REASON });
      assert.equal(refused.status >= 500, true, refused.text);
    });
  });
});
