/** What the kit itself knows of a user: versions, epochs, skips, when they were last seen. */
import { sql } from 'kysely';
import type { Db, Transaction } from '../context.js';
import type { UserStateTable } from '../db/schema.js';
import { statement } from '../db/statement.js';

const unknown = {
  version: 0,
  epoch: 0,
  device_epoch: 0,
  registered_through: null,
  skips: 0,
  skipped_at: null,
  needs_ticket: 0,
  last_seen: null,
  last_context: null,
} satisfies Omit<UserStateTable, 'user_id'>;

const stateByUser = statement((db, { userId }: { userId: string }) =>
  db.selectFrom('user_state').selectAll().where('user_id', '=', userId),
);

export async function findUserState(db: Db | Transaction, userId: string): Promise<UserStateTable> {
  return (await stateByUser.first(db, { userId })) ?? unknownState(userId);
}

export function unknownState(userId: string): UserStateTable {
  return { user_id: userId, ...unknown };
}

const insertUser = statement((db, { userId }: { userId: string }) =>
  db
    .insertInto('user_state')
    .values({ user_id: userId, ...unknown })
    .onConflict((conflict) => conflict.doNothing()),
);

/** Makes sure there is a row to lock and to bump. */
export async function saveUser(db: Db | Transaction, userId: string): Promise<void> {
  await insertUser.run(db, { userId });
}

/** Takes the user's row: whoever else wants to change several of their rows waits. */
export async function bumpVersion(db: Db | Transaction, userId: string): Promise<void> {
  await saveUser(db, userId);
  await db
    .updateTable('user_state')
    .set({ version: sql`version + 1` })
    .where('user_id', '=', userId)
    .execute();
}

/** Ends all proofs and trusted browsers of the user: new ones carry the new epochs. */
export async function bumpEpochs(db: Transaction, userId: string): Promise<void> {
  await db
    .updateTable('user_state')
    .set({ epoch: sql`epoch + 1`, device_epoch: sql`device_epoch + 1` })
    .where('user_id', '=', userId)
    .execute();
}

/** Ends the user's trusted browsers, and no session. */
export async function bumpDeviceEpoch(db: Transaction, userId: string): Promise<void> {
  await db
    .updateTable('user_state')
    .set({ device_epoch: sql`device_epoch + 1` })
    .where('user_id', '=', userId)
    .execute();
}

/** Their password alone enrols nothing from now on; skips are counted anew. */
export async function saveTicketNeed(db: Transaction, userId: string): Promise<void> {
  await db
    .updateTable('user_state')
    .set({ needs_ticket: 1, skips: 0, skipped_at: null })
    .where('user_id', '=', userId)
    .execute();
}

/** With a factor of their own the user needs nobody's leave any more. */
export async function dropTicketNeed(db: Transaction, userId: string): Promise<void> {
  await db.updateTable('user_state').set({ needs_ticket: 0 }).where('user_id', '=', userId).execute();
}

interface Seen {
  readonly userId: string;
  /** Where they signed in, as JSON. */
  readonly context: string;
  readonly now: number;
}

const markSeen = statement((db, { userId, context, now }: Seen) =>
  db
    .updateTable('user_state')
    .set({ last_seen: now, last_context: context })
    .where('user_id', '=', userId)
    .returning('epoch'),
);

/** The user's epoch comes back: whoever is seen is about to get a proof of it. */
export async function saveSeen(db: Transaction, seen: Seen): Promise<number> {
  const row = await markSeen.first(db, seen);
  return row?.epoch ?? unknown.epoch;
}

/** Once: the form a user registered through never changes. */
export async function saveRegisteredThrough(db: Db, userId: string, context: string): Promise<void> {
  await db
    .updateTable('user_state')
    .set({ registered_through: context })
    .where('user_id', '=', userId)
    .where('registered_through', 'is', null)
    .execute();
}

/** False when so many were taken already. */
export async function saveSkip(db: Transaction, userId: string, now: number, most: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('user_state')
    .set({ skips: sql`skips + 1`, skipped_at: now })
    .where('user_id', '=', userId)
    .where('skips', '<', most)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}
