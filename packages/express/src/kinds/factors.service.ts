/** A person's factors, whatever their kind. */
import type { FactorChoice, Kind } from '@mfa-kit/contract';
import type { Context, Transaction } from '../context.js';
import { findSetup, listActiveFactors, spendSetupTry } from './factor.store.js';
import type { Factor } from './kind.js';

export const MOST_FACTORS = 10;

/** The one to ask for comes first: the default one, or the kind that is suggested first, so no text where an app will do. */
export async function activeFactors(
  ctx: Context,
  userId: string,
  transaction?: Transaction,
): Promise<Factor[]> {
  const factors = await listActiveFactors(transaction ?? ctx.db, userId);
  return factors.sort((a, b) => b.is_default - a.is_default || rankOf(ctx, a) - rankOf(ctx, b));
}

/** A kind that is not offered any more comes last. */
function rankOf({ options: { kinds } }: Context, { kind }: Factor): number {
  const rank = kinds.findIndex((known) => known === kind);
  return rank < 0 ? kinds.length : rank;
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
