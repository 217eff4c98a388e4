/** Policy in the console: who may change it, what it takes, and what no change may do. */
import {
  flow,
  policy,
  type Explanation,
  type PolicyPreview,
  type PolicyView,
  type RuleDraft,
} from '@mfa-kit/contract';
import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { Rule } from '@mfa-kit/express';
import { atConsole, companies, meet } from '../kit/administering.js';
import type { Answer, Browser } from '../kit/browser.js';
import { assertAt, assertLockedOut, assertRefused } from '../kit/expect.js';
import { hostDuring, type Host } from '../kit/host.js';
import { enrol, type Enrolled } from '../kit/people.js';
import { repairing } from '../kit/own-factors.js';
import { stepUpWith } from '../kit/stepping-up.js';
import { assertUnchanged, sql, value } from '../kit/tables.js';

const draft = (said: Partial<RuleDraft> = {}): RuleDraft => ({
  for: {},
  locked: false,
  priority: 0,
  ...said,
});

async function viewOf(browser: Browser): Promise<PolicyView> {
  const { status, text, body } = await browser.call(policy.rules);
  assert.equal(status, 200, text);
  return body as unknown as PolicyView;
}

async function save(browser: Browser, rule: RuleDraft, meant: object = {}): Promise<Answer> {
  const { version } = await viewOf(browser);
  return browser.call(policy.save, { rule, version, reason: 'because', accepted: [], ...meant });
}

async function remove(browser: Browser, ruleId: string, meant: object = {}): Promise<Answer> {
  const { version } = await viewOf(browser);
  return browser.call(policy.remove, { ruleId, version, reason: 'because', accepted: [], ...meant });
}

async function previewOf(browser: Browser, rule: RuleDraft): Promise<PolicyPreview> {
  const { status, text, body } = await browser.call(policy.preview, { rule });
  assert.equal(status, 200, text);
  return body as unknown as PolicyPreview;
}

function assertSaved(answer: Answer): PolicyView {
  assert.equal(answer.status, 200, answer.text);
  return answer.body as unknown as PolicyView;
}

const rulesKept = ({ file }: Host) => value(file, 'select count(*) from policy_rule');
const loosen = (host: Host, admin: Enrolled) => stepUpWith(host, admin, { purpose: 'loosen_policy' });

/** A rule of the company's, locked by the reseller. */
const lock = draft({ for: { tenant: 'northwind', source: 'local' }, locked: true, requirement: 'required' });

describe('who may change policy', () => {
  const rule = draft({ requirement: 'required' });

  it('REQ-70 no user, whatever they have proved', async (test) => {
    const host = await companies(test);
    const { browser } = await enrol(host, 'anna');
    for (const answer of [
      await browser.call(policy.rules),
      await browser.call(policy.preview, { rule }),
      await browser.call(policy.save, { rule, version: 0, reason: 'because', accepted: [] }),
      await browser.call(policy.remove, { ruleId: 'x', version: 0, reason: 'because', accepted: [] }),
      await browser.call(policy.explain, { userId: 'anna' }),
    ])
      assertRefused(answer, 'admin_only');
    assert.equal(rulesKept(host), 0);
  });

  it('REQ-70 no administrator whose proof is old, nor one who came in by a recovery code', async (test) => {
    const host = await companies(test);
    const { browser, codes } = await atConsole(host, 'root');
    host.clock.advance({ seconds: 301 });
    await assertUnchanged(host.file, async () =>
      assertRefused(await save(browser, rule), 'step_up_required'),
    );
    const recovered = await repairing(host, codes[0], 'root');
    assertRefused(await recovered.call(policy.rules), 'reauthentication_required');
  });

  it('REQ-70 a company’s administrator only for that company, and nothing else is shown them', async (test) => {
    const host = await companies(test);
    const root = await atConsole(host, 'root');
    const nora = await atConsole(host, 'nora');
    await stepUpWith(host, root);
    assertSaved(await save(root.browser, draft({ for: { tenant: 'southwind' }, requirement: 'required' })));
    assertSaved(await save(root.browser, draft({ requirement: 'optional', note: 'everybody' })));
    const { rules } = await viewOf(root.browser);
    const [everybody, southwind] = [rules[0]!, rules[1]!];
    const seen = await viewOf(nora.browser);
    assert.deepEqual(
      seen.rules.map(({ id, isEditable }) => [id, isEditable]),
      [[everybody.id, false]],
    );
    assert(!JSON.stringify(seen).includes('southwind'));
    await stepUpWith(host, nora);
    const theirs = draft({ for: { tenant: 'northwind' }, requirement: 'required' });
    assertRefused(await save(nora.browser, draft({ requirement: 'required' })), 'admin_only');
    assertRefused(await save(nora.browser, { ...theirs, for: { tenant: 'southwind' } }), 'admin_only');
    assertRefused(await save(nora.browser, { ...theirs, id: everybody.id }), 'admin_only');
    assertRefused(await save(nora.browser, { ...theirs, id: southwind.id }), 'not_found');
    assertRefused(await remove(nora.browser, southwind.id), 'not_found');
    assertRefused(await remove(nora.browser, everybody.id), 'admin_only');
    assertRefused(await nora.browser.call(policy.explain, { userId: 'bert' }), 'not_found');
    assert.equal(assertSaved(await save(nora.browser, theirs)).rules.length, 2);
  });

  it('REQ-09 nobody lower changes what somebody above has locked, or loosens what is below it', async (test) => {
    const host = await companies(test, { signInWith: { source: 'local' } });
    const rita = await atConsole(host, 'rita');
    const nora = await atConsole(host, 'nora');
    await stepUpWith(host, rita);
    const id = assertSaved(await save(rita.browser, lock)).rules[0]!.id;
    const [shown] = (await viewOf(nora.browser)).rules;
    assert.deepEqual([shown?.by, shown?.isEditable], ['Harbour Resellers', false]);
    await stepUpWith(host, nora);
    assertRefused(await save(nora.browser, { ...lock, id, requirement: 'off' }), 'admin_only');
    assertRefused(await save(nora.browser, { ...lock, id, locked: false }), 'admin_only');
    assertRefused(await remove(nora.browser, id), 'admin_only');
    await loosen(host, nora);
    const off = { requirement: 'off', priority: 100 } as const;
    assertSaved(await save(nora.browser, draft({ ...off, for: { ...lock.for, role: 'teller' } })));
    const anna = await host.signedIn('anna');
    const state = assertAt(await anna.call(flow.state), 'enrollment');
    assert.equal(state.requirement, 'required');
    assert.deepEqual(state.why, { scope: 'source', isLocked: true, by: 'Harbour Resellers' });
    await assertLockedOut(anna, 'mfa_required');
  });
});

describe('a change of policy', () => {
  it('REQ-09 acts on the next request of open sessions, in every process', async (test) => {
    const host = await companies(test);
    const other = await hostDuring(test, { folder: host.folder, clock: host.clock, secrets: host.secrets });
    other.users.set('anna', host.users.get('anna')!);
    const root = await atConsole(host, 'root');
    const here = await host.signedIn('anna');
    const there = await other.signedIn('anna');
    for (const browser of [here, there]) {
      await browser.call(flow.skip);
      assert.equal((await browser.get('/account')).status, 200);
    }
    await stepUpWith(host, root);
    assertSaved(await save(root.browser, draft({ requirement: 'required' })));
    for (const browser of [here, there]) await assertLockedOut(browser, 'enrollment_required');
  });

  it('REQ-76 to something weaker than the kit allows is refused, by name', async (test) => {
    const host = await companies(test);
    const { browser } = await atConsole(host, 'root');
    for (const [weak, field] of [
      [{ trustDays: 31 }, 'trustDays'],
      [{ stepUpSeconds: 901 }, 'stepUpSeconds'],
      [{ stepUpSeconds: 29 }, 'stepUpSeconds'],
    ] as const) {
      const answer = await save(browser, draft(weak));
      assertRefused(answer, 'policy_too_weak');
      assert.deepEqual(answer.body['fields'], [field]);
    }
    assert.equal(rulesKept(host), 0);
  });

  it('REQ-95 is made by one of twenty who made it at once', async (test) => {
    const host = await companies(test);
    const { browser } = await atConsole(host, 'root');
    const { version } = await viewOf(browser);
    const rule = draft({ requirement: 'required' });
    const body = { rule, version, reason: 'because', accepted: [] };
    const answers = await Promise.all(Array.from({ length: 20 }, () => browser.call(policy.save, body)));
    const refused = answers.filter(({ status }) => status !== 200);
    assert.equal(refused.length, 19);
    for (const answer of refused) assertRefused(answer, 'policy_changed');
    assert.equal(rulesKept(host), 1);
  });

  it('REQ-74 that loosens asks for a proof of its own, good for one change, and is told of with what was before', async (test) => {
    const host = await companies(test);
    const root = await atConsole(host, 'root');
    const saved = assertSaved(await save(root.browser, draft({ requirement: 'required' }))).rules[0]!;
    const weaker = draft({ id: saved.id, requirement: 'optional' });
    const refused = await save(root.browser, weaker);
    assertRefused(refused, 'step_up_required');
    assert.equal(refused.body['purpose'], 'loosen_policy');
    assertRefused(await remove(root.browser, saved.id), 'step_up_required');
    await loosen(host, root);
    assertSaved(await save(root.browser, weaker));
    assertRefused(await save(root.browser, { ...weaker, requirement: 'off' }), 'step_up_required');
    const [event] = sql(
      host.file,
      `select * from event where type = 'policy_saved' order by rowid desc limit 1`,
    );
    assert.deepEqual([event?.['actor_id'], event?.['reason']], ['root', 'because']);
    const { changes } = JSON.parse(event?.['detail'] as string) as { changes: { what: string }[] };
    assert.deepEqual(
      changes.find(({ what }) => what === 'requirement'),
      { what: 'requirement', before: '"required"', after: '"optional"' },
    );
    assert(changes.some(({ what }) => what === 'loosens'));
  });

  it('REQ-74 never lets enrolled people off their factor without saying so', async (test) => {
    const host = await companies(test);
    const root = await atConsole(host, 'root');
    await enrol(host, 'anna');
    await loosen(host, root);
    assertSaved(await save(root.browser, draft({ requirement: 'off' })));
    assertAt(await host.signedIn('anna').then((browser) => browser.call(flow.state)), 'challenge');
    await loosen(host, root);
    const silent = draft({ requirement: 'off', ignoreOwnChoice: true, for: { tenant: 'northwind' } });
    const preview = await previewOf(root.browser, silent);
    assert.deepEqual([preview.released.count, preview.released.names], [1, ['a***@n***.example']]);
    const refused = await save(root.browser, silent);
    assertRefused(refused, 'confirmation_required');
    assert.deepEqual(refused.body['fields'], ['unchallenged']);
    assertSaved(await save(root.browser, silent, { accepted: ['unchallenged'] }));
    assertAt(await host.signedIn('anna').then((browser) => browser.call(flow.state)), 'complete');
    assert.equal(
      value(host.file, `select count(*) from factor where user_id = 'anna' and state = 'active'`),
      1,
    );
  });

  it('F6 never locks an administrator out, and others only where that was read', async (test) => {
    const host = await companies(test);
    const root = await atConsole(host, 'root');
    await meet(host, 'anna');
    const nothing = draft({ requirement: 'required', methods: [] });
    assert.equal((await previewOf(root.browser, nothing)).stranded.count, 1);
    assertRefused(
      await save(root.browser, nothing, { accepted: ['strands', 'unchallenged'] }),
      'would_strand',
    );
    const theirs = { ...nothing, for: { tenant: 'northwind' } };
    const preview = await previewOf(root.browser, theirs);
    assert.deepEqual([preview.blocked.count, preview.stranded.count], [1, 0]);
    const refused = await save(root.browser, theirs);
    assertRefused(refused, 'confirmation_required');
    assert.deepEqual(refused.body['fields'], ['strands']);
    assertSaved(await save(root.browser, theirs, { accepted: ['strands'] }));
  });

  it('F6 is shown beforehand, with numbers and masked names', async (test) => {
    const host = await companies(test, { signInWith: { form: 'shop' } });
    const root = await atConsole(host, 'root');
    await meet(host, 'anna', 'bert', 'carl');
    await (await host.signedIn('anna')).call(flow.skip);
    const preview = await previewOf(
      root.browser,
      draft({ for: { role: 'teller' }, requirement: 'required' }),
    );
    assert.deepEqual([preview.prompted.count, preview.unaffected], [2, 2]);
    assert(preview.prompted.names.includes('Bert Berg'));
    assert(!JSON.stringify(preview).includes('anna@'));
    assert.deepEqual(preview.warnings, []);
  });
});

describe('rules of the options', () => {
  const list: Rule[] = [{ id: 'all', requirement: 'required', note: 'the start' }];

  it('are what the database starts with, once, and the console decides from then on', async (test) => {
    const host = await companies(test, { policy: list });
    const root = await atConsole(host, 'root');
    await loosen(host, root);
    assertSaved(await remove(root.browser, 'all'));
    const again = await companies(test, { policy: list, folder: host.folder, secrets: host.secrets });
    assert.equal(rulesKept(again), 0);
    assert.equal(
      assertAt(await again.signedIn('anna').then((b) => b.call(flow.state)), 'enrollment').requirement,
      'optional',
    );
  });

  it('of a function are shown as such, and nothing can be set beside it', async (test) => {
    const host = await companies(test, { policy: () => ({ requirement: 'optional' }) });
    const { browser } = await atConsole(host, 'root');
    assert.deepEqual([(await viewOf(browser)).from, (await viewOf(browser)).rules], ['code', []]);
    assertRefused(await save(browser, draft({ requirement: 'off' })), 'not_found');
  });
});

describe('why somebody is asked', () => {
  it('F5 is told in order, by the rules that took part', async (test: TestContext) => {
    const host = await companies(test, { signInWith: { source: 'local' } });
    const root = await atConsole(host, 'root');
    await meet(host, 'anna');
    await stepUpWith(host, root);
    const id = assertSaved(await save(root.browser, lock)).rules[0]!.id;
    const told = async (source: string) =>
      (await root.browser.call(policy.explain, { userId: 'anna', source })).body as unknown as Explanation;
    const { at, requirement, reasons } = await told('local');
    assert.deepEqual([at, requirement], ['enrollment', 'required']);
    const names = { tenant: 'northwind', source: 'local' };
    const said = { part: 'requirement', effect: 'counts', scope: 'source', says: '"required"' };
    assert.deepEqual(reasons, [{ ...said, rule: id, names, setBy: 'Northwind', isLocked: true }]);
    assert.deepEqual((await told('sso')).reasons, []);
  });
});
