/** A person's factors, whatever their kind. */
import type { FactorChoice, Kind } from '@mfa-kit/contract';
import type { Context, Transaction } from '../context.js';
import { findSetup, listActiveFactors, spendSetupTry } from './factor.store.js';
import type { Factor } from './kind.js';

export const MOST_FACTORS = 10;

export async function activeFactors(
  ctx: Context,
  userId: string,
  transaction?: Transaction,
): Promise<Factor[]> {
  return listActiveFactors(transaction ?? ctx.db, userId);
}

export async function setupOf(ctx: Context, pendingId: string): Promise<Factor | undefined> {
  return findSetup(ctx.db, pendingId, ctx.now(), ctx.options.figures.tries);
}

export async function spendTryAtSetup(
  ctx: Context,
  pendingId: string,
  id: string,
): Promise<Factor | undefined> {
  return spendSetupTry(ctx.db, { id, pendingId, now: ctx.now(), most: ctx.options.figures.tries });
}

/** A factor as everybody sees it who may prove it. */
export function choiceOf(factor: Factor, lockedUntil: number | undefined): FactorChoice {
  return {
    id: factor.id,
    kind: factor.kind as Kind,
    ordinal: factor.ordinal,
    name: factor.name,
    isDefault: factor.is_default === 1,
    ...(factor.hint !== null && { hint: factor.hint }),
    ...(lockedUntil !== undefined && { lockedUntil }),
  };
}
