/** Pages of the console's lists and its overview: the same request among 1,000 people and among 100,000, in turns. */
import { admin, type ListPeople, type People } from '@mfa-kit/contract';
import type { Administrator } from '@mfa-kit/express';
import { addCrowd, COMPANY_NAMES } from '../kit/crowd.js';
import { startHost, type Host } from '../kit/host.js';
import { enrol } from '../kit/people.js';
import { fire, type Shot } from './load.js';

const SIZES = [1_000, 100_000] as const;
const ROUNDS = 15;
const MOST = 3;

const administrators: Record<string, Administrator> = {
  root: { tenants: 'all', rank: 9 },
  reseller: { tenants: COMPANY_NAMES, rank: 5 },
  company: { tenants: ['company-3'], rank: 1 },
};

const lists: Record<string, [who: string, asked: ListPeople]> = {
  everybody: ['root', {}],
  'an authenticator': ['root', { status: 'covered' }],
  'texts alone': ['root', { status: 'weak' }],
  nothing: ['root', { status: 'missing' }],
  'few codes': ['root', { status: 'codes_low' }],
  'locked (5 %)': ['root', { status: 'locked' }],
  'waiting for a ticket (5 %)': ['root', { status: 'needs_ticket' }],
  'exempt (1 %)': ['root', { status: 'exempt' }],
  'a role': ['root', { role: 'clerk' }],
  'a role, nothing': ['root', { role: 'clerk', status: 'missing' }],
  'a company': ['root', { tenant: 'company-5' }],
  text: ['root', { text: 'be' }],
  'text, a mail address': ['root', { text: 'user.1' }],
  'text, a role, texts alone': ['root', { text: 'be', role: 'teller', status: 'weak' }],
  'text, locked': ['root', { text: 'be', status: 'locked' }],
  'ten companies': ['reseller', {}],
  'ten companies, text, nothing': ['reseller', { text: 'be', status: 'missing' }],
  'one company': ['company', {}],
  'one company, a role, nothing': ['company', { role: 'teller', status: 'missing' }],
  'one company, text': ['company', { text: 'be' }],
  'one company, locked': ['company', { status: 'locked' }],
};

interface Side {
  readonly host: Host;
  readonly cookies: ReadonlyMap<string, string>;
}

async function startWith(size: number): Promise<Side> {
  const host = await startHost({ admin: ({ id }) => administrators[id] });
  const cookies = new Map<string, string>();
  for (const id of Object.keys(administrators)) {
    host.users.set(id, { id, name: id });
    const { browser } = await enrol(host, id);
    cookies.set(id, [...browser.cookies].map((pair) => pair.join('=')).join('; '));
  }
  addCrowd(host, size);
  return { host, cookies };
}

async function ask({ host, cookies }: Side, who: string, path: string, body: object): Promise<string> {
  const shot: Shot = { method: 'POST', path: `/mfa${path}`, body, cookie: cookies.get(who)! };
  const [hit] = await fire(Number(new URL(host.origin).port), [shot]);
  if (hit?.status !== 200) throw new Error(hit?.text);
  return hit.text;
}

/** The first page, one in the middle and the last that is full, as requests. */
async function pagesOf(side: Side, who: string, asked: ListPeople): Promise<ListPeople[]> {
  const cursors: (string | undefined)[] = [undefined];
  for (let after: string | undefined; ;) {
    const text = await ask(side, who, admin.people.path, { ...asked, limit: 200, ...(after && { after }) });
    after = (JSON.parse(text) as People).next;
    if (after === undefined) break;
    cursors.push(after);
  }
  const last = Math.max(0, cursors.length - 2);
  return [0, last >> 1, last].map((i) => ({ ...asked, ...(cursors[i] && { after: cursors[i] }) }));
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

const middle = (times: number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1] ?? NaN;

async function measure(name: string, ...works: (() => Promise<unknown>)[]): Promise<number> {
  const times: number[][] = works.map(() => []);
  for (let round = -3; round < ROUNDS; round++)
    for (const [i, work] of works.entries()) {
      const time = await timeOf(work);
      if (round >= 0) times[i]!.push(time);
    }
  const [small = NaN, large = NaN] = times.map(middle);
  const ratio = large / small;
  console.log(
    `${name.padEnd(40)} ${small.toFixed(1).padStart(7)} ${large.toFixed(1).padStart(7)} ms  ${ratio.toFixed(1)}×`,
  );
  return ratio;
}

const sides = await Promise.all(SIZES.map(startWith));
console.log(
  `console: ms among ${SIZES.join(' and ')} people, and the ratio (aim: ${MOST}× at most for a page)`,
);
const ratios: number[] = [];
for (const [name, [who, asked]] of Object.entries(lists)) {
  const pages = await Promise.all(sides.map((side) => pagesOf(side, who, asked)));
  for (const [i, place] of ['first', 'middle', 'last'].entries())
    ratios.push(
      await measure(
        `${name}, ${place}`,
        ...sides.map((side, s) => () => ask(side, who, admin.people.path, pages[s]![i]!)),
      ),
    );
}
for (const who of Object.keys(administrators))
  await measure(`overview of ${who}`, ...sides.map((side) => () => ask(side, who, admin.overview.path, {})));
console.log(`the slowest page: ${Math.max(...ratios).toFixed(1)}×`);
for (const { host } of sides) await host.close();
