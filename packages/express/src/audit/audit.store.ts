/** What happened, one row each. Nothing secret is ever in it. */
import type { Db, Transaction } from '../context.js';
import type { EventTable } from '../db/schema.js';
import { statement } from '../db/statement.js';

const insertEvent = statement((db, event: EventTable) => db.insertInto('event').values(event));

export async function saveEvent(db: Db | Transaction, event: EventTable): Promise<void> {
  await insertEvent.run(db, event);
}

/** The newest first, those before that one. */
export async function listEvents(
  db: Db,
  { userId, before, most }: { userId: string; before?: string | undefined; most: number },
): Promise<EventTable[]> {
  return db
    .selectFrom('event')
    .selectAll()
    .where('user_id', '=', userId)
    .$if(before !== undefined, (query) => query.where('id', '<', before!))
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
}

export async function findEvent(db: Db, id: string, userId: string): Promise<EventTable | undefined> {
  return db
    .selectFrom('event')
    .selectAll()
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst();
}
