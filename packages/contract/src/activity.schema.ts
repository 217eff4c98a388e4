/** What the routes of a person's own activity take and answer. */
import * as v from 'valibot';
import { browserLabel } from './devices.schema.js';
import { id } from './flow.schema.js';
import { instant, kind, ordinal } from './states.schema.js';

export const eventType = v.picklist([
  'signed_in',
  'signed_in_trusted',
  'stepped_up',
  'code_wrong',
  'password_wrong',
  'factor_locked',
  'login_ended',
  'skipped',
  'factor_enrolled',
  'factor_added',
  'factor_replaced',
  'factor_renamed',
  'factor_removed',
  'default_changed',
  'turned_off',
  'recovery_made',
  'recovery_used',
  'browser_trusted',
  'browser_revoked',
  'ticket_issued',
  'ticket_used',
  'revoked',
  'disowned',
  'reset',
  'unlocked',
  'required_set',
  'exempted',
  'extended',
  'preset_set',
  'preset_changed',
]);

export const happening = v.strictObject({
  id: v.string(),
  type: eventType,
  at: instant,
  ...browserLabel,
  address: v.optional(v.pipe(v.string(), v.description('Where the request came from.'))),
  factor: v.optional(v.strictObject({ kind, ordinal, name: v.string(), hint: v.optional(v.string()) })),
});

export const activity = v.strictObject({
  now: instant,
  events: v.pipe(v.array(happening), v.description('The newest first.')),
  more: v.pipe(v.boolean(), v.description('There are older ones: ask for those before the last.')),
});

export const listActivity = v.strictObject({ before: v.optional(id) });
export const disownEvent = v.strictObject({ eventId: id });

export type ListActivity = v.InferOutput<typeof listActivity>;
export type DisownEvent = v.InferOutput<typeof disownEvent>;
