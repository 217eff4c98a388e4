/** What the routes of the audit take and answer. */
import * as v from 'valibot';
import { eventType } from './activity.schema.js';
import { browserLabel } from './devices.schema.js';
import { id } from './flow.schema.js';
import { count, instant, kind, ordinal } from './states.schema.js';

/** What happens to an account, and what administrators do. */
export const auditType = v.picklist([
  ...eventType.options,
  'policy_saved',
  'policy_removed',
  'providers_set',
  'country_set',
  'test_sent',
  'audit_verified',
  'admin_refused',
  'erased',
]);

const someone = v.strictObject({ userId: v.string(), name: v.optional(v.string()) });

export const auditEntry = v.strictObject({
  id: v.string(),
  at: instant,
  type: auditType,
  outcome: v.picklist(['done', 'refused']),
  actor: v.optional(
    v.pipe(someone, v.description('The administrator; absent where people act for themselves.')),
  ),
  person: v.optional(someone),
  tenant: v.optional(v.string()),
  reason: v.optional(v.string()),
  factor: v.optional(v.strictObject({ kind, ordinal, name: v.string(), hint: v.optional(v.string()) })),
  changes: v.optional(
    v.array(
      v.strictObject({
        what: v.string(),
        before: v.optional(v.string()),
        after: v.optional(v.string()),
      }),
    ),
  ),
  address: v.optional(v.string()),
  ...browserLabel,
  isSealed: v.boolean(),
});

export const auditPage = v.strictObject({
  now: instant,
  entries: v.pipe(v.array(auditEntry), v.description('The newest first.')),
  more: v.boolean(),
});

export const listAudit = v.strictObject({
  before: v.optional(id),
  type: v.optional(auditType),
  actorId: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(200))),
  userId: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(200))),
  from: v.optional(instant),
  until: v.optional(instant),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200))),
});

export const auditCheck = v.strictObject({
  now: instant,
  isIntact: v.boolean(),
  sealed: v.pipe(count, v.description('Entries whose seals were checked.')),
  waiting: v.pipe(count, v.description('Not sealed yet.')),
  erased: v.pipe(count, v.description('Entries of people who were forgotten.')),
  head: v.optional(
    v.pipe(v.string(), v.description('The newest seal. Keep it elsewhere, and a cut end shows too.')),
  ),
  fault: v.optional(
    v.strictObject({
      what: v.picklist(['altered', 'missing', 'inserted', 'cut', 'unreadable']),
      id: v.optional(v.string()),
    }),
  ),
});

export type ListAudit = v.InferOutput<typeof listAudit>;
