/** A person's factors, whatever their kind. */
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
