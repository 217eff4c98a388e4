/** Recovery codes at rest: keyed digests only, each spent by one conditional statement. */
import type { Db, Transaction } from '../context.js';
import type { RecoveryCodeTable } from '../db/schema.js';
import { statement } from '../db/statement.js';

export async function saveSet(
  db: Transaction,
  set: { id: string; userId: string; pendingId: string; now: number },
) {
  await db
    .insertInto('recovery_set')
    .values({
      id: set.id,
      user_id: set.userId,
      state: 'pending',
      pending_id: set.pendingId,
      created_at: set.now,
      confirmed_at: null,
    })
    .execute();
}

export async function saveCodes(db: Transaction, codes: RecoveryCodeTable[]): Promise<void> {
  await db.insertInto('recovery_code').values(codes).execute();
}

/** Makes again: the unconfirmed sets of the user and their codes are gone. */
export async function dropPendingSets(db: Transaction, userId: string): Promise<void> {
  const pending = db
    .selectFrom('recovery_set')
    .select('id')
    .where('user_id', '=', userId)
    .where('state', '=', 'pending');
  await db.deleteFrom('recovery_code').where('set_id', 'in', pending).execute();
  await db.deleteFrom('recovery_set').where('user_id', '=', userId).where('state', '=', 'pending').execute();
}

/** True for the one caller that puts this set in force. */
export async function confirmSet(
  db: Transaction,
  set: { id: string; pendingId: string; now: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('recovery_set')
    .set({ state: 'confirmed', confirmed_at: set.now })
    .where('id', '=', set.id)
    .where('pending_id', '=', set.pendingId)
    .where('state', '=', 'pending')
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** A set that another one replaces: nothing of it works again. */
export async function voidOtherSets(db: Transaction, userId: string, keep: string): Promise<void> {
  await db
    .updateTable('recovery_set')
    .set({ state: 'void' })
    .where('user_id', '=', userId)
    .where('state', '=', 'confirmed')
    .where('id', '!=', keep)
    .execute();
}

/** True for the one caller that uses this code up. */
export async function spendCode(
  db: Transaction,
  userId: string,
  macs: readonly string[],
  now: number,
): Promise<boolean> {
  const confirmed = db
    .selectFrom('recovery_set')
    .select('id')
    .where('user_id', '=', userId)
    .where('state', '=', 'confirmed');
  const { numUpdatedRows } = await db
    .updateTable('recovery_code')
    .set({ used_at: now })
    .where('user_id', '=', userId)
    .where('mac', 'in', macs)
    .where('used_at', 'is', null)
    .where('set_id', 'in', confirmed)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

const unusedByUser = statement((db, { userId }: { userId: string }) =>
  db
    .selectFrom('recovery_set')
    .select((eb) =>
      eb
        .selectFrom('recovery_code')
        .select(eb.fn.countAll<number | string>().as('unused'))
        .whereRef('recovery_code.set_id', '=', 'recovery_set.id')
        .where('recovery_code.used_at', 'is', null)
        .as('unused'),
    )
    .where('user_id', '=', userId)
    .where('state', '=', 'confirmed'),
);

/** How many codes of the confirmed set are left; nothing when there is no such set. */
export async function countLeft(db: Db | Transaction, userId: string): Promise<number | undefined> {
  const row = await unusedByUser.first(db, { userId });
  return row && Number(row.unused);
}

/** The set in force: when it was made, and when each of its codes was used. */
export async function findConfirmed(db: Db, userId: string) {
  const set = await db
    .selectFrom('recovery_set')
    .select(['id', 'created_at'])
    .where('user_id', '=', userId)
    .where('state', '=', 'confirmed')
    .executeTakeFirst();
  if (!set) return undefined;
  const codes = await db.selectFrom('recovery_code').select('used_at').where('set_id', '=', set.id).execute();
  return { madeAt: set.created_at, codes: codes.map(({ used_at }) => used_at) };
}
