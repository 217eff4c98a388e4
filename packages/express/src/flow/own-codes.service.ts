/** Recovery codes inside a session: how many are left, and a new set in the place of the old one. */
import {
  MfaError,
  type ConfirmCodes,
  type RecoverySet,
  type RecoveryStatus,
  type State,
} from '@mfa-kit/contract';
import { record } from '../audit/audit.service.js';
import type { Context, Transaction } from '../context.js';
import type { Caller } from '../http/caller.js';
import { activeFactors } from '../kinds/factors.service.js';
import { isInForce, isRepairing } from '../proofs/proofs.service.js';
import { confirmSaved, makeSet, statusOf } from '../recovery/recovery.service.js';
import { stepUpRequired, takeGrant } from '../step-up/grant.service.js';
import { lockUser } from '../users/users.service.js';
import { ownSession, type OwnSession } from './own-session.js';
import { stateOf } from './present.js';

/** Count and dates, never a code. */
export async function status(ctx: Context, caller: Caller): Promise<RecoveryStatus> {
  const { proof } = await ownSession(ctx, caller);
  return { now: ctx.now(), ...(await statusOf(ctx, proof.userId)) };
}

/** @throws MfaError `step_up_required` with the purpose `new_codes`, unless methods are being repaired */
export async function beginOwnCodes(ctx: Context, caller: Caller): Promise<RecoverySet> {
  const own = await ownSession(ctx, caller);
  const { proof, known } = own;
  const made = await ctx.db.transaction().execute(async (transaction) => {
    await refuseUnlessOwner(ctx, transaction, own);
    const demand = { purpose: 'new_codes', maxAge: known.judgement.stepUpSeconds } as const;
    if (!isRepairing(ctx, proof) && !(await takeGrant(ctx, transaction, proof, demand)))
      throw stepUpRequired(ctx, demand);
    return makeSet(ctx, transaction, { userId: proof.userId, pendingId: proof.id });
  });
  return {
    setId: made.setId,
    codes: [...made.codes],
    issuer: ctx.options.issuer,
    account: known.user.name,
    madeAt: ctx.now(),
    state: await stateOf(ctx, caller),
  };
}

/** From now on they work, and in the same moment those before do not. To have made the set was the right to. */
export async function confirmOwnCodes(ctx: Context, caller: Caller, { setId }: ConfirmCodes): Promise<State> {
  const own = await ownSession(ctx, caller);
  const { userId, id } = own.proof;
  await ctx.db.transaction().execute(async (transaction) => {
    await refuseUnlessOwner(ctx, transaction, own);
    const isSaved = await confirmSaved(ctx, transaction, { id: setId, userId, pendingId: id });
    if (!isSaved) throw new MfaError('challenge_over');
    await record(ctx, { type: 'recovery_made', userId, caller }, transaction);
  });
  return stateOf(ctx, caller);
}

/** The session goes on, and there is a factor whose loss the codes are for. */
async function refuseUnlessOwner(ctx: Context, transaction: Transaction, { proof }: OwnSession) {
  await lockUser(transaction, proof.userId);
  if (!(await isInForce(transaction, proof))) throw new MfaError('signed_out');
  const factors = await activeFactors(ctx, proof.userId, transaction);
  if (factors.length === 0) throw new MfaError('enrollment_required');
}
