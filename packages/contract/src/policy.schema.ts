/** What the routes of policy take and answer: rules, what they would do, and why somebody is asked. */
import * as v from 'valibot';
import { id } from './flow.schema.js';
import { count, instant, kind, scopeName } from './states.schema.js';

const named = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));
const line = v.pipe(v.string(), v.trim(), v.maxLength(200), v.regex(/^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]*$/u));
const reason = v.pipe(line, v.minLength(3), v.description('Why. Kept in the audit.'));

/** Whom a rule is for: all that is named has to hold; nothing named is everybody. One person is set on their own page. */
export const scope = v.strictObject({
  role: v.optional(named),
  source: v.optional(v.pipe(named, v.description('The identity source: local, or an SSO connection.'))),
  form: v.optional(v.pipe(named, v.description('The form somebody signs in by, or registered through.'))),
  application: v.optional(named),
  tenant: v.optional(named),
});

/** What a rule says; what it leaves out a broader one says. Numbers weaker than the kit allows are `policy_too_weak`. */
const parts = {
  requirement: v.optional(v.picklist(['off', 'optional', 'required'])),
  methods: v.optional(v.pipe(v.array(kind), v.maxLength(8))),
  skips: v.optional(v.pipe(count, v.maxValue(1000))),
  skipUntil: v.optional(instant),
  askAgainDays: v.optional(v.pipe(count, v.maxValue(365))),
  trustDays: v.optional(v.pipe(count, v.description('30 at most.'))),
  stepUpSeconds: v.optional(v.pipe(count, v.description('For how long a proof is fresh: 30 to 900.'))),
  ignoreOwnChoice: v.optional(
    v.pipe(v.boolean(), v.description('With `off`: do not ask those either who enrolled by choice.')),
  ),
};
export const partName = v.picklist([
  'requirement',
  'methods',
  'skips',
  'skipUntil',
  'askAgainDays',
  'trustDays',
  'stepUpSeconds',
  'ignoreOwnChoice',
]);

export const ruleDraft = v.strictObject({
  id: v.optional(v.pipe(id, v.description('The rule that is changed; a new one has none.'))),
  for: scope,
  locked: v.boolean(),
  priority: v.pipe(v.number(), v.integer(), v.minValue(-100), v.maxValue(100)),
  note: v.optional(line),
  ...parts,
});

export const policyRule = v.strictObject({
  ...ruleDraft.entries,
  id: v.string(),
  by: v.optional(v.pipe(v.string(), v.description('Whom the administrator who set it acts for.'))),
  setAt: v.optional(instant),
  isEditable: v.pipe(v.boolean(), v.description('False: somebody above set it, or it is for others too.')),
});

export const policyView = v.strictObject({
  now: instant,
  version: v.pipe(count, v.description('Sent back with a change: one that crossed another is refused.')),
  from: v.pipe(
    v.picklist(['database', 'code']),
    v.description('`code`: the application decides by a function, and nothing can be set here.'),
  ),
  rules: v.pipe(v.array(policyRule), v.description('The broadest first.')),
  known: v.pipe(
    v.strictObject({
      role: v.array(v.string()),
      source: v.array(v.string()),
      form: v.array(v.string()),
      application: v.array(v.string()),
      tenant: v.array(v.string()),
    }),
    v.description('What was met so far, to choose from.'),
  ),
  kinds: v.array(kind),
});

/** One rule's part in a verdict. */
export const verdictReason = v.strictObject({
  rule: v.string(),
  part: partName,
  effect: v.picklist(['counts', 'overruled', 'held_by_lock']),
  by: v.optional(v.pipe(v.string(), v.description('The rule that overruled it, or holds the lock.'))),
  scope: scopeName,
  names: v.pipe(scope, v.description('What the rule names.')),
  setBy: v.optional(v.string()),
  isLocked: v.boolean(),
  says: v.pipe(v.string(), v.description('The value it gives, as JSON.')),
});

export const previewPolicy = v.union([v.strictObject({ rule: ruleDraft }), v.strictObject({ remove: id })]);

const group = v.strictObject({
  count,
  names: v.pipe(v.array(v.string()), v.description('Ten of them, as administrators may see them.')),
});
export const warning = v.pipe(
  v.picklist(['strands', 'unchallenged', 'loosens']),
  v.description(
    'Somebody could not sign in any more; people with a factor would not be asked for it; something becomes weaker.',
  ),
);
export const accepted = v.pipe(
  v.array(v.picklist(['strands', 'unchallenged'])),
  v.maxLength(2),
  v.description('The warnings that were read and meant.'),
);
export const policyPreview = v.strictObject({
  now: instant,
  version: count,
  prompted: v.pipe(group, v.description('Asked for something that they were not asked for.')),
  blocked: v.pipe(group, v.description('Could not get in without an administrator.')),
  released: v.pipe(group, v.description('Not asked any more.')),
  unaffected: count,
  stranded: v.pipe(group, v.description('Administrators who could not administer: never saved.')),
  warnings: v.array(warning),
});

export const saveRule = v.strictObject({ rule: ruleDraft, version: count, reason, accepted });
export const removeRule = v.strictObject({ ruleId: id, version: count, reason, accepted });

export const explainPolicy = v.strictObject({
  userId: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  application: v.optional(named),
  form: v.optional(named),
  source: v.optional(named),
});
export const explanation = v.strictObject({
  now: instant,
  at: v.pipe(
    v.picklist(['complete', 'challenge', 'enrollment', 'ticket', 'codes']),
    v.description('Where signing in would lead.'),
  ),
  requirement: v.picklist(['off', 'optional', 'required']),
  methods: v.array(kind),
  skipsLeft: v.optional(count),
  skipUntil: v.optional(instant),
  trustDays: count,
  stepUpSeconds: count,
  reasons: v.array(verdictReason),
});

export type RuleDraft = v.InferOutput<typeof ruleDraft>;
export type PreviewPolicy = v.InferOutput<typeof previewPolicy>;
export type SaveRule = v.InferOutput<typeof saveRule>;
export type RemoveRule = v.InferOutput<typeof removeRule>;
export type ExplainPolicy = v.InferOutput<typeof explainPolicy>;
