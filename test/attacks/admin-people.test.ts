/** The console's people: whom an administrator reaches, what is shown of them, and what nobody finds out about strangers. */
import { admin, devices, flow, type Overview } from '@mfa-kit/contract';
import type { UserSearch } from '@mfa-kit/express';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertPerson, atConsole, companies, meet, peopleOf } from '../kit/administering.js';
import type { Browser } from '../kit/browser.js';
import { assertRefused } from '../kit/expect.js';
import type { Host } from '../kit/host.js';
import { repairing } from '../kit/own-factors.js';
import { enrol } from '../kit/people.js';
import { sql } from '../kit/tables.js';

const everybody = ['anna', 'bert', 'carl'];

/** Each request that the console makes of people. */
const requests = [
  (browser: Browser) => browser.call(admin.self),
  (browser: Browser) => browser.call(admin.overview, {}),
  (browser: Browser) => browser.call(admin.people, {}),
  (browser: Browser) => browser.call(admin.person, { userId: 'anna' }),
];

async function namesOf(browser: Browser, asked: Parameters<typeof peopleOf>[1] = {}): Promise<string[]> {
  return (await peopleOf(browser, asked)).people.map(({ userId }) => userId);
}

async function overviewOf(browser: Browser, tenant?: string): Promise<Overview> {
  return (await browser.call(admin.overview, { ...(tenant && { tenant }) })).body as unknown as Overview;
}

describe('who administers', () => {
  it('REQ-70 is nobody who is not named, and it is written down', async (test) => {
    const host = await companies(test);
    const { browser } = await enrol(host, 'anna');
    for (const request of requests) assertRefused(await request(browser), 'admin_only');
    const refused = sql(host.file, `select actor_id, outcome from event where type = 'admin_refused'`);
    assert.deepEqual(refused, Array(requests.length).fill({ actor_id: 'anna', outcome: 'refused' }));
  });

  it('REQ-70 is nobody who has no factor', async (test) => {
    const host = await companies(test);
    const browser = await host.signedIn('nora');
    await browser.call(flow.skip);
    for (const request of requests) assertRefused(await request(browser), 'enrollment_required');
  });

  it('REQ-70 is nobody who is only half signed in, or not at all', async (test) => {
    const host = await companies(test);
    await atConsole(host, 'nora');
    const half = await host.signedIn('nora');
    for (const request of requests) assertRefused(await request(half), 'mfa_required');
    for (const request of requests) assertRefused(await request(host.browser()), 'signed_out');
  });

  it('REQ-70 is nobody by a recovery code, whatever they prove after it', async (test) => {
    const host = await companies(test);
    const { codes } = await atConsole(host, 'nora');
    const browser = await repairing(host, codes[0], 'nora');
    for (const request of requests) assertRefused(await request(browser), 'reauthentication_required');
  });

  it('REQ-70 is nobody by a trusted browser until they prove a factor', async (test) => {
    const host = await companies(test, { policy: () => ({ requirement: 'optional', trustDays: 30 }) });
    const { app, factorId } = await atConsole(host, 'nora');
    const browser = await host.signedIn('nora');
    const { challengeId } = (await browser.call(flow.state)).body as { challengeId?: string };
    const code = app.code(host.clock.now());
    await browser.call(flow.verify, { challengeId, factorId, code, trust: true });
    assert.equal((await browser.call(devices.list)).status, 200);
    await browser.post('/login', { userId: 'nora', password: 'correct horse battery staple' });
    assert.deepEqual((await browser.call(flow.state)).body['amr'], ['pwd', 'trusted']);
    for (const request of requests) assertRefused(await request(browser), 'step_up_required');
  });

  it('REQ-70 may still look when the proof is old', async (test) => {
    const host = await companies(test);
    await meet(host, ...everybody);
    const { browser } = await atConsole(host, 'nora');
    assert.equal(typeof (await browser.call(admin.self)).body['freshUntil'], 'number');
    host.clock.advance({ minutes: 6 });
    for (const request of requests) assert.equal((await request(browser)).status, 200);
    assert.equal((await browser.call(admin.self)).body['freshUntil'], undefined);
  });
});

describe('another company', () => {
  it('REQ-70 has nobody to show, whether they exist or not', async (test) => {
    const host = await companies(test);
    await meet(host, ...everybody);
    const { browser } = await atConsole(host, 'nora');
    assert.equal(assertPerson(await browser.call(admin.person, { userId: 'anna' })).tenant, 'northwind');
    const told = [];
    for (const userId of ['bert', 'carl', 'nobody']) {
      const answer = await browser.call(admin.person, { userId });
      assertRefused(answer, 'not_found');
      told.push({ ...answer.body, instance: '' });
    }
    assert.deepEqual(told, Array(3).fill(told[0]));
  });

  it('REQ-70 is in no list, no search and no count', async (test) => {
    const host = await companies(test);
    await meet(host, ...everybody, 'sven', 'rita', 'root');
    const { browser } = await atConsole(host, 'nora');
    assert.deepEqual(await namesOf(browser), ['anna', 'nora']);
    for (const asked of [
      { text: 'bert' },
      { text: 'bert.berg@southwind.example' },
      { text: 'carl' },
      { role: 'clerk' },
      { tenant: 'southwind' },
      { tenant: 'southwind', status: 'missing' as const },
      { tenant: 'southwind', text: 'b', role: 'clerk' },
    ])
      assert.deepEqual(await namesOf(browser, asked), [], JSON.stringify(asked));
    assert.deepEqual(await namesOf(browser, { role: 'teller' }), ['anna']);
    const { total, tenants, roles } = await overviewOf(browser);
    assert.deepEqual([total, tenants.map(({ tenant }) => tenant)], [2, ['northwind']]);
    assert.deepEqual(
      roles.map(({ role, total: of }) => [role, of]),
      [['teller', 1]],
    );
    assert.equal((await overviewOf(browser, 'southwind')).total, 0);
  });

  it('REQ-70 counts none of its marks here', async (test) => {
    const host = await companies(test);
    await meet(host, ...everybody);
    const { browser } = await atConsole(host, 'nora');
    const { browser: root } = await atConsole(host, 'root');
    const far = host.clock.now() + 3600_000;
    sql(host.file, `insert into failure_counter values ('bert', 'recovery', 5, 5, 0, 1, ?)`, far);
    sql(host.file, `update user_state set needs_ticket = 1 where user_id = 'bert'`);
    sql(
      host.file,
      `insert into user_policy (user_id, exempt_until, preset_changeable, marks) values ('bert', ?, 0, '{}')`,
      far,
    );
    for (const status of ['locked', 'needs_ticket', 'exempt'] as const) {
      assert.deepEqual(await namesOf(browser, { status }), [], status);
      assert.deepEqual(await namesOf(root, { status }), ['bert'], status);
    }
    const counts = ({ locked, needTicket, exempt }: Overview) => [locked, needTicket, exempt];
    assert.deepEqual(counts(await overviewOf(browser)), [0, 0, 0]);
    assert.deepEqual(counts(await overviewOf(root)), [1, 1, 1]);
  });

  it('REQ-70 loses whoever moves to it at once', async (test) => {
    const host = await companies(test);
    await meet(host, ...everybody);
    const { browser } = await atConsole(host, 'nora');
    host.users.set('anna', { ...host.users.get('anna')!, tenant: 'southwind' });
    assertRefused(await browser.call(admin.person, { userId: 'anna' }), 'not_found');
    assert.deepEqual(await namesOf(browser), ['nora']);
    host.users.set('anna', { ...host.users.get('anna')!, tenant: 'northwind' });
    await host.mfa.refresh('anna');
    assert.deepEqual(await namesOf(browser), ['anna', 'nora']);
  });

  it('REQ-70 is reached by who administers both', async (test) => {
    const host = await companies(test);
    await meet(host, ...everybody);
    const { browser } = await atConsole(host, 'rita');
    assert.deepEqual(await namesOf(browser), ['anna', 'bert']);
    assert.deepEqual(await namesOf(browser, { tenant: 'southwind' }), ['bert']);
    assert.deepEqual(
      (await overviewOf(browser)).tenants.map(({ tenant }) => tenant),
      ['northwind', 'southwind'],
    );
  });

  it('REQ-70 is not told of by an application that searches carelessly', async (test) => {
    const at: { host?: Host } = {};
    const users = {
      find: (id: string) => at.host?.users.get(id),
      search: () => ({ users: [...(at.host?.users.values() ?? [])] }),
    };
    const host = (at.host = await companies(test, { users }));
    const { browser } = await atConsole(host, 'nora');
    assert.deepEqual(await namesOf(browser), ['nora', 'anna']);
    assert.deepEqual(await namesOf(browser, { tenant: 'southwind' }), []);
  });
});

describe('an application that can be searched', () => {
  it('says who there is; the kit says what they have', async (test) => {
    const at: { host?: Host } = {};
    const asked: UserSearch[] = [];
    const users = {
      find: (id: string) => at.host?.users.get(id),
      search(wanted: UserSearch) {
        asked.push(wanted);
        const all = [...(at.host?.users.values() ?? [])].filter(({ tenant }) => tenant === 'northwind');
        const from = Number(wanted.after ?? 0);
        const next = from + wanted.limit;
        return {
          users: all.slice(from, next),
          ...(next < all.length && { next: String(next) }),
        };
      },
    };
    const host = (at.host = await companies(test, { users }));
    const { browser } = await atConsole(host, 'nora');
    assert.equal((await browser.call(admin.self)).body['people'], 'host');
    const first = await peopleOf(browser, { limit: 1, text: 'N', role: 'r' });
    assert.deepEqual(
      first.people.map(({ userId, coverage }) => [userId, coverage]),
      [['nora', 'app']],
    );
    const { people, next } = await peopleOf(browser, { limit: 1, text: 'N', role: 'r', after: first.next! });
    assert.deepEqual(
      [people.map(({ userId, coverage }) => [userId, coverage]), next],
      [[['anna', 'none']], undefined],
    );
    const tenants = ['northwind'];
    assert.deepEqual(asked, [
      { tenants, limit: 1, text: 'N', role: 'r' },
      { tenants, limit: 1, text: 'N', role: 'r', after: '1' },
    ]);
    assert.deepEqual(await namesOf(browser, { status: 'covered' }), ['nora']);
    assert.equal(asked.length, 2);
    assert.equal(assertPerson(await browser.call(admin.person, { userId: 'anna' })).coverage, 'none');
  });
});

describe('what is shown of people', () => {
  const told = /(anna|bert|carl|nora|root|berg)[^"*]*@|@(northwind|southwind|nowhere|operator)/;

  it('REQ-75 is no mail address, in no answer', async (test) => {
    const host = await companies(test);
    await meet(host, ...everybody);
    const { browser } = await atConsole(host, 'root');
    for (const request of requests) assert.doesNotMatch((await request(browser)).text, told);
    for (const text of ['anna@northwind', 'anna@northwind.example', 'bert.berg@'])
      assert.doesNotMatch((await browser.call(admin.people, { text, limit: 1 })).text, told);
    const anna = assertPerson(await browser.call(admin.person, { userId: 'anna' }));
    assert.deepEqual([anna.name, anna.mail], ['a***@n***.example', 'a***@n***.example']);
  });

  it('REQ-75 is no place in a list either: it is sealed, and good for that list and that administrator alone', async (test) => {
    const host = await companies(test);
    await meet(host, ...everybody);
    const { browser } = await atConsole(host, 'root');
    const { browser: other } = await atConsole(host, 'rita');
    const asked = { text: 'a', limit: 1 };
    await meet(host, 'ada');
    const { next = '' } = await peopleOf(browser, asked);
    assert.doesNotMatch(Buffer.from(next.split('.')[1] ?? '', 'base64url').toString('latin1'), told);
    assert.deepEqual(await namesOf(browser, { ...asked, after: next }), ['anna']);
    const flipped = `${next.slice(0, -2)}${next.endsWith('AA') ? 'BB' : 'AA'}`;
    for (const after of [flipped, 'x', `${next.split('.')[0]}.`, btoa('{"place":{"key":"","userId":""}}')])
      assertRefused(await browser.call(admin.people, { ...asked, after }), 'request_malformed');
    assertRefused(await browser.call(admin.people, { limit: 1, after: next }), 'request_malformed');
    assertRefused(await other.call(admin.people, { ...asked, after: next }), 'request_malformed');
  });
});
