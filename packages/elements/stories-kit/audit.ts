/** An audit as the server would answer it. */
import { audit, type AuditCheck, type AuditEntry, type AuditType } from '@mfa-kit/contract';
import { auditWords } from '../src/screens/admin-audit/words.js';
import { consoleServer } from './console.js';
import type { FakeClient } from './fake-client.js';

const ada = { userId: 'admin-1', name: 'Ada Lovelace' };
const amina = { userId: 'user-1', name: 'Amina Abara' };
const start = Date.UTC(2026, 10, 20, 14, 30, 5);

const told: readonly Partial<AuditEntry>[] = [
  {
    type: 'reset',
    actor: ada,
    person: amina,
    tenant: 'Harbour Bikes',
    reason: 'Lost her phone on the train',
    address: '203.0.113.7',
    browser: 'Chrome',
    system: 'macOS',
    isSealed: false,
  },
  {
    type: 'policy_saved',
    actor: ada,
    tenant: 'Harbour Bikes',
    reason: 'Agreed with Harbour',
    changes: [
      { what: 'id', before: '"counter"', after: '"counter"' },
      { what: 'for', before: '{"tenant":"harbour"}', after: '{"tenant":"harbour","role":"teller"}' },
      { what: 'requirement', before: '"optional"', after: '"required"' },
      { what: 'skips', after: '3' },
      { what: 'loosens', after: 'true' },
    ],
    address: '203.0.113.7',
  },
  {
    type: 'admin_refused',
    outcome: 'refused',
    actor: { userId: 'user-9' },
    person: amina,
    address: '2001:db8::7334:1',
    browser: 'Safari',
    system: 'iOS',
  },
  {
    type: 'factor_enrolled',
    person: amina,
    factor: { kind: 'phone', ordinal: 1, name: '', hint: '56' },
    address: '198.51.100.24',
  },
];
const types = Object.keys(auditWords) as AuditType[];

const lines = {
  policy_saved: [
    { what: 'locked', before: 'false', after: 'true' },
    { what: 'priority', before: '0', after: '2' },
    { what: 'note', after: '"Agreed in May"' },
    { what: 'methods', before: '["totp","phone"]', after: '["totp"]' },
    { what: 'skipUntil', before: String(start) },
    { what: 'askAgainDays', after: '7' },
    { what: 'trustDays', before: '30', after: '0' },
    { what: 'stepUpSeconds', before: '900', after: '90' },
    { what: 'ignoreOwnChoice', before: 'true', after: 'false' },
  ],
  required_set: [{ what: 'required', after: '"required"' }],
  exempted: [{ what: 'exempt', after: String(start) }],
  extended: [{ what: 'extended', before: String(start) }],
  preset_set: [
    { what: 'preset', before: '07', after: '56' },
    { what: 'isChangeable', before: 'true', after: 'false' },
  ],
  reset: [{ what: 'factor', before: 'phone …56' }],
  providers_set: [{ what: 'twilio', before: '1 on', after: '2 off' }],
  country_set: [{ what: 'GB', before: 'on', after: 'watch' }],
  erased: [{ what: 'entries', after: '1204' }],
} satisfies Partial<Record<AuditType, AuditEntry['changes']>>;

/** One entry for each thing that changes are written of. */
export const changedEntries: readonly AuditEntry[] = Object.entries(lines).map(([type, changes], at) => ({
  id: `changed-${at}`,
  at: start,
  type: type as keyof typeof lines,
  outcome: 'done',
  actor: ada,
  changes,
  isSealed: true,
}));

/** The newest first; what is told is repeated with other types. */
export function entriesOf(count: number): readonly AuditEntry[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `entry-${count - at}`,
    at: start - at * 3_600_000,
    type: types[at % types.length]!,
    outcome: 'done',
    isSealed: true,
    ...(at < told.length ? told[at] : { person: amina, address: '198.51.100.24' }),
  }));
}

export const checkOf = (over: Partial<AuditCheck> = {}): AuditCheck => ({
  now: Date.now(),
  isIntact: true,
  sealed: 1288,
  waiting: 3,
  erased: 1,
  head: '9f2c1b7ad04e6c1f5f0f8a2f4f6a9b0e7d1c3b5a79e8d6c4b2a1908f7e6d5c4b',
  ...over,
});

export function auditServer(count = 4, check = checkOf()): FakeClient {
  const all = entriesOf(count);
  return consoleServer()
    .on(audit.list, ({ before, type, actorId, userId, from = 0, until = Infinity, limit = 50 }) => {
      const found = all.filter(
        (entry) =>
          (!type || entry.type === type) &&
          (!actorId || entry.actor?.userId === actorId) &&
          (!userId || entry.person?.userId === userId) &&
          entry.at >= from &&
          entry.at <= until,
      );
      const rest = found.slice(before ? found.findIndex(({ id }) => id === before) + 1 : 0);
      return { now: Date.now(), entries: rest.slice(0, limit), more: rest.length > limit };
    })
    .on(audit.verify, check);
}
