/** What happened, one row each. Nothing secret is ever in it. */
import type { Db, Transaction } from '../context.js';
import type { EventTable } from '../db/schema.js';
import { statement } from '../db/statement.js';

const insertEvent = statement((db, event: EventTable) => db.insertInto('event').values(event));

export async function saveEvent(db: Db | Transaction, event: EventTable): Promise<void> {
  await insertEvent.run(db, event);
}
