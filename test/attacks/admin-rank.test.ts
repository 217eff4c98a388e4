/** Who administers is the application's to say, each time: what it said a minute ago, or says wrongly, is nobody's leave. */
import { admin, policy } from '@mfa-kit/contract';
import type { Administrator } from '@mfa-kit/express';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { atConsole, companies, meet } from '../kit/administering.js';
import type { Browser } from '../kit/browser.js';
import { assertRefused } from '../kit/expect.js';
import { Meddler } from '../kit/meddler.js';
import { stepUpWith } from '../kit/stepping-up.js';
import { assertUnchanged, sql, value } from '../kit/tables.js';

const northwind = { tenants: ['northwind'], rank: 10 };
const reason = 'because';

/** What nora does while she may. */
const deeds = [
  (browser: Browser) => browser.call(admin.people, {}),
  (browser: Browser) => browser.call(policy.rules),
  (browser: Browser) => browser.call(admin.require, { userId: 'anna', requirement: 'required', reason }),
  (browser: Browser) => browser.call(admin.unlock, { userId: 'anna', reason }),
  (browser: Browser) =>
    browser.call(policy.save, {
      rule: { for: { tenant: 'northwind' }, locked: false, priority: 0, requirement: 'required' },
      version: 0,
      reason,
      accepted: [],
    }),
];

describe('an administrator whom the application has just made a user again', () => {
  it('REQ-70 does nothing more, however lately they were remembered', async (test) => {
    const host = await companies(test, {
      admin: ({ roles }) => (roles?.includes('boss') ? northwind : undefined),
    });
    const nora = { ...host.users.get('nora')!, roles: ['boss'] };
    host.users.set('nora', nora);
    await meet(host, 'anna');
    const { browser } = await atConsole(host, 'nora');
    assert.equal((await browser.call(admin.self)).status, 200);
    host.users.set('nora', { ...nora, roles: [] });
    for (const deed of deeds) assertRefused(await deed(browser), 'admin_only');
    assert.equal(value(host.file, 'select count(*) from policy_rule'), 0);
    host.users.delete('nora');
    for (const deed of deeds) assertRefused(await deed(browser), 'signed_out');
  });
});

describe('a change of policy that is under way', () => {
  const rule = { for: { tenant: 'northwind' }, locked: false, priority: 0, requirement: 'required' as const };
  const meanwhile = [
    ['signed_out', `update user_state set epoch = epoch + 1 where user_id = 'nora'`],
    ['policy_changed', 'insert into policy_state (id, version) values (1, 1)'],
  ] as const;
  for (const [code, happens] of meanwhile)
    it(`REQ-70 REQ-95 is not made after all: ${code}`, async (test) => {
      const meddler = new Meddler();
      const host = await companies(test, { through: meddler.between });
      const { browser } = await atConsole(host, 'nora');
      const hold = meddler.holdTransaction();
      const held = browser.call(policy.save, { rule, version: 0, reason, accepted: [] });
      await hold.reached;
      sql(host.file, happens);
      hold.release();
      assertRefused(await held, code);
      assert.equal(value(host.file, 'select count(*) from policy_rule'), 0);
    });
});

describe('an answer that is none', () => {
  const nonsense: Record<string, unknown> = {
    'a promise': Promise.resolve(undefined),
    'one company as a word': { tenants: 'northwind', rank: 10 },
    'no companies': { rank: 10 },
    'a rank that compares with no other': { tenants: 'all', rank: Number.NaN },
    'a rank as a word': { tenants: 'all', rank: '10' },
  };
  for (const [what, said] of Object.entries(nonsense))
    it(`REQ-70 makes nobody an administrator: ${what}`, async (test) => {
      let answer: unknown = northwind;
      const host = await companies(test, { admin: () => answer as Administrator });
      const { browser } = await atConsole(host, 'nora');
      answer = said;
      for (const deed of deeds) assertRefused(await deed(browser), 'unavailable');
      assert.match(host.log.join(), /admin: answers/);
    });

  it('REQ-70 puts nobody below others: whoever is above by a rank that is none is reset by no one', async (test) => {
    const ranks = new Map<string, unknown>([['nora', northwind]]);
    const host = await companies(test, { admin: ({ id }) => ranks.get(id) as Administrator | undefined });
    await meet(host, 'anna');
    const nora = await atConsole(host, 'nora');
    await stepUpWith(host, nora);
    ranks.set('anna', { tenants: 'all' });
    await assertUnchanged(host.file, async () => {
      const until = host.clock.now() + 3600_000;
      assertRefused(await nora.browser.call(admin.exempt, { userId: 'anna', until, reason }), 'unavailable');
    });
  });
});

describe('rules without end', () => {
  it('REQ-70 of one company, which every request would weigh, are refused', async (test) => {
    const host = await companies(test);
    const nora = await atConsole(host, 'nora');
    for (let i = 0; i < 200; i++)
      sql(
        host.file,
        `insert into policy_rule (id, scope, parts, locked, priority, note, set_rank, set_at)
         values (?, '{"tenant":"northwind"}', '{"trustDays":0}', 0, 0, '', 10, 0)`,
        `r${i}`,
      );
    sql(host.file, 'insert into policy_state (id, version) values (1, 1)');
    const rule = {
      for: { tenant: 'northwind' },
      locked: false,
      priority: 0,
      requirement: 'required' as const,
    };
    const one = { version: 1, reason, accepted: [] };
    await assertUnchanged(host.file, async () => {
      assertRefused(await nora.browser.call(policy.preview, { rule }), 'request_malformed');
      assertRefused(await nora.browser.call(policy.save, { rule, ...one }), 'request_malformed');
    });
    const changed = await nora.browser.call(policy.save, { rule: { ...rule, id: 'r7' }, ...one });
    assert.equal(changed.status, 200, changed.text);
  });
});
