/** What happened, one row each. Nothing secret is ever in it. */
import type { Db, Transaction } from '../context.js';
import type { EventTable } from '../db/schema.js';

export async function saveEvent(db: Db | Transaction, event: EventTable): Promise<void> {
  await db.insertInto('event').values(event).execute();
}
