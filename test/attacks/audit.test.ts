/** REQ-73: the audit is for auditors, each of their own companies; people are not told who administers them. */
import { activity, admin, audit, type AuditPage, type ListAudit } from '@mfa-kit/contract';
import type { Administrator } from '@mfa-kit/express';
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { promisify } from 'node:util';
import { atConsole, companies, meet } from '../kit/administering.js';
import type { Browser } from '../kit/browser.js';
import { assertRefused } from '../kit/expect.js';
import { hostDuring, type Host } from '../kit/host.js';
import { enrol } from '../kit/people.js';
import { sql, value } from '../kit/tables.js';

const AUDITORS: Record<string, Administrator> = {
  root: { tenants: 'all', rank: 100, auditor: true },
  nora: { tenants: ['northwind'], rank: 10, auditor: true },
  rita: { tenants: ['northwind', 'southwind'], rank: 50, auditor: true },
  sven: { tenants: ['southwind'], rank: 10 },
};

const auditing = (test: TestContext) => companies(test, { admin: ({ id }) => AUDITORS[id] });

async function entriesOf(browser: Browser, asked: ListAudit = {}): Promise<AuditPage> {
  const { status, text, body } = await browser.call(audit.list, asked);
  assert.equal(status, 200, text);
  return body as unknown as AuditPage;
}

/** Something an administrator has done to anna. */
function plantDeed({ file, clock }: Host, id: string): void {
  sql(
    file,
    `insert into event (id, at, type, user_id, actor_id, tenant, reason, ip, user_agent)
     values (?, ?, 'unlocked', 'anna', 'root', 'northwind', 'lost her phone', '192.0.2.77', 'Firefox/140.0')`,
    id,
    clock.now(),
  );
}

describe('the audit', () => {
  it('REQ-73 is for auditors: no other administrator, and nobody else', async (test) => {
    const host = await auditing(test);
    const { browser: sven } = await atConsole(host, 'sven');
    const { browser: anna } = await enrol(host, 'anna');
    for (const browser of [sven, anna])
      for (const route of [audit.list, audit.verify]) assertRefused(await browser.call(route), 'admin_only');
    assert.equal(
      value(host.file, "select count(*) from event where type = 'admin_refused' and outcome = 'refused'"),
      4,
    );
    assertRefused(await host.browser().call(audit.list), 'signed_out');
  });

  it('REQ-73 shows company auditors what is of their companies alone', async (test) => {
    const host = await auditing(test);
    await meet(host, 'anna', 'bert', 'carl');
    for (const userId of ['anna', 'bert', 'carl']) await enrol(host, userId);
    const at: Record<string, Browser> = {};
    for (const who of ['nora', 'rita', 'root']) at[who] = (await atConsole(host, who)).browser;
    const seenBy = async (who: string, asked: ListAudit = {}) => {
      const { entries } = await entriesOf(at[who]!, asked);
      return [...new Set(entries.flatMap(({ person }) => person?.userId ?? []))].sort();
    };
    assert.deepEqual(await seenBy('nora'), ['anna', 'nora']);
    assert.deepEqual(await seenBy('rita', { type: 'factor_enrolled' }), ['anna', 'bert', 'nora']);
    assert.deepEqual(await seenBy('nora', { userId: 'bert' }), []);
    assert.deepEqual(await seenBy('root', { type: 'recovery_made', userId: 'carl' }), ['carl']);
    assertRefused(await at['nora']!.call(audit.verify), 'admin_only');
  });

  it('REQ-75 shows names as administrators may see them, page by page, each entry once', async (test) => {
    const host = await auditing(test);
    for (const userId of ['anna', 'bert']) await enrol(host, userId);
    const { browser } = await atConsole(host, 'root');
    const all = await entriesOf(browser);
    assert.equal(all.more, false);
    assert(!JSON.stringify(all).includes('anna@northwind.example'));
    assert(all.entries.some(({ person }) => person?.name === 'a***@n***.example'));
    const ids: string[] = [];
    for (let more = true; more;) {
      const before = ids.at(-1);
      const page = await entriesOf(browser, { limit: 2, ...(before !== undefined && { before }) });
      ids.push(...page.entries.map(({ id }) => id));
      more = page.more;
    }
    assert.deepEqual(
      ids,
      all.entries.map(({ id }) => id),
    );
    const from = all.entries.at(0)!.at;
    const { entries } = await entriesOf(browser, { from, until: from + 1 });
    assert(entries.length > 0 && entries.every(({ at }) => at === from));
  });

  it('REQ-73 is verified by a route, which says so', async (test) => {
    const host = await auditing(test);
    const { browser } = await atConsole(host, 'root');
    const check = (await browser.call(audit.verify)).body;
    assert.equal(check['isIntact'], true);
    await host.mfa.prune();
    sql(host.file, `update event set user_id = 'mallory' where type = 'recovery_made'`);
    const { isIntact, fault } = (await browser.call(audit.verify)).body;
    const id = value(host.file, "select id from event where type = 'recovery_made'");
    assert.deepEqual([isIntact, fault], [false, { what: 'altered', id }]);
    assert.equal(value(host.file, "select count(*) from event where type = 'audit_verified'"), 2);
  });

  it('does not tell people who administers them, nor why, nor from where', async (test) => {
    const host = await auditing(test);
    const { browser } = await enrol(host, 'anna');
    plantDeed(host, `${host.clock.now().toString(36).padStart(9, '0')}zz`);
    for (const [id, type] of [
      ['zzy', 'admin_refused'],
      ['zzz', 'test_sent'],
    ])
      sql(host.file, `insert into event (id, at, type, user_id) values (?, 0, ?, 'anna')`, id, type);
    const { text, body } = await browser.call(activity.list);
    const { events } = body as unknown as { events: { type: string }[] };
    assert(events.some(({ type }) => type === 'unlocked'));
    for (const secret of ['root', 'lost her phone', '192.0.2.77', 'Firefox', 'admin_refused', 'test_sent'])
      assert(!text.includes(secret), secret);
    assertRefused(await browser.call(activity.disown, { eventId: 'zzy' }), 'not_found');
    assertRefused(await browser.call(admin.self), 'admin_only');
  });
});

const command = join(import.meta.dirname, '../../packages/express/dist/cli/main.js');

/** Runs the built command; its code and everything it said. */
async function verify(
  file: string,
  secrets: readonly string[],
  ...args: string[]
): Promise<{ code: number; said: string }> {
  const env = { ...process.env, MFA_SECRETS: secrets.join(',') };
  const whole = [command, 'verify-audit', '--database', file, ...args];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, whole, { env });
    return { code: 0, said: stdout };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, said: stdout + stderr };
  }
}

describe('mfa-kit verify-audit', () => {
  it('REQ-73 says of a real file whether it is intact, and changes nothing', async (test) => {
    const host = await hostDuring(test);
    await enrol(host);
    await enrol(host, 'grace');
    await host.mfa.prune();
    const intact = await verify(host.file, host.secrets);
    assert.deepEqual([intact.code, /^Intact: 4 sealed entries\./.test(intact.said)], [0, true], intact.said);
    const head = /Head: (\S+)/.exec(intact.said)?.[1] ?? '';
    assert.equal((await verify(host.file, host.secrets, '--expect', head)).code, 0);
    await host.mfa.erase('ada');
    await host.mfa.prune();
    assert.match((await verify(host.file, host.secrets)).said, /^Intact: 5 sealed entries, 2 of people/);

    const stranger = await verify(host.file, [randomBytes(32).toString('base64url')]);
    assert.deepEqual([stranger.code, /MFA_SECRETS/.test(stranger.said)], [1, true], stranger.said);
    const older = await verify(host.file, [randomBytes(32).toString('base64url'), ...host.secrets]);
    assert.equal(older.code, 0);

    const third = value(host.file, 'select id from event where seq = 3') as string;
    sql(host.file, `insert into event (id, at, type, user_id) values ('planted', 0, 'skipped', 'ada')`);
    assert.match((await verify(host.file, host.secrets)).said, /Entry planted was not written by the kit/);
    sql(host.file, `update event set user_id = 'mallory' where seq = 3`);
    const altered = await verify(host.file, host.secrets);
    assert.equal(altered.code, 1);
    assert(altered.said.includes(`NOT INTACT. Entry ${third} was altered`), altered.said);
    sql(host.file, 'delete from event where seq = 3');
    assert.match((await verify(host.file, host.secrets)).said, /follows on one that is missing/);
    sql(host.file, 'delete from event where seq > 2');
    assert.match((await verify(host.file, host.secrets)).said, /cut off/);
  });

  it('exits with 2 where it cannot tell', async (test) => {
    const host = await hostDuring(test);
    assert.equal((await verify(join(host.folder, 'none.db'), host.secrets)).code, 2);
    assert.equal((await verify(host.file, [])).code, 2);
    assert.equal((await verify(host.file, host.secrets, '--what')).code, 2);
  });
});
