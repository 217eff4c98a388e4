/** Changes of a rule: trying one out, and making it for the very version that it was tried on. */
import {
  MfaError,
  type PolicyPreview,
  type PolicyView,
  type PreviewPolicy,
  type RemoveRule,
  type RuleDraft,
  type SaveRule,
} from '@mfa-kit/contract';
import { record } from '../audit/audit.service.js';
import type { Context, Transaction } from '../context.js';
import type { Caller } from '../http/caller.js';
import { newId } from '../keys/tokens.js';
import { tooWeak } from '../policy/bounds.js';
import { putRule, removeRule, rulesNow, takePolicy, type StoredRule } from '../policy/rules.service.js';
import { isInForce } from '../proofs/proofs.service.js';
import { stepUpRequired, takeGrant } from '../step-up/grant.service.js';
import { refuseUnsent } from '../texting/texting.service.js';
import {
  actsFor,
  adminSession,
  demandOf,
  freshAdminSession,
  reaches,
  type AdminSession,
} from './administrator.js';
import { changesOf } from './policy-changes.js';
import { definite, isEditable, mayConcern, view } from './policy.service.js';
import { previewOf, type PolicyChange, type Preview } from './preview.service.js';
import { recordRefusal } from './refusals.service.js';

/** Of one company, and of none. */
const MOST_RULES = 200;

export async function preview(ctx: Context, caller: Caller, asked: PreviewPolicy): Promise<PolicyPreview> {
  const session = await adminSession(ctx, caller);
  const change = await changeOf(ctx, session, asked);
  return { now: ctx.now(), ...(await previewOf(ctx, session.admin, change)) };
}

export async function save(ctx: Context, caller: Caller, input: SaveRule): Promise<PolicyView> {
  return apply(ctx, await freshAdminSession(ctx, caller), { rule: input.rule }, input);
}

export async function remove(ctx: Context, caller: Caller, input: RemoveRule): Promise<PolicyView> {
  return apply(ctx, await freshAdminSession(ctx, caller), { remove: input.ruleId }, input);
}

interface Change extends PolicyChange {
  readonly before: StoredRule | undefined;
  readonly after: StoredRule | undefined;
}

/** @throws MfaError `not_found`, `admin_only`, `policy_too_weak` */
async function changeOf(ctx: Context, session: AdminSession, asked: PreviewPolicy): Promise<Change> {
  if (ctx.options.policy) throw new MfaError('not_found');
  const { admin } = session;
  const { version, rules: all } = await rulesNow(ctx);
  const id = 'remove' in asked ? asked.remove : asked.rule.id;
  const before = all.find((rule) => rule.id === id);
  if (id !== undefined && (!before || !mayConcern(admin, before)))
    throw await refused(ctx, session, 'not_found');
  const after = 'remove' in asked ? undefined : written(ctx, session, asked.rule);
  const isTheirs = (!before || isEditable(admin, before)) && (!after || reaches(admin, after.for.tenant));
  if (!isTheirs) throw await refused(ctx, session, 'admin_only');
  const weak = after ? tooWeak(after) : [];
  if (weak.length > 0) throw new MfaError('policy_too_weak', { fields: weak });
  if (after && !before) refuseFlood(all, after);
  const next = [...all.filter((rule) => rule !== before), ...(after ? [after] : [])];
  return { before, after, rules: all, next, version };
}

/** All rules are weighed with each request: one company's administrators must not make everybody's slow. */
function refuseFlood(all: readonly StoredRule[], { for: { tenant } }: StoredRule): void {
  const beside = all.filter(({ for: scope }) => scope.tenant === tenant);
  if (beside.length >= MOST_RULES) throw new MfaError('request_malformed', { fields: ['rule'] });
}

function written(ctx: Context, { admin, proof }: AdminSession, draft: RuleDraft): StoredRule {
  const now = ctx.now();
  const { id = newId(now), note = '', for: scope, ...others } = definite(draft);
  const set = { setFor: actsFor(ctx, admin), setRank: admin.rank, setBy: proof.userId, setAt: now };
  return { ...others, id, note, for: definite(scope), ...set };
}

async function refused(ctx: Context, { proof, caller }: AdminSession, code: 'not_found' | 'admin_only') {
  await recordRefusal(ctx, { actorId: proof.userId, caller });
  return new MfaError(code);
}

type Meant = Pick<SaveRule, 'version' | 'reason' | 'accepted'>;

async function apply(
  ctx: Context,
  session: AdminSession,
  asked: PreviewPolicy,
  meant: Meant,
): Promise<PolicyView> {
  const change = await changeOf(ctx, session, asked);
  if (change.version !== meant.version) throw new MfaError('policy_changed');
  const foreseen = await previewOf(ctx, session.admin, change);
  refuseUnmeant(foreseen, meant);
  const loosens = foreseen.warnings.includes('loosens');
  await ctx.db.transaction().execute(async (transaction) => {
    // Everything that was foreseen holds for this version and for no other.
    if (!(await takePolicy(transaction, meant.version))) throw new MfaError('policy_changed');
    if (!(await isInForce(transaction, session.proof))) throw new MfaError('signed_out');
    if (loosens) await spendProof(ctx, transaction, session);
    if (change.after) await putRule(transaction, change.after);
    else if (change.before) await removeRule(transaction, change.before.id);
    await refuseUnsent(ctx, transaction);
    await record(
      ctx,
      { ...deedOf(session, change), reason: meant.reason, changes: changesOf(change, loosens) },
      transaction,
    );
  });
  return view(ctx, session);
}

/** @throws MfaError `would_strand`, whatever was accepted; `confirmation_required` with what was not */
function refuseUnmeant({ stranded, warnings }: Preview, { accepted }: Meant): void {
  if (stranded.count > 0) throw new MfaError('would_strand');
  const missing = warnings.filter((warning) => warning !== 'loosens' && !accepted.includes(warning));
  if (missing.length > 0) throw new MfaError('confirmation_required', { fields: missing });
}

/** Good for this one change. */
async function spendProof(ctx: Context, transaction: Transaction, session: AdminSession): Promise<void> {
  const demand = { purpose: 'loosen_policy', ...demandOf(session) } as const;
  if (!(await takeGrant(ctx, transaction, session.proof, demand))) throw stepUpRequired(ctx, demand);
}

function deedOf({ proof, caller }: AdminSession, { before, after }: Change) {
  const type = after ? ('policy_saved' as const) : ('policy_removed' as const);
  return { type, actorId: proof.userId, tenant: (after ?? before)?.for.tenant, caller };
}
