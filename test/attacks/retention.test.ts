/** REQ-85: what is over goes, what is in force stays, and what happened is forgotten in time. */
import { activity, flow } from '@mfa-kit/contract';
import { devOutbox } from '@mfa-kit/express';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertAt, assertSignedIn } from '../kit/expect.js';
import { hostDuring, type Host } from '../kit/host.js';
import { answer, enrol } from '../kit/people.js';
import { sql, value } from '../kit/tables.js';
import { enrolPhone, signedInAndTexted } from '../kit/texting.js';
import { virtualPhone } from '../kit/virtual-phone.js';

const DAY = 24 * 3600;
const rows = (host: Host, table: string) => Number(value(host.file, `select count(*) from ${table}`));

describe('retention', () => {
  it('REQ-85 removes pending logins, set-ups, texts and spent budgets a day after they are over', async (test) => {
    const outbox = devOutbox();
    const host = await hostDuring(test, { sms: [outbox] });
    await enrolPhone(
      host,
      virtualPhone('+447418343743', () => outbox.messages),
    );
    await signedInAndTexted(host);
    await (await host.signedIn('grace')).call(flow.begin, { kind: 'totp' });
    const temporary = ['pending_login', 'challenge', 'challenge_code', 'rate_limit'];
    for (const table of temporary) assert(rows(host, table) > 0, table);
    assert.equal(value(host.file, "select count(*) from factor where state = 'pending'"), 1);
    await host.mfa.prune();
    for (const table of temporary) assert(rows(host, table) > 0, `${table} went too early`);
    host.clock.advance({ seconds: DAY + 3600 });
    await host.mfa.prune();
    for (const table of temporary) assert.equal(rows(host, table), 0, table);
    assert.equal(value(host.file, "select count(*) from factor where state = 'pending'"), 0);
  });

  it('REQ-85 keeps what is in force: factor, codes and session work on', async (test) => {
    const host = await hostDuring(test);
    const { browser, app, codes } = await enrol(host);
    host.clock.advance({ seconds: 60 * DAY });
    await host.mfa.prune();
    await assertSignedIn(browser, 'ada');
    assertAt(await answer(await host.signedIn(), app.code(host.clock.now())), 'complete');
    const other = await host.signedIn();
    const { challengeId } = assertAt(await other.call(flow.state), 'challenge');
    assertAt(await other.call(flow.recover, { challengeId, code: codes[0] }), 'complete');
  });

  it('REQ-85 forgets where somebody was after 30 days, and what they did after 400', async (test) => {
    const host = await hostDuring(test);
    const { browser } = await enrol(host);
    host.clock.advance({ seconds: 30 * DAY + 1 });
    await host.mfa.prune();
    assert.equal(
      value(host.file, 'select count(*) from event where ip is not null or user_agent is not null'),
      0,
    );
    const { events } = (await browser.call(activity.list)).body as unknown as { events: object[] };
    assert.equal(events.length, 2);
    host.clock.advance({ seconds: 370 * DAY });
    await host.mfa.prune();
    assert.equal(rows(host, 'event'), 0);
  });

  it('REQ-85 drops counters after 30 days, and never one that locks somebody', async (test) => {
    const host = await hostDuring(test);
    const { app } = await enrol(host);
    await answer(await host.signedIn(), app.wrongCode(host.clock.now()));
    const locked = host.clock.now() + 40 * DAY * 1000;
    sql(
      host.file,
      `insert into failure_counter (user_id, factor_id, in_row, day_count, last_at, lock_level, locked_until)
       values ('grace', 'x', 100, 0, ?, 9, ?)`,
      host.clock.now(),
      locked,
    );
    host.clock.advance({ seconds: 31 * DAY });
    await host.mfa.prune();
    assert.deepEqual(sql(host.file, 'select user_id from failure_counter'), [{ user_id: 'grace' }]);
  });

  it('REQ-85 ends no session that is in force, however old, and forgets those that were ended', async (test) => {
    const host = await hostDuring(test);
    const { browser: ended } = await enrol(host);
    await host.mfa.revoke('ada');
    const { browser } = await enrol(host, 'grace');
    host.clock.advance({ seconds: 31 * DAY });
    await host.mfa.prune();
    assert.deepEqual(sql(host.file, 'select user_id from proof'), [{ user_id: 'grace' }]);
    await assertSignedIn(browser, 'grace');
    assert.equal((await ended.get('/account')).status, 401);
  });

  it('clears thousands of rows, and from two processes at once', async (test) => {
    const host = await hostDuring(test);
    sql(
      host.file,
      `with recursive n(i) as (select 1 union all select i + 1 from n where i < 1300)
       insert into trusted_device (id, handle, user_id, device_epoch, created_at, last_seen, expires_at)
       select 'd' || i, 'h' || i, 'ada', 0, 0, 0, 1 from n`,
    );
    const second = await hostDuring(test, { folder: host.folder, clock: host.clock });
    await Promise.all([host.mfa.prune(), second.mfa.prune()]);
    assert.equal(rows(host, 'trusted_device'), 0);
  });
});
