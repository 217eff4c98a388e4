/** Lists of people at any size: each page is a range of an index, whoever asks and whatever for; no page is read twice. */
import { type Administrator, type OpenDatabase } from '@mfa-kit/express';
import { admin, type ListPeople, type PersonStatus } from '@mfa-kit/contract';
import Sqlite from 'better-sqlite3';
import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { atConsole, peopleOf } from '../kit/administering.js';
import type { Browser } from '../kit/browser.js';
import { addCrowd, COMPANY_NAMES } from '../kit/crowd.js';
import { hostDuring, type Host } from '../kit/host.js';

const administrators: Record<string, Administrator> = {
  root: { tenants: 'all', rank: 9 },
  reseller: { tenants: COMPANY_NAMES.slice(1, 4), rank: 5 },
  company: { tenants: ['company-3'], rank: 1 },
};
const SIZE = 1_000;

/** What was read of the tables of people, as the database was asked for it. */
function listening() {
  const seen: { sql: string; parameters: readonly unknown[] }[] = [];
  const through = (open: OpenDatabase): OpenDatabase => {
    return async () => {
      const dialect = await open();
      const createDriver = dialect.createDriver.bind(dialect);
      dialect.createDriver = () => {
        const driver = createDriver();
        const acquire = driver.acquireConnection.bind(driver);
        driver.acquireConnection = async () => {
          const connection = await acquire();
          const execute = connection.executeQuery.bind(connection);
          return Object.assign(Object.create(connection) as typeof connection, {
            executeQuery: (query: Parameters<typeof execute>[0]) => {
              seen.push(query);
              return execute(query);
            },
          });
        };
        const release = driver.releaseConnection.bind(driver);
        driver.releaseConnection = (connection) =>
          release(Object.getPrototypeOf(connection) as typeof connection);
        return driver;
      };
      return dialect;
    };
  };
  return { seen, through };
}

const statuses: PersonStatus[] = [
  'covered',
  'weak',
  'missing',
  'codes_low',
  'locked',
  'needs_ticket',
  'exempt',
];

/** Every way to narrow a list, with every other. */
const ways: ListPeople[] = [undefined, ...statuses].flatMap((status) =>
  [undefined, 'clerk'].flatMap((role) =>
    [undefined, 'be'].flatMap((text) =>
      [undefined, 'company-3'].map((tenant) => ({
        ...(status && { status }),
        ...(role && { role }),
        ...(text && { text }),
        ...(tenant && { tenant }),
      })),
    ),
  ),
);

async function crowded(test: TestContext, who: string, options: object = {}) {
  const host = await hostDuring(test, { admin: ({ id }) => administrators[id], ...options });
  host.users.set(who, { id: who, name: who });
  const { browser } = await atConsole(host, who);
  addCrowd(host, SIZE);
  return { host, browser };
}

/** How the database goes about it. */
function planOf(
  { file }: Host,
  { sql, parameters }: { sql: string; parameters: readonly unknown[] },
): string[] {
  const database = new Sqlite(file, { readonly: true });
  const steps = database.prepare(`explain query plan ${sql}`).all(...parameters) as { detail: string }[];
  database.close();
  return steps.map(({ detail }) => detail);
}

async function allOf(browser: Browser, asked: ListPeople): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | undefined; ;) {
    const { people, next } = await peopleOf(browser, { ...asked, limit: 50, ...(after && { after }) });
    ids.push(...people.map(({ userId }) => userId));
    after = next;
    if (after === undefined) return ids;
  }
}

describe('lists of people', () => {
  for (const who of Object.keys(administrators))
    it(`walk no table of people, asked by the administrator of ${who}`, async (test) => {
      const { seen, through } = listening();
      const { host, browser } = await crowded(test, who, { through });
      for (const way of ways) {
        seen.length = 0;
        const { next } = await peopleOf(browser, { ...way, limit: 3 });
        if (next) await peopleOf(browser, { ...way, limit: 3, after: next });
        const read = seen.filter(({ sql }) => /from "person/.test(sql));
        assert(read.length > 0, JSON.stringify(way));
        for (const query of read)
          for (const step of planOf(host, query)) {
            // A list of everybody goes along the index that it is sorted by, and stops at the end of the page.
            const walksInOrder = /^SCAN p USING (COVERING )?INDEX person_by_name$/.test(step);
            if (!walksInOrder) assert.doesNotMatch(step, /^SCAN (p|t|person\w*)\b/, `${query.sql}\n${step}`);
            const isSmall = / crossJoin | cross join /.test(query.sql);
            if (!isSmall) assert.doesNotMatch(step, /TEMP B-TREE FOR (LAST TERM OF )?ORDER BY/, query.sql);
          }
      }
    });

  it('hold each person once and nobody else, page after page, whatever narrows them', async (test) => {
    const { host, browser } = await crowded(test, 'reseller');
    const database = new Sqlite(host.file, { readonly: true });
    const rows = database
      .prepare('select user_id, sort_name, tenant, roles, coverage, codes_low from person')
      .all() as Record<'user_id' | 'sort_name' | 'tenant' | 'roles' | 'coverage' | 'codes_low', string>[];
    database.close();
    const share = (id: string) => Math.floor(Number(id.slice(2)) / COMPANY_NAMES.length) % 100;
    const is: Record<PersonStatus, (row: (typeof rows)[number]) => boolean> = {
      covered: (row) => row.coverage === 'app',
      weak: (row) => row.coverage === 'phone',
      missing: (row) => row.coverage === 'none',
      codes_low: (row) => Number(row.codes_low) === 1,
      locked: (row) => share(row.user_id) >= 50 && share(row.user_id) < 55,
      needs_ticket: (row) => share(row.user_id) < 5,
      exempt: (row) => share(row.user_id) === 70,
    };
    for (const way of ways) {
      const { status, role, text, tenant } = way;
      const expected = rows.filter(
        (row) =>
          administrators['reseller']!.tenants.includes(row.tenant) &&
          (status === undefined || is[status](row)) &&
          (role === undefined || row.roles.includes(role)) &&
          (text === undefined || row.sort_name.split(' ').some((word) => word.startsWith(text))) &&
          (tenant === undefined || row.tenant === tenant),
      );
      const listed = await allOf(browser, way);
      assert.deepEqual([...listed].sort(), expected.map((row) => row.user_id).sort(), JSON.stringify(way));
      if (text !== undefined) continue;
      const names = new Map(rows.map((row) => [row.user_id, row.sort_name]));
      assert.deepEqual(
        listed,
        listed.toSorted((a, b) => (names.get(a)! < names.get(b)! ? -1 : 1)),
      );
    }
  });

  it('answer twenty readers at once, each what they asked for', async (test) => {
    const { browser } = await crowded(test, 'root');
    const asked = Array.from({ length: 20 }, (_, i) => ways[(i * 3) % ways.length] ?? {});
    const alone: unknown[] = [];
    for (const way of asked) alone.push((await peopleOf(browser, way)).people);
    const together = await Promise.all(asked.map(async (way) => (await peopleOf(browser, way)).people));
    assert.deepEqual(together, alone);
  });

  it('take what is typed as it is: no sign of a pattern is one', async (test) => {
    const { host, browser } = await crowded(test, 'root');
    host.users.set('odd', { id: 'odd', name: 'odd', displayName: '100% [*?] _a_' });
    await host.signedIn('odd');
    for (const text of ['%', '_', '*', '[a-z]', '?', "'", '\\', '" or 1=1 --', 'an%', 'anna_', '\u{10FFFE}'])
      assert.deepEqual(
        (await peopleOf(browser, { text })).people.map(({ userId }) => userId),
        text === '_' ? ['odd'] : [],
      );
    for (const text of ['100%', '[*?]', '_A_', 'ＯＤＤ'])
      assert.deepEqual(
        (await peopleOf(browser, { text })).people.map(({ userId }) => userId),
        ['odd'],
        text,
      );
    assert.equal((await browser.call(admin.people, { text: 'a\u0000' })).status, 400);
  });
});
