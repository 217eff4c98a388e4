/** A person's factors, whatever their kind. */
import type { FactorChoice, Kind } from '@mfa-kit/contract';
import type { Context, Transaction } from '../context.js';
import { noteCoverage } from '../people/people.service.js';
import {
  dropSetup,
  dropSetupsOf,
  findSetup,
  listActiveFactors,
  retireFactor,
  retireFactors,
  saveChange,
  saveDefault,
  spendSetupTry,
} from './factor.store.js';
import type { Factor } from './kind.js';
import { factorKinds } from './kinds.js';

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

/** Leaves a set-up. False when there is none of that id. */
export async function leaveSetup(ctx: Context, pendingId: string, id: string): Promise<boolean> {
  return dropSetup(ctx.db, pendingId, id);
}

/** The place that a factor takes among the others: what replaces one takes its name, its number and whether it is asked first. */
export async function placeFactor(
  transaction: Transaction,
  factor: Factor,
  others: readonly Factor[],
  replaced?: Factor,
): Promise<Factor> {
  const ordinals = others.filter(({ kind }) => kind === factor.kind).map(({ ordinal }) => ordinal);
  const place = {
    name: replaced?.name ?? '',
    ordinal: replaced?.ordinal ?? Math.max(0, ...ordinals) + 1,
    is_default: replaced?.is_default ?? (others.some((other) => other.is_default === 1) ? 0 : 1),
  };
  await saveChange(transaction, factor.id, place);
  await noteCoverage(transaction, factor.user_id);
  return { ...factor, ...place };
}

/** Stops working at once, in challenges that are open too. True for the one caller that retires it. */
export async function retire(transaction: Transaction, { user_id, id }: Factor): Promise<boolean> {
  const isRetired = await retireFactor(transaction, user_id, id);
  await noteCoverage(transaction, user_id);
  return isRetired;
}

/** Everything that a person has set up, or begun to, is over. Returns what worked until now, with its secrets. */
export async function retireAll(ctx: Context, transaction: Transaction, userId: string): Promise<Factor[]> {
  const factors = await activeFactors(ctx, userId, transaction);
  await retireFactors(transaction, userId);
  await dropSetupsOf(transaction, userId);
  for (const kind of factorKinds) await kind.endChallenges?.(transaction, userId);
  await noteCoverage(transaction, userId);
  return factors;
}

/** What a person has begun anywhere, of one kind, is over. */
export async function endSetups(transaction: Transaction, userId: string, kind: Kind): Promise<void> {
  await dropSetupsOf(transaction, userId, kind);
}

export async function rename(transaction: Transaction, { id }: Factor, name: string): Promise<void> {
  await saveChange(transaction, id, { name });
}

/** From now on it is asked for first. */
export async function preferFactor(transaction: Transaction, { user_id, id }: Factor): Promise<void> {
  await saveDefault(transaction, user_id, id);
}
