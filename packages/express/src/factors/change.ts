/** What every change of a person's factors goes through: the right to make it, one change at a time, the end of other sessions. */
import { MfaError } from '@mfa-kit/contract';
import type { Context, Transaction } from '../context.js';
import type { OwnSession } from '../flow/own-session.js';
import type { Caller } from '../http/caller.js';
import { activeFactors } from '../kinds/factors.service.js';
import type { Factor } from '../kinds/kind.js';
import { isInForce, isRepairing, keepProof } from '../proofs/proofs.service.js';
import { isFresh, stepUpRequired } from '../step-up/grant.service.js';
import { endProofsOf, lockUser } from '../users/users.service.js';

/** @throws MfaError `enrollment_required`, `step_up_required`: a session alone changes nothing */
export function refuseUnlessFresh(ctx: Context, { proof, known }: OwnSession): void {
  if (known.factors.length === 0) throw new MfaError('enrollment_required');
  const demand = { maxAge: known.judgement.stepUpSeconds };
  if (!isFresh(ctx, proof, demand)) throw stepUpRequired(ctx, demand);
}

/** After a recovery code the methods may be repaired for a while, by whoever cannot prove one. */
export function refuseUnlessFreshOrRepairing(ctx: Context, own: OwnSession): void {
  if (own.known.factors.length > 0 && isRepairing(ctx, own.proof)) return;
  refuseUnlessFresh(ctx, own);
}

type Work<Result> = (transaction: Transaction, factors: readonly Factor[]) => Promise<Result>;

/** Racers wait for each other here, and each sees what the one before has left. */
export async function changeDetail<Result>(
  ctx: Context,
  { proof }: OwnSession,
  work: Work<Result>,
): Promise<Result> {
  return ctx.db.transaction().execute(async (transaction) => {
    await lockUser(transaction, proof.userId);
    if (!(await isInForce(transaction, proof))) throw new MfaError('signed_out');
    return work(transaction, await activeFactors(ctx, proof.userId, transaction));
  });
}

/** As that, and every other session and every trusted browser of the person is over. */
export async function changeFactors<Result>(
  ctx: Context,
  caller: Caller,
  own: OwnSession,
  work: Work<Result>,
): Promise<Result> {
  const { id, userId } = own.proof;
  const result = await changeDetail(ctx, own, async (transaction, factors) => {
    const done = await work(transaction, factors);
    await keepProof(transaction, userId, caller.session);
    await endProofsOf(transaction, userId);
    return done;
  });
  await ctx.options.sessions.endOthers?.(userId, id);
  return result;
}
