/** One-time tickets at rest: keyed digests, five tries, one use. */
import { sql } from 'kysely';
import type { Db, Transaction } from '../context.js';
import type { EnrollmentTicketTable } from '../db/schema.js';

/** A new ticket voids the ones before it. */
export async function replaceTicket(db: Transaction, ticket: EnrollmentTicketTable): Promise<void> {
  await db.deleteFrom('enrollment_ticket').where('user_id', '=', ticket.user_id).execute();
  await db.insertInto('enrollment_ticket').values(ticket).execute();
}

const live = (db: Db | Transaction, userId: string, now: number, most: number) =>
  db
    .updateTable('enrollment_ticket')
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .where('tries', '<', most);

/** Counts one guess before it is compared; nothing when there is no ticket to guess at. */
export async function spendTicketTry(db: Db, userId: string, now: number, most: number) {
  return live(db, userId, now, most)
    .set({ tries: sql`tries + 1` })
    .returning(['id', 'tries', 'mac', 'key_id'])
    .executeTakeFirst();
}

/** True for the one caller that redeems it. */
export async function takeTicket(db: Transaction, id: string, now: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('enrollment_ticket')
    .set({ used_at: now })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

export async function findTicketTries(db: Db, userId: string, now: number): Promise<number | undefined> {
  const row = await db
    .selectFrom('enrollment_ticket')
    .select('tries')
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row?.tries;
}
