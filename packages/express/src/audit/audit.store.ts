/** What happened, one row each. Nothing secret is ever in it. */
import type { Db, Transaction } from '../context.js';
import type { EventTable } from '../db/schema.js';
import { statement } from '../db/statement.js';

const insertEvent = statement((db, event: EventTable) => db.insertInto('event').values(event));

export async function saveEvent(db: Db | Transaction, event: EventTable): Promise<void> {
  await insertEvent.run(db, event);
}

const tenantByUser = statement((db, { userId }: { userId: string }) =>
  db.selectFrom('person').select('tenant').where('user_id', '=', userId),
);

/** The company of somebody whom the kit has met. */
export async function findTenant(db: Db | Transaction, userId: string): Promise<string | null> {
  return (await tenantByUser.first(db, { userId }))?.tenant ?? null;
}

interface OwnPage {
  readonly userId: string;
  /** What people are shown of themselves. */
  readonly types: readonly string[];
  readonly before?: string | undefined;
  readonly most: number;
}

/** Somebody's own, the newest first, those before that one; not what administrators tried in vain. */
export async function listEvents(db: Db, { userId, types, before, most }: OwnPage): Promise<EventTable[]> {
  return db
    .selectFrom('event')
    .selectAll()
    .where('user_id', '=', userId)
    .where('type', 'in', types)
    .where((eb) => eb.or([eb('actor_id', 'is', null), eb('outcome', '=', 'done')]))
    .$if(before !== undefined, (query) => query.where('id', '<', before!))
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
}

/** Everybody's, for auditors: each is an index of its own, and ids sort by time. */
export interface EventFilter {
  readonly tenant?: string | undefined;
  readonly type?: string | undefined;
  readonly actorId?: string | undefined;
  readonly userId?: string | undefined;
  /** Ids from that one on, and those before this one. */
  readonly since?: string | undefined;
  readonly before?: string | undefined;
  readonly most: number;
}

/** The newest first. */
export async function searchEvents(
  db: Db,
  { tenant, type, actorId, userId, since, before, most }: EventFilter,
): Promise<EventTable[]> {
  return db
    .selectFrom('event')
    .selectAll()
    .$if(tenant !== undefined, (query) => query.where('tenant', '=', tenant!))
    .$if(type !== undefined, (query) => query.where('type', '=', type!))
    .$if(actorId !== undefined, (query) => query.where('actor_id', '=', actorId!))
    .$if(userId !== undefined, (query) => query.where('user_id', '=', userId!))
    .$if(since !== undefined, (query) => query.where('id', '>=', since!))
    .$if(before !== undefined, (query) => query.where('id', '<', before!))
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
}

export async function findEvent(
  db: Db,
  { id, userId, types }: { id: string; userId: string; types: readonly string[] },
): Promise<EventTable | undefined> {
  return db
    .selectFrom('event')
    .selectAll()
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .where('type', 'in', types)
    .executeTakeFirst();
}
