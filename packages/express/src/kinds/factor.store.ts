/** The factors of all kinds: what does not depend on the kind. */
import { sql } from 'kysely';
import type { Db, Transaction } from '../context.js';
import { statement } from '../db/statement.js';
import type { Factor } from './kind.js';

export async function saveFactor(db: Transaction, factor: Factor): Promise<void> {
  await db.insertInto('factor').values(factor).execute();
}

const activeByUser = statement((db, { userId }: { userId: string }) =>
  db.selectFrom('factor').selectAll().where('user_id', '=', userId).where('state', '=', 'active'),
);

/** The default one first, then the oldest. */
export async function listActiveFactors(db: Db | Transaction, userId: string): Promise<Factor[]> {
  const factors = await activeByUser.all(db, { userId });
  // A handful at most; and SQLite plans a sorted query anew each time a parameter is bound to it.
  return factors.sort((a, b) => b.is_default - a.is_default || (a.id < b.id ? -1 : 1));
}

/** What this pending login is setting up, if it still may. */
export async function findSetup(db: Db | Transaction, pendingId: string, now: number, tries: number) {
  return db
    .selectFrom('factor')
    .selectAll()
    .where('pending_id', '=', pendingId)
    .where('state', '=', 'pending')
    .where('expires_at', '>', now)
    .where('tries', '<', tries)
    .executeTakeFirst();
}

/** One guess at a set-up, counted before it is compared. Returns how many were made, or nothing when it is over. */
export async function spendSetupTry(
  db: Db,
  setup: { id: string; pendingId: string; now: number; most: number },
) {
  return db
    .updateTable('factor')
    .set({ tries: sql`tries + 1` })
    .where('id', '=', setup.id)
    .where('pending_id', '=', setup.pendingId)
    .where('state', '=', 'pending')
    .where('expires_at', '>', setup.now)
    .where('tries', '<', setup.most)
    .returningAll()
    .executeTakeFirst();
}

/** What was begun and is not wanted. True when there was such a set-up. */
export async function dropSetup(db: Db, pendingId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('factor')
    .where('id', '=', id)
    .where('pending_id', '=', pendingId)
    .where('state', '=', 'pending')
    .executeTakeFirstOrThrow();
  return numDeletedRows === 1n;
}

/** A new set-up voids what was begun before: an unproved secret leaves no trace. */
export async function dropSetups(db: Transaction, pendingId: string): Promise<void> {
  await db.deleteFrom('factor').where('pending_id', '=', pendingId).where('state', '=', 'pending').execute();
}

/** That it was once bound is kept, what was secret about it is not. True for the one caller that retires it. */
export async function retireFactor(db: Transaction, userId: string, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('factor')
    .set({ state: 'retired', secret: '', is_default: 0 })
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .where('state', '=', 'active')
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** All of a user's, in the same way. */
export async function retireFactors(db: Transaction, userId: string): Promise<void> {
  await db
    .updateTable('factor')
    .set({ state: 'retired', secret: '', is_default: 0 })
    .where('user_id', '=', userId)
    .where('state', '=', 'active')
    .execute();
}

/** What the user has begun anywhere, of one kind or of all. */
export async function dropSetupsOf(db: Transaction, userId: string, kind?: string): Promise<void> {
  await db
    .deleteFrom('factor')
    .where('user_id', '=', userId)
    .where('state', '=', 'pending')
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind!))
    .execute();
}

export async function saveChange(
  db: Transaction,
  id: string,
  change: Partial<Pick<Factor, 'name' | 'ordinal' | 'is_default'>>,
): Promise<void> {
  await db.updateTable('factor').set(change).where('id', '=', id).where('state', '=', 'active').execute();
}

/** One default at most. */
export async function saveDefault(db: Transaction, userId: string, id: string): Promise<void> {
  await db
    .updateTable('factor')
    .set((eb) => ({ is_default: eb.case().when('id', '=', id).then(1).else(0).end() }))
    .where('user_id', '=', userId)
    .where('state', '=', 'active')
    .execute();
}
