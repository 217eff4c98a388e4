/** Recovery codes: made while a factor is fresh, in force once the person has saved them, each good for once. */
import type { Context, Transaction } from '../context.js';
import { newId } from '../keys/tokens.js';
import { noteCoverage } from '../people/people.service.js';
import { newCode, readCode } from './code.js';
import {
  confirmSet,
  countLeft,
  dropPendingSets,
  findConfirmed,
  saveCodes,
  saveSet,
  spendCode,
  voidOtherSets,
} from './recovery.store.js';

const DAY_MS = 24 * 3600_000;

export interface MadeSet {
  readonly setId: string;
  /** Display strings, in groups of four. */
  readonly codes: readonly string[];
}

/** A new set, not in force yet. The plain codes exist in the answer to this and nowhere else. */
export async function makeSet(
  ctx: Context,
  transaction: Transaction,
  { userId, pendingId }: { userId: string; pendingId: string },
): Promise<MadeSet> {
  const now = ctx.now();
  const setId = newId(now);
  const codes = Array.from({ length: ctx.options.figures.recoveryCodes }, newCode);
  const [kid = ''] = ctx.keys.kids;
  const rows = codes.map((code) => ({
    mac: macOf(ctx, userId, readCode(code), kid),
    set_id: setId,
    user_id: userId,
    key_id: kid,
    used_at: null,
  }));
  await dropPendingSets(transaction, userId);
  await saveSet(transaction, { id: setId, userId, pendingId, now });
  await saveCodes(transaction, rows);
  return { setId, codes };
}

/** Puts the set in force and voids the one before it. False when it was replaced or is not this login's. */
export async function confirmSaved(
  ctx: Context,
  transaction: Transaction,
  set: { id: string; userId: string; pendingId: string },
): Promise<boolean> {
  if (!(await confirmSet(transaction, { ...set, now: ctx.now() }))) return false;
  await voidOtherSets(transaction, set.userId, set.id);
  await noteCoverage(transaction, set.userId);
  return true;
}

/** Uses a code up. @throws MfaError `code_mistyped` before anything is looked up */
export function spendRecoveryCode(ctx: Context, userId: string, typed: string) {
  const code = readCode(typed);
  const macs = ctx.keys.kids.map((kid) => macOf(ctx, userId, code, kid));
  return async (transaction: Transaction): Promise<boolean> => {
    const isSpent = await spendCode(transaction, userId, macs, ctx.now());
    if (isSpent) await noteCoverage(transaction, userId);
    return isSpent;
  };
}

/** Without a factor there is nothing to recover: no code works, and none is on its way. */
export async function voidCodes(transaction: Transaction, userId: string): Promise<void> {
  await dropPendingSets(transaction, userId);
  await voidOtherSets(transaction, userId, '');
  await noteCoverage(transaction, userId);
}

/** Codes left in the confirmed set; undefined when there is none. */
export async function codesLeft(
  ctx: Context,
  userId: string,
  transaction?: Transaction,
): Promise<number | undefined> {
  return countLeft(transaction ?? ctx.db, userId);
}

/** The set in force, without a code of it; nothing when there is none. */
export async function statusOf(ctx: Context, userId: string) {
  const set = await findConfirmed(ctx.db, userId);
  if (!set) return {};
  return {
    left: set.codes.filter((usedAt) => usedAt === null).length,
    total: set.codes.length,
    madeAt: set.madeAt,
    ...lastOf(set.codes),
  };
}

/** Tells the application of codes that were made long ago, if it wants to know. Whatever fails, the sign-in is done. */
export async function tellOfOldCodes(ctx: Context, userId: string): Promise<void> {
  const { onOldCodes, figures, logger } = ctx.options;
  if (!onOldCodes) return;
  try {
    const set = await findConfirmed(ctx.db, userId);
    if (!set || ctx.now() - set.madeAt < figures.oldCodesDays * DAY_MS) return;
    const left = set.codes.filter((usedAt) => usedAt === null).length;
    await onOldCodes({ userId, madeAt: set.madeAt, left });
  } catch (error) {
    logger.error({ err: error, userId }, 'onOldCodes failed');
  }
}

function lastOf(codes: readonly (number | null)[]) {
  const used = codes.filter((usedAt) => usedAt !== null);
  return used.length > 0 ? { lastUsedAt: Math.max(...used) } : {};
}

function macOf(ctx: Context, userId: string, code: string, kid: string): string {
  return ctx.keys.mac('recovery-mac', `${userId}|${code}`, kid);
}
