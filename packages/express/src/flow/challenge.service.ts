/** Proving a factor: each guess is counted, committed, and only then compared. */
import { MfaError, type RecoverWithCode, type State, type VerifyCode } from '@mfa-kit/contract';
import { record } from '../audit/audit.service.js';
import type { Context, Transaction } from '../context.js';
import { clearFailures, countTry, RECOVERY, isLocked, refuseIfLocked } from '../failures/failures.service.js';
import type { Caller } from '../http/caller.js';
import type { Factor, Spend } from '../kinds/kind.js';
import { kindOf } from '../kinds/kinds.js';
import { codesLeft, spendRecoveryCode } from '../recovery/recovery.service.js';
import { endTrustOf } from '../users/users.service.js';
import { pendingOf, type Pending } from './asking.js';
import {
  enterSession,
  firstFactors,
  newTrust,
  repairOf,
  writeCompletion,
  type Outcome,
} from './complete.service.js';
import { markProved, spendPendingTry } from './flow.store.js';
import { refuseUnless, SIGN_IN } from './known.js';
import { stateOf } from './present.js';
import { stand } from './stand.js';
import { endLogin } from './end.service.js';

/**
 * Proves a factor by its code.
 * @throws MfaError `code_wrong` (with `triesLeft`), `factor_locked` (with `retryAfter`), `challenge_over`
 */
export async function verifyCode(ctx: Context, caller: Caller, input: VerifyCode): Promise<State> {
  const pending = await pendingOf(ctx, caller, input);
  refuseUnless(pending.known, 'challenge');
  const factor = pending.known.factors.find(({ id }) => id === input.factorId);
  if (!factor) throw new MfaError('challenge_over');
  const kind = kindOf(factor.kind);
  if (kind.refuseIfStale) {
    await refuseIfLocked(ctx, pending.login.user_id, factor.id);
    await kind.refuseIfStale(ctx, factor, pending.login.id);
  }
  const triesLeft = await spendTry(ctx, caller, pending, factor.id);
  const spend = await kind.verify(ctx, factor, input.code, { pendingId: pending.login.id, purpose: SIGN_IN });
  const amr = [...firstFactors(pending.login, pending.known), kind.amr, 'mfa'];
  const trust = newTrust(pending.known, caller, input.trust === true);
  const reached = {
    next: stand({ ...pending.known.standing, proved: 'factor' }),
    outcome: { level: 2, amr, trust, fresh: { at: ctx.now(), amr: kind.amr } },
  } as const;
  return prove(ctx, caller, pending, {
    spend,
    factorId: factor.id,
    factor,
    triesLeft,
    reach: () => reached,
    afterwards: () => kind.proved?.(ctx, factor, caller.address),
  });
}

/**
 * Proves with a recovery code. A mistyped one costs nothing.
 * @throws MfaError `code_mistyped`, and as `verifyCode`
 */
export async function recoverWithCode(ctx: Context, caller: Caller, input: RecoverWithCode): Promise<State> {
  const pending = await pendingOf(ctx, caller, { challengeId: input.challengeId, factorId: RECOVERY });
  refuseUnless(pending.known, 'challenge');
  const { user, standing } = pending.known;
  if (!standing.hasCodes) throw new MfaError('challenge_over');
  const spend = spendRecoveryCode(ctx, user.id, input.code);
  const triesLeft = await spendTry(ctx, caller, pending, RECOVERY);
  const amr = [...firstFactors(pending.login, pending.known), 'recovery'];
  return prove(ctx, caller, pending, {
    spend,
    factorId: RECOVERY,
    triesLeft,
    // Counted once this one is spent: two browsers may have brought the last two at once.
    async reach(transaction) {
      const recoveryLeft = await codesLeft(ctx, user.id, transaction);
      const next = stand({ ...standing, proved: 'recovery', hasCodes: (recoveryLeft ?? 0) > 0 });
      return { next, outcome: { level: 2, amr, recoveryLeft, ...repairOf(ctx, amr) } };
    },
  });
}

/** One budget for the login and one for the factor, both spent in one commit. A lock refuses without spending. */
async function spendTry(ctx: Context, caller: Caller, { login }: Pending, factorId: string): Promise<number> {
  await ctx.addressLimit.refuseIfSpent(caller.address);
  const { tries: most } = ctx.options.figures;
  return ctx.db.transaction().execute(async (transaction) => {
    await countTry(ctx, transaction, login.user_id, factorId);
    const tries = await spendPendingTry(transaction, { id: login.id, now: ctx.now(), most });
    if (tries === undefined) throw new MfaError('challenge_over');
    return most - tries;
  });
}

interface Reached {
  readonly next: ReturnType<typeof stand>;
  readonly outcome: Outcome;
}

interface Attempt {
  readonly spend: Spend | undefined;
  readonly factorId: string;
  /** None for a recovery code. */
  readonly factor?: Factor;
  readonly triesLeft: number;
  /** Where a spent code leads. */
  reach(transaction: Transaction): Reached | Promise<Reached>;
  /** Once the commit that spent the code is through. */
  readonly afterwards?: () => Promise<void> | undefined;
}

async function prove(ctx: Context, caller: Caller, pending: Pending, attempt: Attempt): Promise<State> {
  const proved = attempt.spend && (await spendAndProve(ctx, caller, pending, attempt));
  if (proved === undefined) return refuseWrong(ctx, caller, pending, attempt);
  await attempt.afterwards?.();
  if (proved === null) return stateOf(ctx, caller);
  return enterSession(ctx, caller, pending, proved);
}

/** The proof; null when something else is asked first; undefined when the code had been used. */
async function spendAndProve(ctx: Context, caller: Caller, pending: Pending, attempt: Attempt) {
  const { login } = pending;
  const { factorId, factor } = attempt;
  return ctx.db.transaction().execute(async (transaction) => {
    if (!(await attempt.spend?.(transaction))) return undefined;
    await clearFailures(transaction, login.user_id, factorId);
    const type = factorId === RECOVERY ? 'recovery_used' : 'signed_in';
    if (factorId === RECOVERY) await endTrustOf(transaction, login.user_id);
    await record(ctx, { type, userId: login.user_id, factorId, factor, caller }, transaction);
    const { next, outcome } = await attempt.reach(transaction);
    if (next === 'complete') {
      const completed = { ...pending, session: caller.session };
      return { ...outcome, proofId: await writeCompletion(ctx, transaction, completed, outcome) };
    }
    const expiresAt = login.created_at + ctx.options.figures.enrollmentMinutes * 60_000;
    const isFirst = await markProved(transaction, {
      id: login.id,
      amr: outcome.amr,
      enrolled: [],
      fresh: outcome.fresh,
      trust: outcome.trust !== undefined,
      expiresAt,
    });
    if (!isFirst) throw new MfaError('challenge_over');
    return null;
  });
}

async function refuseWrong(
  ctx: Context,
  caller: Caller,
  { login }: Pending,
  { factorId, factor, triesLeft }: Attempt,
): Promise<never> {
  await ctx.addressLimit.countFailure(caller.address);
  const { user_id: userId } = login;
  await record(ctx, { type: 'code_wrong', userId, factorId, factor, caller });
  if (await isLocked(ctx, userId, factorId))
    await record(ctx, { type: 'factor_locked', userId, factorId, factor, caller });
  const state = triesLeft > 0 ? await stateOf(ctx, caller) : await endLogin(ctx, caller, login, 'tries');
  throw new MfaError('code_wrong', { triesLeft, state });
}
