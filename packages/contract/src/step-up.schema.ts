/** What the routes of stepping up take and answer. */
import * as v from 'valibot';
import { digits, id } from './flow.schema.js';
import { count, factorChoice, instant, kind, sending } from './states.schema.js';

export const purpose = v.pipe(
  v.picklist(['turn_off', 'new_codes', 'admin_reset', 'loosen_policy']),
  v.description('What the proof is for, where it is good for one action alone and once.'),
);

export const beginStepUp = v.strictObject({
  purpose: v.optional(purpose),
  methods: v.optional(
    v.pipe(
      v.array(kind),
      v.minLength(1),
      v.maxLength(8),
      v.description('The kinds that will do; all unless said.'),
    ),
  ),
});
export const stepUpChallenge = v.strictObject({ challengeId: id });
export const sendStepUp = v.strictObject({ challengeId: id, factorId: id });
export const verifyStepUp = v.strictObject({ challengeId: id, factorId: id, code: digits });

export const asking = v.strictObject({
  at: v.literal('step-up'),
  actions: v.array(v.picklist(['send', 'verify', 'cancel'])),
  now: instant,
  challengeId: v.string(),
  expiresAt: instant,
  triesLeft: count,
  purpose: v.optional(purpose),
  factors: v.pipe(v.array(factorChoice), v.description('What can be proved now, the default one first.')),
  sent: v.optional(sending),
});

export const fresh = v.strictObject({
  at: v.literal('fresh'),
  now: instant,
  until: v.pipe(instant, v.description('A proof with a purpose is over sooner: once it was used.')),
  purpose: v.optional(purpose),
});

export const over = v.strictObject({
  at: v.literal('over'),
  now: instant,
  reason: v.picklist(['tries', 'expired', 'cancelled']),
});

export const stepUp = v.variant('at', [asking, fresh, over]);

export type BeginStepUp = v.InferOutput<typeof beginStepUp>;
export type StepUpChallenge = v.InferOutput<typeof stepUpChallenge>;
export type SendStepUp = v.InferOutput<typeof sendStepUp>;
export type VerifyStepUp = v.InferOutput<typeof verifyStepUp>;
