/** Asks policy about one person in one context, and settles what depends on the clock and on skips. */
import type { Kind, VerdictReason, WhyAsked } from '@mfa-kit/contract';
import type { Context, Transaction } from '../context.js';
import type { UserStateTable } from '../db/schema.js';
import type { User } from '../options.js';
import { ownSetting } from './own.service.js';
import { markOf, ownRules, PLENTY, type OwnSetting } from './own.js';
import type { PolicyContext, SignInContext, Verdict } from './policy.js';
import { narrowestOf, resolve, type Resolution, type Rule, type Ruled } from './rules.js';
import { rulesNow, type StoredRule } from './rules.service.js';

const DAY_MS = 24 * 3600_000;
const MOST_TRUST_DAYS = 30;
const LEAST_STEP_UP_SECONDS = 30;
const MOST_STEP_UP_SECONDS = 900;

/** What the application's own function says, among rules: for everybody, and nobody loosens it. */
const APPLICATION = 'application';

/** A verdict with nothing left open. */
export interface Judgement {
  readonly requirement: Verdict['requirement'];
  readonly kinds: readonly Kind[];
  readonly skipsLeft?: number;
  readonly skipUntil?: number;
  /** 0: browsers are not trusted. */
  readonly trustDays: number;
  /** For how many seconds a proof is fresh, where nothing else is said. */
  readonly stepUpSeconds: number;
  readonly ignoreOwnChoice: boolean;
  /** A skip of an earlier sign-in still holds. */
  readonly skipHolds: boolean;
  /** Which rule the requirement comes from; nothing where the application decides, or no rule speaks of it. */
  readonly why?: WhyAsked;
}

/** What of the kit's own row a verdict depends on. */
export type Skipping = Pick<UserStateTable, 'skips' | 'skipped_at'>;

export async function judge(
  ctx: Context,
  user: User,
  context: SignInContext,
  row: UserStateTable,
): Promise<Judgement> {
  return judgeWithin(ctx, { user, context, row });
}

/** As that, also from inside a transaction. */
export async function judgeWithin(ctx: Context, asked: Asked, transaction?: Transaction): Promise<Judgement> {
  return (await weigh(ctx, asked, transaction)).judgement;
}

/** The same, with every rule that took part. */
export async function explain(
  ctx: Context,
  user: User,
  context: SignInContext,
  row: UserStateTable,
): Promise<{ judgement: Judgement; reasons: VerdictReason[] }> {
  const { judgement, resolution, list, own } = await weigh(ctx, { user, context, row });
  const byId = new Map(list.map((rule) => [rule.id, rule]));
  return {
    judgement,
    reasons: resolution.reasons.map((reason) => {
      const rule: Rule = byId.get(reason.rule)!;
      const { user: _user, ...names } = rule.for ?? {};
      const setBy = setterOf(rule, own);
      return {
        ...reason,
        scope: narrowestOf(rule),
        names,
        ...(setBy !== undefined && { setBy }),
        isLocked: rule.locked === true,
        says: JSON.stringify(rule[reason.part]),
      };
    }),
  };
}

interface Asked {
  readonly user: User;
  readonly context: SignInContext;
  readonly row: UserStateTable;
}

async function weigh(ctx: Context, { user, context, row }: Asked, transaction?: Transaction) {
  const asked = contextOf(context, row);
  const { policy } = ctx.options;
  const list = policy ? [ofApplication(await policy(user, asked))] : (await rulesNow(ctx, transaction)).rules;
  const own = await ownSetting(ctx, user.id, transaction);
  return weighRules(ctx, list, { user, context: asked, row, own });
}

/** Somebody in front of rules: everything that a judgement is made from. */
export interface Judged {
  readonly user: Ruled;
  readonly context: PolicyContext;
  readonly row: Skipping;
  readonly own: OwnSetting | undefined;
}

interface Weighed {
  readonly judgement: Judgement;
  readonly resolution: Resolution;
  /** The rules, those for this person alone too. */
  readonly list: readonly Rule[];
  readonly own: OwnSetting | undefined;
}

/** Rules as they are, or as they might be. `base`: what they come to for this person, where that is known already. */
export function weighRules(
  ctx: Pick<Context, 'now' | 'options'>,
  rules: readonly Rule[],
  { user, context, row, own }: Judged,
  base?: Resolution,
): Weighed {
  const now = ctx.now();
  const others = base ?? resolve(rules, user, context);
  const alone = own ? ownRules(user.id, own, { others: others.verdict, skips: row.skips, now }) : [];
  const list = alone.length > 0 ? [...rules, ...alone] : rules;
  const resolution = alone.length > 0 ? resolve(list, user, context) : others;
  const { kinds, figures } = ctx.options;
  const settled = settleVerdict(resolution.verdict, row, now, { kinds, freshSeconds: figures.freshSeconds });
  const why = whyOf(resolution, list, own);
  return { judgement: { ...settled, ...(why && { why }) }, resolution, list, own };
}

/** This sign-in, and the form the person once registered through. */
export function contextOf(
  context: SignInContext,
  { registered_through: registered }: Pick<UserStateTable, 'registered_through'>,
): PolicyContext {
  return { ...context, ...(registered && { registeredThrough: JSON.parse(registered) as SignInContext }) };
}

/** What the host's function says holds everybody: administrators may ask more of one person, never less. */
function ofApplication(verdict: Verdict): Rule {
  refuseNonsense(verdict);
  return { ...verdict, id: APPLICATION, locked: true };
}

/** The lock that leaves no less, or else the rule that counts. */
function whyOf(
  { reasons, verdict }: Resolution,
  list: readonly Rule[],
  own: OwnSetting | undefined,
): WhyAsked | undefined {
  const inForce = reasons
    .filter(({ part, effect }) => part === 'requirement' && effect !== 'held_by_lock')
    .map((reason) => ({ ...reason, rule: list.find(({ id }) => id === reason.rule)! }));
  const lock = inForce.findLast(({ rule }) => rule.locked && rule.requirement === verdict.requirement);
  const decisive = (lock ?? inForce.find(({ effect }) => effect === 'counts'))?.rule;
  if (!decisive || decisive.id === APPLICATION) return undefined;
  const by = setterOf(decisive, own);
  return { scope: narrowestOf(decisive), isLocked: lock !== undefined, ...(by !== undefined && { by }) };
}

function setterOf(rule: Rule | StoredRule, own: OwnSetting | undefined): string | undefined {
  if ('setFor' in rule) return rule.setFor;
  return own?.marks[markOf[rule.id as keyof typeof markOf]]?.by;
}

const requirements: readonly unknown[] = ['off', 'optional', 'required'] satisfies Verdict['requirement'][];

/** A policy that says something else (a misspelt word, nothing at all) must not pass for one that allows to skip. */
function refuseNonsense(verdict: Verdict | undefined): void {
  if (!requirements.includes(verdict?.requirement))
    throw new TypeError("policy: requirement must be 'off', 'optional' or 'required'");
  const { trustDays = 0, stepUpSeconds = MOST_STEP_UP_SECONDS } = verdict!;
  refuseOutside('trustDays', trustDays, 0, MOST_TRUST_DAYS);
  refuseOutside('stepUpSeconds', stepUpSeconds, LEAST_STEP_UP_SECONDS, MOST_STEP_UP_SECONDS);
}

function refuseOutside(name: string, value: number, least: number, most: number): void {
  if (!Number.isInteger(value) || value < least || value > most)
    throw new TypeError(`policy: ${name} must be a whole number from ${least} to ${most}`);
}

/** `optional` with no skip left, or past its date, is `required`. */
export function settleVerdict(
  verdict: Verdict,
  row: Skipping,
  now: number,
  { kinds: known, freshSeconds }: { kinds: readonly Kind[]; freshSeconds: number },
): Judgement {
  refuseNonsense(verdict);
  const skipsLeft = verdict.skips === undefined ? undefined : Math.max(0, verdict.skips - row.skips);
  const isOver = skipsLeft === 0 || (verdict.skipUntil !== undefined && now >= verdict.skipUntil);
  const isOptional = verdict.requirement === 'optional';
  return {
    requirement: isOptional && isOver ? 'required' : verdict.requirement,
    kinds: withAlternative(verdict.methods ?? known).filter((kind) => known.includes(kind)),
    ...(isOptional && skipsLeft !== undefined && skipsLeft < PLENTY && { skipsLeft }),
    ...(isOptional && verdict.skipUntil !== undefined && { skipUntil: verdict.skipUntil }),
    trustDays: verdict.trustDays ?? 0,
    stepUpSeconds: verdict.stepUpSeconds ?? freshSeconds,
    ignoreOwnChoice: verdict.requirement === 'off' && verdict.ignoreOwnChoice === true,
    skipHolds: row.skipped_at !== null && now < row.skipped_at + (verdict.askAgainDays ?? 0) * DAY_MS,
  };
}

/** Texts are never the only way (NIST SP 800-63B-4 section 3.2.9): the authenticator is offered beside them. */
export function withAlternative(kinds: readonly Kind[]): readonly Kind[] {
  return kinds.length === 1 && kinds[0] === 'phone' ? ['totp', 'phone'] : kinds;
}
