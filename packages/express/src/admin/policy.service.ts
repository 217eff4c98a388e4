/** The rules in the console: reading them, trying a change out, making it, and why somebody is asked what. */
import {
  MfaError,
  type Explanation,
  type ExplainPolicy,
  type PolicyPreview,
  type PolicyRule,
  type PolicyView,
  type PreviewPolicy,
  type RemoveRule,
  type RuleDraft,
  type SaveRule,
} from '@mfa-kit/contract';
import { record } from '../audit/audit.service.js';
import type { Context, Transaction } from '../context.js';
import { gather } from '../flow/known.js';
import type { Caller } from '../http/caller.js';
import { newId } from '../keys/tokens.js';
import type { Administrator } from '../options.js';
import { isInForce } from '../proofs/proofs.service.js';
import { tooWeak } from '../policy/bounds.js';
import { explain as explained } from '../policy/policy.service.js';
import type { SignInContext } from '../policy/policy.js';
import { putRule, removeRule, rulesNow, takePolicy, type StoredRule } from '../policy/rules.service.js';
import { scopesMet } from '../policy/scopes.service.js';
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
import { lastContext, personWithin } from './person.service.js';
import { changesOf } from './policy-changes.js';
import { previewOf, type PolicyChange, type Preview } from './preview.service.js';

/** Of one company, and of none. */
const MOST_RULES = 200;

export async function rules(ctx: Context, caller: Caller): Promise<PolicyView> {
  return view(ctx, await adminSession(ctx, caller));
}

async function view(ctx: Context, { admin }: AdminSession): Promise<PolicyView> {
  const { version, rules: all } = await rulesNow(ctx);
  const isFromCode = ctx.options.policy !== undefined;
  const seen = isFromCode ? [] : all.filter((rule) => mayConcern(admin, rule));
  const met = await scopesMet(ctx, admin.tenants);
  const names = Object.keys(met) as (keyof typeof met)[];
  const known = names.map((name) => {
    const ruled = seen.flatMap(({ for: scope }) => scope[name] ?? []);
    return [name, [...new Set([...met[name], ...ruled])].sort()];
  });
  return {
    now: ctx.now(),
    version,
    from: isFromCode ? 'code' : 'database',
    rules: seen.map((rule) => shown(admin, rule)),
    known: Object.fromEntries(known) as PolicyView['known'],
    kinds: [...ctx.options.kinds],
  };
}

/** What is set for companies of others alone is none of an administrator's business. */
function mayConcern(admin: Administrator, { for: { tenant } }: StoredRule): boolean {
  return tenant === undefined || reaches(admin, tenant);
}

/** Their own companies' rules, unless somebody above has locked them; those the application began with are the operator's. */
function isEditable(admin: Administrator, rule: StoredRule): boolean {
  if (!reaches(admin, rule.for.tenant)) return false;
  if (!rule.locked) return true;
  return rule.setRank <= admin.rank && (rule.setBy !== undefined || admin.tenants === 'all');
}

function shown(admin: Administrator, rule: StoredRule): PolicyRule {
  const {
    setFor,
    setBy: _setBy,
    setRank: _setRank,
    for: scope,
    locked,
    priority,
    note,
    methods,
    ...others
  } = rule;
  const { user: _user, ...names } = scope;
  return {
    ...others,
    for: names,
    locked: locked === true,
    priority: priority ?? 0,
    ...(note !== '' && { note }),
    ...(methods && { methods: [...methods] }),
    ...(setFor !== undefined && { by: setFor }),
    isEditable: isEditable(admin, rule),
  };
}

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

/** What is undefined is not said. */
function definite<Value extends object>(value: Value) {
  type Definite = { [Key in keyof Value]: Exclude<Value[Key], undefined> };
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Definite;
}

async function refused(ctx: Context, { proof, caller }: AdminSession, code: 'not_found' | 'admin_only') {
  await record(ctx, { type: 'admin_refused', actorId: proof.userId, refused: true, caller });
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

/** Judged where it is said, or else where they last signed in. */
export async function explain(ctx: Context, caller: Caller, input: ExplainPolicy): Promise<Explanation> {
  const session = await adminSession(ctx, caller);
  const { userId, ...said } = input;
  const { user, state } = await personWithin(ctx, session, userId);
  const where: SignInContext = definite(said);
  const context = Object.keys(where).length > 0 ? where : lastContext(state);
  const { at } = await gather(ctx, { userId, context });
  const { judgement, reasons } = await explained(ctx, user, context, state);
  const { requirement, kinds, skipsLeft, skipUntil, trustDays, stepUpSeconds } = judgement;
  return {
    now: ctx.now(),
    at,
    requirement,
    methods: [...kinds],
    ...(skipsLeft !== undefined && { skipsLeft }),
    ...(skipUntil !== undefined && { skipUntil }),
    trustDays,
    stepUpSeconds,
    reasons,
  };
}
