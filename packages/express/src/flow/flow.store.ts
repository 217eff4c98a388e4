/** Pending logins: the record between a right password and a session. */
import { sql } from 'kysely';
import type { Db, Transaction } from '../context.js';
import type { PendingLoginTable } from '../db/schema.js';
import { statement } from '../db/statement.js';

const insertPending = statement((db, pending: PendingLoginTable) =>
  db.insertInto('pending_login').values(pending),
);

export async function savePending(db: Db, pending: PendingLoginTable): Promise<void> {
  await insertPending.run(db, pending);
}

const pendingByHandle = statement((db, { handle }: { handle: string }) =>
  db.selectFrom('pending_login').selectAll().where('handle', '=', handle),
);

export async function findPending(db: Db, handle: string): Promise<PendingLoginTable | undefined> {
  return pendingByHandle.first(db, { handle });
}

/** A second password login in the same browser takes the place of the first. */
export async function dropPending(db: Db, handle: string): Promise<void> {
  await db.deleteFrom('pending_login').where('handle', '=', handle).execute();
}

/** Whoever holds the old password holds these too. */
export async function endPendingOf(db: Transaction, userId: string): Promise<void> {
  await db
    .updateTable('pending_login')
    .set({ ended: 'cancelled' })
    .where('user_id', '=', userId)
    .where('ended', 'is', null)
    .execute();
}

const countPendingTry = statement((db, { id, now, most }: { id: string; now: number; most: number }) =>
  db
    .updateTable('pending_login')
    .set({ tries: sql`tries + 1` })
    .where('id', '=', id)
    .where('ended', 'is', null)
    .where('expires_at', '>', now)
    .where('tries', '<', most)
    .returning('tries'),
);

/** Counts one try before it is compared. Returns how many were made, or nothing when the login is over. */
export async function spendPendingTry(
  db: Transaction,
  guess: { id: string; now: number; most: number },
): Promise<number | undefined> {
  const row = await countPendingTry.first(db, guess);
  return row?.tries;
}

type Ending = NonNullable<PendingLoginTable['ended']>;

const end = statement((db, { id, ended }: { id: string; ended: Ending }) =>
  db.updateTable('pending_login').set({ ended }).where('id', '=', id).where('ended', 'is', null),
);
const endUnproved = statement((db, { id, ended }: { id: string; ended: Ending }) =>
  db
    .updateTable('pending_login')
    .set({ ended })
    .where('id', '=', id)
    .where('ended', 'is', null)
    .where('amr', 'is', null),
);

/** True for the one caller that ends it. Tries run out only while nothing is proved. */
export async function endPending(db: Db | Transaction, id: string, ended: Ending): Promise<boolean> {
  return (await (ended === 'tries' ? endUnproved : end).run(db, { id, ended })) === 1;
}

/** A factor was proved or enrolled, and something else is still asked. True for the one caller that proves it. */
export async function markProved(
  db: Transaction,
  proved: {
    id: string;
    amr: readonly string[];
    enrolled: readonly string[];
    fresh: { at: number; amr: string } | undefined;
    trust: boolean;
    expiresAt: number;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('pending_login')
    .set({
      amr: JSON.stringify(proved.amr),
      enrolled: JSON.stringify(proved.enrolled),
      fresh_at: proved.fresh?.at ?? null,
      fresh_amr: proved.fresh?.amr ?? null,
      trust: proved.trust ? 1 : 0,
      expires_at: proved.expiresAt,
    })
    .where('id', '=', proved.id)
    .where('ended', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

export async function markGranted(db: Transaction, id: string, now: number): Promise<void> {
  await db.updateTable('pending_login').set({ granted_at: now }).where('id', '=', id).execute();
}

/** A redeemed ticket is also the grant to enrol. */
export async function markTicketed(db: Transaction, id: string, now: number): Promise<void> {
  await db.updateTable('pending_login').set({ ticketed: 1, granted_at: now }).where('id', '=', id).execute();
}
