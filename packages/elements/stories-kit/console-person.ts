/** One person as an administrator is shown them, and what a server answers to what is done about them. */
import {
  admin,
  MfaError,
  policy,
  type Explanation,
  type Person,
  type PersonRow,
  type VerdictReason,
} from '@mfa-kit/contract';
import type { FakeClient } from './fake-client.js';

const DAY = 86_400_000;
const ago = (days: number): number => Date.now() - days * DAY;

const reasons: readonly VerdictReason[] = [
  {
    rule: 'rule-1',
    part: 'requirement',
    effect: 'counts',
    scope: 'tenant',
    names: { tenant: 'Northwind', source: 'local' },
    setBy: 'Harbour Resellers',
    isLocked: true,
    says: '"required"',
  },
  {
    rule: 'rule-2',
    part: 'requirement',
    effect: 'held_by_lock',
    by: 'rule-1',
    scope: 'application',
    names: { application: 'payments' },
    setBy: 'Northwind',
    isLocked: false,
    says: '"off"',
  },
  {
    rule: 'everybody',
    part: 'trustDays',
    effect: 'counts',
    scope: 'everywhere',
    names: {},
    isLocked: false,
    says: '30',
  },
];

const byWhom = { by: 'Harbour Resellers', reason: 'Handles payments', at: ago(3) };

function personOf(row: PersonRow, over: Partial<Person> = {}): Person {
  return {
    now: Date.now(),
    ...row,
    mail: row.account,
    factors: row.kinds.map((kind, index) => ({
      id: `factor-${index + 1}`,
      kind,
      ordinal: 1,
      name: '',
      isDefault: !index,
      addedAt: ago(90),
      lastUsedAt: ago(1),
      ...(kind === 'phone' && { hint: '56' }),
    })),
    requirement: 'required',
    trustedBrowsers: 2,
    registeredThrough: 'retail',
    why: [...reasons],
    mayReset: 'yes',
    ...over,
  };
}

/** Where signing in would lead: the SSO asks by itself, the payments of nobody a second time. */
function explain({ factors, marks }: Person, application?: string, source?: string): Explanation {
  const needed = marks.includes('needs_ticket') ? 'ticket' : 'enrollment';
  return {
    now: Date.now(),
    at: source === 'acme-sso' ? 'complete' : factors.length ? 'challenge' : needed,
    requirement: application === 'payments' ? 'required' : 'optional',
    methods: ['totp'],
    ...(application === 'payments' ? {} : { skipsLeft: 2 }),
    trustDays: 30,
    stepUpSeconds: 300,
    reasons: [...reasons],
  };
}

/** Answers what is asked and done about somebody, as if nothing needed a proof. */
export function playPerson(
  client: FakeClient,
  find: (userId: string) => PersonRow | undefined,
  over: Partial<Person> = {},
): FakeClient {
  const known = new Map<string, Person>();
  const get = (userId: string): Person => {
    const row = find(userId);
    if (!row) throw new MfaError('not_found');
    return known.get(userId) ?? personOf(row, over);
  };
  const turn = (userId: string, change: (person: Person) => Person): Person => {
    const now = { ...change(get(userId)), now: Date.now() };
    known.set(userId, now);
    return now;
  };
  const without = ({ marks }: Person, mark: Person['marks'][number]) => marks.filter((one) => one !== mark);
  const dropped = (person: Person, name: 'required' | 'exempt' | 'extended' | 'preset'): Person => {
    const { [name]: _gone, ...rest } = person;
    return rest;
  };
  const issue = (person: Person) => ({
    now: Date.now(),
    ticket: 'K7QMW-X2HPD-9FTRC-4BNVA',
    expiresAt: Date.now() + 3_600_000,
    person,
  });
  return client
    .on(admin.person, ({ userId }) => get(userId))
    .on(policy.rules, {
      now: Date.now(),
      version: 1,
      from: 'database',
      rules: [],
      known: { role: [], source: ['local', 'acme-sso'], form: [], application: ['payments'], tenant: [] },
      kinds: ['totp', 'phone'],
    })
    .on(policy.explain, ({ userId, application, source }) => explain(get(userId), application, source))
    .on(admin.require, ({ userId, requirement, reason }) =>
      turn(userId, (person) =>
        requirement
          ? { ...person, requirement, required: { requirement, ...byWhom, reason } }
          : dropped(person, 'required'),
      ),
    )
    .on(admin.exempt, ({ userId, until, reason }) =>
      turn(userId, (person) =>
        until === null
          ? { ...dropped(person, 'exempt'), marks: without(person, 'exempt') }
          : { ...person, exempt: { until, ...byWhom, reason }, marks: [...person.marks, 'exempt'] },
      ),
    )
    .on(admin.extend, ({ userId, until, reason }) =>
      turn(userId, (person) =>
        until === null ? dropped(person, 'extended') : { ...person, extended: { until, ...byWhom, reason } },
      ),
    )
    .on(admin.preset, ({ userId, phone, isChangeable, reason }) =>
      turn(userId, (person) =>
        phone === null
          ? dropped(person, 'preset')
          : { ...person, preset: { hint: phone.slice(-2), isChangeable, ...byWhom, reason } },
      ),
    )
    .on(admin.unlock, ({ userId }) =>
      turn(userId, (person) => ({ ...person, marks: without(person, 'locked') })),
    )
    .on(admin.ticket, ({ userId }) => issue(turn(userId, (person) => person)))
    .on(admin.reset, ({ userId, name }) => {
      if (name !== get(userId).name) throw new MfaError('confirmation_required');
      const reset = (person: Person): Person => {
        const { codesLeft: _codes, ...rest } = person;
        return {
          ...rest,
          factors: [],
          kinds: [],
          coverage: 'none',
          trustedBrowsers: 0,
          marks: [...without(person, 'locked'), 'needs_ticket'],
        };
      };
      return issue(turn(userId, reset));
    });
}
