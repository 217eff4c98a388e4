/** What the routes of recovery codes take and answer. */
import * as v from 'valibot';
import { count, instant, state } from './states.schema.js';

export const confirmCodes = v.strictObject({ setId: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/)) });
export type ConfirmCodes = v.InferOutput<typeof confirmCodes>;

export const recoverySet = v.strictObject({
  setId: v.string(),
  codes: v.pipe(
    v.array(v.string()),
    v.description('In groups of four, to be shown as they are. Only in this answer.'),
  ),
  issuer: v.string(),
  account: v.string(),
  madeAt: v.pipe(v.number(), v.integer()),
  state,
});

export const recoveryStatus = v.strictObject({
  now: instant,
  left: v.optional(v.pipe(count, v.description('Absent when there is no set in force.'))),
  total: v.optional(count),
  madeAt: v.optional(instant),
  lastUsedAt: v.optional(instant),
});
