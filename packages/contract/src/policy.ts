/** Who must, and who decides: rules of several scopes, what a change would do before it is made, and why somebody is asked. */
import type { InferOutput } from 'valibot';
import type * as schema from './policy.schema.js';
import { route, type Nothing } from './route.js';

export type { ExplainPolicy, PreviewPolicy, RemoveRule, RuleDraft, SaveRule } from './policy.schema.js';

export type PolicyRule = InferOutput<typeof schema.policyRule>;
export type PolicyView = InferOutput<typeof schema.policyView>;
export type PolicyPreview = InferOutput<typeof schema.policyPreview>;
export type PolicyWarning = InferOutput<typeof schema.warning>;
export type PartName = InferOutput<typeof schema.partName>;
export type VerdictReason = InferOutput<typeof schema.verdictReason>;
export type Explanation = InferOutput<typeof schema.explanation>;

export const policy = {
  rules: route<Nothing, PolicyView>('GET', '/admin/policy'),
  /** What a change would do, to whom. Nothing is changed. */
  preview: route<schema.PreviewPolicy, PolicyPreview>('POST', '/admin/policy/preview'),
  /** Acts on the next request, in every process. What loosens anything asks for a proof of its own. */
  save: route<schema.SaveRule, PolicyView>('POST', '/admin/policy/save'),
  remove: route<schema.RemoveRule, PolicyView>('POST', '/admin/policy/remove'),
  /** What one person would be asked in a context, and by which rules. */
  explain: route<schema.ExplainPolicy, Explanation>('POST', '/admin/policy/explain'),
};
