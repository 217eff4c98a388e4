/** What the routes of a person's own factors take and answer. */
import * as v from 'valibot';
import { beginKind, id } from './flow.schema.js';
import { count, factorChoice, instant, kind, setup, whyAsked } from './states.schema.js';

export const factorView = v.strictObject({
  ...factorChoice.entries,
  addedAt: instant,
  lastUsedAt: v.optional(instant),
  isAllowed: v.pipe(v.boolean(), v.description('Policy allows this kind still.')),
  removal: v.pipe(
    v.picklist(['free', 'turns_off', 'refused']),
    v.description(
      'What removing it would mean: nothing much; the last one, so signing in asks for no second step any more and the recovery codes go too; or policy requires it.',
    ),
  ),
});

export const factors = v.strictObject({
  now: instant,
  factors: v.pipe(v.array(factorView), v.description('The default one first.')),
  kinds: v.pipe(v.array(kind), v.description('What may be added, the one to suggest first.')),
  countries: v.optional(
    v.pipe(v.array(v.string()), v.description('ISO codes that may be texted; absent when all may.')),
  ),
  room: v.pipe(count, v.description('How many more may be added.')),
  requirement: v.picklist(['off', 'optional', 'required']),
  why: v.optional(
    v.pipe(whyAsked, v.description('Which rule counts; absent where the application decides.')),
  ),
  setup: v.optional(v.pipe(setup, v.description('What this session is setting up.'))),
  replaces: v.optional(
    v.pipe(v.string(), v.description('The factor that the set-up takes the place of, once proved.')),
  ),
  freshUntil: v.optional(
    v.pipe(instant, v.description('Until then changes are made without proving a factor again.')),
  ),
  repairUntil: v.optional(
    v.pipe(
      instant,
      v.description('Came in by a recovery code: until then a factor may be added and the lost one removed.'),
    ),
  ),
});

export const addFactor = v.variant('kind', [
  v.strictObject({ ...beginKind.options[0].entries, replaces: v.optional(id) }),
  v.strictObject({ ...beginKind.options[1].entries, replaces: v.optional(id) }),
]);
export const oneFactor = v.strictObject({ factorId: id });
export const renameFactor = v.strictObject({
  factorId: id,
  name: v.pipe(
    v.string(),
    v.trim(),
    v.maxLength(64),
    v.regex(/^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]*$/u),
    v.description('Plain text; empty for the default name.'),
  ),
});

export type AddFactor = v.InferOutput<typeof addFactor>;
export type OneFactor = v.InferOutput<typeof oneFactor>;
export type RenameFactor = v.InferOutput<typeof renameFactor>;
