/** What a console would be answered, and a server that plays it for as many people as a story wants. */
import {
  admin,
  type AdministratorView,
  type ListPeople,
  type Overview,
  type Person,
  type PersonRow,
  type PersonStatus,
  stepUp,
} from '@mfa-kit/contract';
import { playPerson } from './console-person.js';
import { FakeClient } from './fake-client.js';
import { steppingUp } from './states.js';

const DAY = 86_400_000;

function administrator(over: Partial<AdministratorView> = {}): AdministratorView {
  return {
    now: Date.now(),
    userId: 'admin-1',
    name: 'Ada Lovelace',
    issuer: 'Northwind Bank',
    tenants: 'all',
    isAuditor: true,
    freshUntil: Date.now() + 300_000,
    texts: true,
    people: 'met',
    ...over,
  };
}

const first = ['Amina', 'Björn', 'Chiara', 'Dmitri', 'Elif', 'Fatima', 'Grace', 'Hiro', 'Ines', 'Jamal'];
const last = ['Abara', 'Beck', 'Costa', 'Dahl', 'Eriksen', 'Ferrari', 'Gupta'];
const companies = ['Harbour Bikes', 'Meadow & Sons', 'Northwind', 'شركة الميناء'];
const roles = ['teller', 'manager', 'administrator'];

/** The one at a place in the list: different enough that each state occurs. */
function personAt(index: number): PersonRow {
  const coverage = index % 7 === 6 ? 'none' : index % 3 === 2 ? 'phone' : 'app';
  const name = `${first[index % first.length]!} ${last[index % last.length]!}`;
  return {
    userId: `user-${index + 1}`,
    name,
    account: `${name[0]!.toLowerCase()}***@n***.example`,
    tenant: companies[index % companies.length]!,
    roles: [roles[index % roles.length]!],
    coverage,
    kinds: coverage === 'app' ? ['totp'] : coverage === 'phone' ? ['phone'] : [],
    requirement: index % 4 === 3 ? 'required' : 'optional',
    ...(coverage === 'none' ? {} : { codesLeft: (index * 3) % 11 }),
    ...(index % 9 === 8 ? {} : { lastSeen: Date.now() - (index % 40) * DAY }),
    marks: [
      ...(index % 11 === 5 ? (['locked'] as const) : []),
      ...(index % 13 === 6 ? (['needs_ticket'] as const) : []),
      ...(index % 17 === 4 ? (['exempt'] as const) : []),
      ...(index % 19 === 3 ? (['preset'] as const) : []),
      ...(index % 3 === 2 ? (['administrator'] as const) : []),
    ],
  };
}

const isOf: Record<PersonStatus, (person: PersonRow) => boolean> = {
  covered: ({ coverage }) => coverage === 'app',
  weak: ({ coverage }) => coverage === 'phone',
  missing: ({ coverage }) => coverage === 'none',
  codes_low: ({ codesLeft }) => codesLeft !== undefined && codesLeft <= 3,
  locked: ({ marks }) => marks.includes('locked'),
  needs_ticket: ({ marks }) => marks.includes('needs_ticket'),
  exempt: ({ marks }) => marks.includes('exempt'),
};

function counted(all: readonly PersonRow[]) {
  const has = (coverage: PersonRow['coverage']) =>
    all.filter((person) => person.coverage === coverage).length;
  return { total: all.length, app: has('app'), phone: has('phone'), none: has('none') };
}

function overviewOf(all: readonly PersonRow[]): Overview {
  const are = (status: PersonStatus) => all.filter(isOf[status]).length;
  const largest = <Row extends { total: number }>(rows: Row[]) => rows.filter(({ total }) => total);
  return {
    now: Date.now(),
    ...counted(all),
    codesLow: are('codes_low'),
    locked: are('locked'),
    needTicket: are('needs_ticket'),
    exempt: are('exempt'),
    tenants: largest(
      companies.map((tenant) => ({ tenant, ...counted(all.filter((person) => person.tenant === tenant)) })),
    ),
    roles: largest(
      roles.map((role) => ({ role, ...counted(all.filter((person) => person.roles.includes(role))) })),
    ),
  };
}

function matches(person: PersonRow, { text, status, tenant, role }: ListPeople): boolean {
  const begins = (value: string) => value.toLowerCase().startsWith((text ?? '').toLowerCase());
  return (
    (!text || [person.name, person.account, person.userId].some(begins)) &&
    (!status || isOf[status](person)) &&
    (!tenant || person.tenant === tenant) &&
    (!role || person.roles.includes(role))
  );
}

export interface Console {
  /** How many people there are. */
  readonly count?: number;
  readonly who?: Partial<AdministratorView>;
  readonly change?: (person: PersonRow) => PersonRow;
  /** What is known of whoever is opened. */
  readonly person?: Partial<Person>;
}

/** Answers every request of the console as if nothing needed a proof. */
export function consoleServer({
  count = 3,
  who = {},
  change = (person) => person,
  person = {},
}: Console = {}): FakeClient {
  const all = Array.from({ length: count }, (_, index) => change(personAt(index)));
  const client = new FakeClient()
    .on(admin.self, () => administrator(who))
    .on(admin.overview, () => overviewOf(all))
    .on(admin.people, ({ after, limit = 50, ...wanted }) => {
      const found = all.filter((one) => matches(one, wanted));
      const from = Number(after ?? 0);
      const next = from + limit < found.length ? { next: String(from + limit) } : {};
      return { now: Date.now(), people: found.slice(from, from + limit), ...next };
    })
    .on(stepUp.begin, ({ purpose }) => steppingUp(purpose ? { purpose } : {}))
    .on(stepUp.cancel, { at: 'over', now: Date.now(), reason: 'cancelled' })
    .on(stepUp.verify, { at: 'fresh', now: Date.now(), until: Date.now() + 300_000 });
  return playPerson(client, (userId) => all.find((one) => one.userId === userId), person);
}
