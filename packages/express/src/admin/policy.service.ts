/** The rules in the console: reading them, and why somebody is asked what. */
import type { Explanation, ExplainPolicy, PolicyRule, PolicyView } from '@mfa-kit/contract';
import type { Context } from '../context.js';
import { gather } from '../flow/known.js';
import type { Caller } from '../http/caller.js';
import type { Administrator } from '../options.js';
import { explain as explained } from '../policy/policy.service.js';
import type { SignInContext } from '../policy/policy.js';
import { rulesNow, type StoredRule } from '../policy/rules.service.js';
import { scopesMet } from '../policy/scopes.service.js';
import { adminSession, reaches, type AdminSession } from './administrator.js';
import { lastContext, personWithin } from './person.service.js';

export async function rules(ctx: Context, caller: Caller): Promise<PolicyView> {
  return view(ctx, await adminSession(ctx, caller));
}

/** The rules as this administrator sees them; every change of one answers with it. */
export async function view(ctx: Context, { admin }: AdminSession): Promise<PolicyView> {
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
export function mayConcern(admin: Administrator, { for: { tenant } }: StoredRule): boolean {
  return tenant === undefined || reaches(admin, tenant);
}

/** Their own companies' rules, unless somebody above has locked them; those the application began with are the operator's. */
export function isEditable(admin: Administrator, rule: StoredRule): boolean {
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

/** What is undefined is not said. */
export function definite<Value extends object>(value: Value) {
  type Definite = { [Key in keyof Value]: Exclude<Value[Key], undefined> };
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Definite;
}
