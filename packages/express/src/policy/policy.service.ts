/** Asks the host's policy about one person in one context, and settles what depends on the clock and on skips. */
import type { Kind } from '@mfa-kit/contract';
import type { Context } from '../context.js';
import type { UserStateTable } from '../db/schema.js';
import type { User } from '../options.js';
import type { SignInContext, Verdict } from './policy.js';

const DAY_MS = 24 * 3600_000;
const MOST_TRUST_DAYS = 30;

/** A verdict with nothing left open. */
export interface Judgement {
  readonly requirement: Verdict['requirement'];
  readonly kinds: readonly Kind[];
  readonly skipsLeft?: number;
  readonly skipUntil?: number;
  /** 0: browsers are not trusted. */
  readonly trustDays: number;
  readonly ignoreOwnChoice: boolean;
  /** A skip of an earlier sign-in still holds. */
  readonly skipHolds: boolean;
}

export async function judge(
  ctx: Context,
  user: User,
  context: SignInContext,
  row: UserStateTable,
): Promise<Judgement> {
  const registered = row.registered_through;
  const asked = {
    ...context,
    ...(registered && { registeredThrough: JSON.parse(registered) as SignInContext }),
  };
  return settleVerdict(await ctx.options.policy(user, asked), row, ctx.now(), ctx.options.kinds);
}

const requirements: readonly unknown[] = ['off', 'optional', 'required'] satisfies Verdict['requirement'][];

/** A policy that says something else (a misspelt word, nothing at all) must not pass for one that allows to skip. */
function refuseNonsense(verdict: Verdict | undefined): void {
  if (!requirements.includes(verdict?.requirement))
    throw new TypeError("policy: requirement must be 'off', 'optional' or 'required'");
  const { trustDays = 0 } = verdict!;
  if (!Number.isInteger(trustDays) || trustDays < 0 || trustDays > MOST_TRUST_DAYS)
    throw new TypeError(`policy: trustDays must be a whole number from 0 to ${MOST_TRUST_DAYS}`);
}

/** `optional` with no skip left, or past its date, is `required`. */
export function settleVerdict(
  verdict: Verdict,
  row: Pick<UserStateTable, 'skips' | 'skipped_at'>,
  now: number,
  known: readonly Kind[],
): Judgement {
  refuseNonsense(verdict);
  const skipsLeft = verdict.skips === undefined ? undefined : Math.max(0, verdict.skips - row.skips);
  const isOver = skipsLeft === 0 || (verdict.skipUntil !== undefined && now >= verdict.skipUntil);
  const isOptional = verdict.requirement === 'optional';
  return {
    requirement: isOptional && isOver ? 'required' : verdict.requirement,
    kinds: withAlternative(verdict.methods ?? known).filter((kind) => known.includes(kind)),
    ...(isOptional && skipsLeft !== undefined && { skipsLeft }),
    ...(isOptional && verdict.skipUntil !== undefined && { skipUntil: verdict.skipUntil }),
    trustDays: verdict.trustDays ?? 0,
    ignoreOwnChoice: verdict.requirement === 'off' && verdict.ignoreOwnChoice === true,
    skipHolds: row.skipped_at !== null && now < row.skipped_at + (verdict.askAgainDays ?? 0) * DAY_MS,
  };
}

/** Texts are never the only way (NIST SP 800-63B-4 section 3.2.9): the authenticator is offered beside them. */
function withAlternative(kinds: readonly Kind[]): readonly Kind[] {
  return kinds.length === 1 && kinds[0] === 'phone' ? ['totp', 'phone'] : kinds;
}
