/** What is refused at the console is in the audit, and nobody fills the audit with it. */
import { admin, audit, policy, type AuditPage } from '@mfa-kit/contract';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { atConsole, companies, meet } from '../kit/administering.js';
import type { Browser } from '../kit/browser.js';
import { assertRefused } from '../kit/expect.js';
import type { Host } from '../kit/host.js';
import { enrol } from '../kit/people.js';
import { REASON } from '../kit/resetting.js';
import { sql, value } from '../kit/tables.js';

/** So many of one person are written down in an hour. */
const MOST = 20;

const refusalsOf = ({ file }: Host, actorId: string) =>
  value(file, `select count(*) from event where type = 'admin_refused' and actor_id = ?`, actorId);

const rule = { for: { tenant: 'southwind' }, locked: false, priority: 0, requirement: 'off' as const };

/** Each sort of refusal there is, by an administrator of northwind. */
const tries = [
  (nora: Browser) => nora.call(admin.person, { userId: 'bert' }),
  (nora: Browser) => nora.call(admin.unlock, { userId: 'nora', reason: REASON }),
  (nora: Browser) => nora.call(policy.preview, { rule }),
  (nora: Browser) => nora.call(audit.list, {}),
];

describe('refusals', () => {
  it('REQ-73 of one person fill no audit: so many in an hour are written down, and the operator hears of it', async (test) => {
    const host = await companies(test);
    const { browser } = await enrol(host, 'bert');
    for (let i = 0; i < MOST + 20; i++) assertRefused(await browser.call(admin.self), 'admin_only');
    assert.equal(refusalsOf(host, 'bert'), MOST);
    assert.equal(host.log.filter((line) => line.includes('refused so often')).length, 1);
    host.clock.advance({ minutes: 61 });
    assertRefused(await browser.call(admin.self), 'admin_only');
    assert.equal(refusalsOf(host, 'bert'), MOST + 1);
  });

  it('REQ-73 of every sort are among them, and those of others are counted apart', async (test) => {
    const host = await companies(test);
    await meet(host, 'bert');
    const { browser } = await atConsole(host, 'nora');
    for (const attempt of tries) assert([403, 404].includes((await attempt(browser)).status));
    assert.equal(refusalsOf(host, 'nora'), tries.length);
    for (let i = 0; i < MOST; i++) for (const attempt of tries) await attempt(browser);
    assert.equal(refusalsOf(host, 'nora'), MOST);
    const sven = await atConsole(host, 'sven');
    assertRefused(await sven.browser.call(admin.person, { userId: 'anna' }), 'not_found');
    assert.equal(refusalsOf(host, 'sven'), 1);
  });

  it('REQ-73 leave what is done in the audit, however many there were', async (test) => {
    const host = await companies(test);
    await meet(host, 'anna');
    const { browser } = await atConsole(host, 'nora');
    for (let i = 0; i < MOST + 5; i++) await browser.call(admin.person, { userId: 'bert' });
    const { status } = await browser.call(admin.unlock, { userId: 'anna', reason: REASON });
    assert.equal(status, 200);
    assert.equal(sql(host.file, `select 1 from event where type = 'unlocked'`).length, 1);
    const root = await atConsole(host, 'root');
    const page = (await root.browser.call(audit.list, { type: 'admin_refused' }))
      .body as unknown as AuditPage;
    assert.equal(page.entries.length, MOST);
  });
});
