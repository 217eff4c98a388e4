/** Guessing is bounded here: by user and factor, in the database, before any compare. */
import { MfaError } from '@mfa-kit/contract';
import type { Context, Transaction } from '../context.js';
import { dropAllFailures, dropFailures, listLocks, spendFailure } from './failures.store.js';

/** Counters that belong to no row of the factor table. */
export const RECOVERY = 'recovery';
export const PASSWORD = 'password';

/**
 * Counts one try as failed; whoever proves right clears it again. Committed before the compare.
 * @returns how many there are now in a row
 * @throws MfaError `factor_locked` with `retryAfter`; then nothing is counted
 */
export async function countTry(
  ctx: Context,
  transaction: Transaction,
  userId: string,
  factorId: string,
): Promise<number> {
  const now = ctx.now();
  const counted = await spendFailure(transaction, userId, factorId, now);
  if (counted) return counted.in_row;
  const lock = (await listLocks(transaction, userId, now)).find((row) => row.factor_id === factorId);
  throw new MfaError('factor_locked', { retryAfter: Math.ceil(((lock?.locked_until ?? now) - now) / 1000) });
}

/** Only success with that very factor comes here. */
export async function clearFailures(
  transaction: Transaction,
  userId: string,
  factorId: string,
): Promise<void> {
  await dropFailures(transaction, userId, factorId);
}

/** An administrator says that it was the person themselves: whatever was locked is open again. */
export async function forgetFailures(transaction: Transaction, userId: string): Promise<void> {
  await dropAllFailures(transaction, userId);
}

/** The locks in force: factor id → until when. */
export async function locksOf(ctx: Context, userId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await listLocks(ctx.db, userId, ctx.now());
  return new Map(rows.map((row) => [row.factor_id, row.locked_until]));
}

/** Whether the try that was just counted was the one that locked it. */
export async function isLocked(ctx: Context, userId: string, factorId: string): Promise<boolean> {
  return (await locksOf(ctx, userId)).has(factorId);
}

/** @throws MfaError `factor_locked` while it is */
export async function refuseIfLocked(ctx: Context, userId: string, factorId: string): Promise<void> {
  const until = (await locksOf(ctx, userId)).get(factorId);
  if (until !== undefined)
    throw new MfaError('factor_locked', { retryAfter: Math.ceil((until - ctx.now()) / 1000) });
}
