/** What the routes of administrators take and answer: themselves, the overview, people. Phones and mail addresses are masked. */
import * as v from 'valibot';
import { verdictReason } from './policy.schema.js';
import { count, factorChoice, instant, kind } from './states.schema.js';

/** Plain text on one line. */
const plain = (most: number) =>
  v.pipe(v.string(), v.trim(), v.maxLength(most), v.regex(/^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]*$/u));

/** Why an administrator did it: kept in the audit, never shown to other tenants. */
export const why = v.pipe(plain(200), v.minLength(3), v.description('Why. Kept in the audit.'));
export const userId = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const tenant = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

export const administrator = v.strictObject({
  now: instant,
  userId: v.string(),
  name: v.string(),
  issuer: v.string(),
  tenants: v.union([v.literal('all'), v.array(v.string())]),
  isAuditor: v.boolean(),
  freshUntil: v.optional(
    v.pipe(instant, v.description('Until then changes are made without proving a factor again.')),
  ),
  texts: v.pipe(v.boolean(), v.description('The application has somebody who sends texts.')),
  people: v.pipe(
    v.picklist(['host', 'met']),
    v.description('Whether lists hold everybody the application knows, or those the kit has met.'),
  ),
});

/** What somebody has: an authenticator (maybe more), texts alone, or nothing. */
export const coverage = v.picklist(['app', 'phone', 'none']);

const counts = {
  total: count,
  app: v.pipe(count, v.description('Have an authenticator.')),
  phone: v.pipe(count, v.description('Have texts alone, the weaker factor.')),
  none: count,
};
export const overview = v.strictObject({
  now: instant,
  ...counts,
  codesLow: v.pipe(count, v.description('Three recovery codes or fewer.')),
  locked: count,
  needTicket: count,
  exempt: count,
  tenants: v.pipe(
    v.array(v.strictObject({ tenant: v.string(), ...counts })),
    v.description('The largest fifty; an empty name is people without one.'),
  ),
  roles: v.array(v.strictObject({ role: v.string(), ...counts })),
});
export const showOverview = v.strictObject({ tenant: v.optional(tenant) });

export const personStatus = v.pipe(
  v.picklist(['covered', 'weak', 'missing', 'codes_low', 'locked', 'needs_ticket', 'exempt']),
  v.description(
    'An authenticator; texts alone; nothing; three recovery codes or fewer; locked, waiting for a ticket, exempt now.',
  ),
);
export const personMark = v.picklist([
  'locked',
  'needs_ticket',
  'exempt',
  'extended',
  'preset',
  'administrator',
]);

export const personRow = v.strictObject({
  userId: v.string(),
  name: v.pipe(v.string(), v.description('As administrators may see it: a mail address is masked.')),
  account: v.pipe(v.string(), v.description('The account’s own name, masked where it is a mail address.')),
  tenant: v.optional(v.string()),
  roles: v.array(v.string()),
  coverage,
  kinds: v.array(kind),
  requirement: v.picklist(['off', 'optional', 'required']),
  codesLeft: v.optional(count),
  lastSeen: v.optional(instant),
  marks: v.array(personMark),
});

export const listPeople = v.strictObject({
  text: v.optional(v.pipe(plain(100), v.description('How a name, an account or an id begins.'))),
  status: v.optional(personStatus),
  tenant: v.optional(tenant),
  role: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(200))),
  after: v.optional(v.pipe(v.string(), v.maxLength(4000), v.description('`next` of the page before.'))),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200))),
});
export const people = v.strictObject({
  now: instant,
  people: v.array(personRow),
  next: v.optional(v.string()),
});

export const onePerson = v.strictObject({ userId });

const set = {
  by: v.optional(v.pipe(v.string(), v.description('Whom the administrator acts for.'))),
  reason: v.string(),
  at: instant,
};
export const person = v.strictObject({
  now: instant,
  ...personRow.entries,
  mail: v.optional(v.pipe(v.string(), v.description('Masked.'))),
  factors: v.array(
    v.strictObject({ ...factorChoice.entries, addedAt: instant, lastUsedAt: v.optional(instant) }),
  ),
  trustedBrowsers: count,
  registeredThrough: v.optional(v.string()),
  why: v.pipe(v.array(verdictReason), v.description('How the requirement came about, in order.')),
  skipsLeft: v.optional(count),
  skipUntil: v.optional(instant),
  required: v.optional(v.strictObject({ requirement: v.picklist(['optional', 'required']), ...set })),
  exempt: v.optional(v.strictObject({ until: instant, ...set })),
  extended: v.optional(v.strictObject({ until: instant, ...set })),
  preset: v.optional(
    v.strictObject({
      hint: v.pipe(v.string(), v.description('The last two digits.')),
      isChangeable: v.boolean(),
      ...set,
    }),
  ),
  mayReset: v.pipe(
    v.picklist(['yes', 'self', 'above']),
    v.description('Nobody resets themselves, or somebody above them.'),
  ),
});

/** An answer that holds a one-time ticket: shown once, never again. */
export const ticketed = v.strictObject({
  now: instant,
  ticket: v.string(),
  expiresAt: instant,
  person,
});

export const requireForOne = v.strictObject({
  userId,
  requirement: v.pipe(
    v.nullable(v.picklist(['optional', 'required'])),
    v.description('Null: what the rules say. To ask nothing of one person, exempt them.'),
  ),
  reason: why,
});
export const presetPhone = v.strictObject({
  userId,
  phone: v.pipe(
    v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(40))),
    v.description('International, in any spelling; null takes it back.'),
  ),
  isChangeable: v.pipe(v.boolean(), v.description('The person may give another number when signing in.')),
  reason: why,
});
export const untilThen = v.strictObject({
  userId,
  until: v.pipe(v.nullable(instant), v.description('Null ends it now. A year ahead at most.')),
  reason: why,
});
export const resetPerson = v.strictObject({
  userId,
  name: v.pipe(v.string(), v.maxLength(4000), v.description('The person’s name as shown, typed again.')),
  reason: why,
});
export const withReason = v.strictObject({ userId, reason: why });

export type ListPeople = v.InferOutput<typeof listPeople>;
export type ShowOverview = v.InferOutput<typeof showOverview>;
export type OnePerson = v.InferOutput<typeof onePerson>;
export type RequireForOne = v.InferOutput<typeof requireForOne>;
export type PresetPhone = v.InferOutput<typeof presetPhone>;
export type UntilThen = v.InferOutput<typeof untilThen>;
export type ResetPerson = v.InferOutput<typeof resetPerson>;
export type WithReason = v.InferOutput<typeof withReason>;
