/** Renaming a factor, having it asked for first, removing it. */
import { MfaError, type Factors, type OneFactor, type RenameFactor } from '@mfa-kit/contract';
import { record } from '../audit/audit.service.js';
import type { Context, Transaction } from '../context.js';
import { ownSession, type OwnSession } from '../flow/own-session.js';
import type { Caller } from '../http/caller.js';
import { preferFactor, rename as saveName, retire } from '../kinds/factors.service.js';
import type { Factor } from '../kinds/kind.js';
import { lowerProof } from '../proofs/proofs.service.js';
import { voidCodes } from '../recovery/recovery.service.js';
import { stepUpRequired, takeGrant } from '../step-up/grant.service.js';
import { changeDetail, changeFactors, refuseUnlessFresh, refuseUnlessFreshOrRepairing } from './change.js';
import { list } from './list.service.js';
import { removalOf } from './removal.js';

/** An empty name is the default one. */
export async function rename(ctx: Context, caller: Caller, input: RenameFactor): Promise<Factors> {
  const own = await ownSession(ctx, caller);
  refuseUnlessFresh(ctx, own);
  await changeDetail(ctx, own, async (transaction, factors) => {
    const factor = { ...ownOf(factors, input.factorId), name: input.name };
    await saveName(transaction, factor, input.name);
    await record(ctx, { type: 'factor_renamed', userId: own.proof.userId, factor, caller }, transaction);
  });
  return list(ctx, caller);
}

export async function makeDefault(ctx: Context, caller: Caller, input: OneFactor): Promise<Factors> {
  const own = await ownSession(ctx, caller);
  refuseUnlessFresh(ctx, own);
  await changeDetail(ctx, own, async (transaction, factors) => {
    const factor = ownOf(factors, input.factorId);
    await preferFactor(transaction, factor);
    await record(ctx, { type: 'default_changed', userId: own.proof.userId, factor, caller }, transaction);
  });
  return list(ctx, caller);
}

/** @throws MfaError `last_factor`; `step_up_required`, for the last one with the purpose `turn_off` */
export async function remove(ctx: Context, caller: Caller, input: OneFactor): Promise<Factors> {
  const own = await ownSession(ctx, caller);
  if (own.known.factors.length === 0) throw new MfaError('enrollment_required');
  await changeFactors(ctx, caller, own, async (transaction, factors) => {
    const factor = ownOf(factors, input.factorId);
    const removal = removalOf(factor, factors, own.known.judgement);
    if (removal === 'refused') throw new MfaError('last_factor');
    if (removal === 'turns_off') await turnOff(ctx, transaction, own);
    else refuseUnlessFreshOrRepairing(ctx, own);
    if (!(await retire(transaction, factor))) throw new MfaError('not_found');
    await askAnotherFirst(transaction, factor, factors);
    const type = removal === 'turns_off' ? 'turned_off' : 'factor_removed';
    await record(ctx, { type, userId: own.proof.userId, factor, caller }, transaction);
  });
  return list(ctx, caller);
}

/** The proof for just this is used up, and what only stands beside a factor goes with the last one. */
async function turnOff(ctx: Context, transaction: Transaction, { proof, known }: OwnSession): Promise<void> {
  const demand = { purpose: 'turn_off', maxAge: known.judgement.stepUpSeconds } as const;
  if (!(await takeGrant(ctx, transaction, proof, demand))) throw stepUpRequired(ctx, demand);
  await voidCodes(transaction, proof.userId);
  await lowerProof(transaction, proof);
}

async function askAnotherFirst(transaction: Transaction, gone: Factor, factors: readonly Factor[]) {
  const next = factors.find(({ id }) => id !== gone.id);
  if (gone.is_default === 1 && next) await preferFactor(transaction, next);
}

/** @throws MfaError `not_found` for another person's, one that is gone, one that never was: the same answer */
function ownOf(factors: readonly Factor[], id: string): Factor {
  const factor = factors.find((one) => one.id === id);
  if (!factor) throw new MfaError('not_found');
  return factor;
}
