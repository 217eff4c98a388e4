/** Texted codes at rest: keyed digests, the newest two of a challenge, each good for once. */
import { sql } from 'kysely';
import type { Db, Transaction } from '../../context.js';
import type { ChallengeCodeTable, ChallengeTable, MessageTable } from '../../db/schema.js';

/** The texts of this login to this factor. Made once, whoever asks first. */
export async function openChallenge(db: Db, challenge: ChallengeTable): Promise<ChallengeTable> {
  await db
    .insertInto('challenge')
    .values(challenge)
    .onConflict((conflict) => conflict.columns(['pending_id', 'factor_id']).doNothing())
    .execute();
  return db
    .selectFrom('challenge')
    .selectAll()
    .where('pending_id', '=', challenge.pending_id)
    .where('factor_id', '=', challenge.factor_id)
    .executeTakeFirstOrThrow();
}

export async function findChallenge(
  db: Db,
  pendingId: string,
  factorId: string,
): Promise<ChallengeTable | undefined> {
  return db
    .selectFrom('challenge')
    .selectAll()
    .where('pending_id', '=', pendingId)
    .where('factor_id', '=', factorId)
    .executeTakeFirst();
}

/** Takes the right to send one text: the cooldown doubles with each. Of fifty at once, one gets it. */
export async function spendSend(
  db: Db,
  { id, now, most, cooldownMs }: { id: string; now: number; most: number; cooldownMs: number },
): Promise<ChallengeTable | undefined> {
  return db
    .updateTable('challenge')
    .set({ sends: sql`sends + 1`, resend_at: sql`${now} + ${cooldownMs} * (1 << sends)` })
    .where('id', '=', id)
    .where('sends', '<', most)
    .where('resend_at', '<=', now)
    .returningAll()
    .executeTakeFirst();
}

/** A text that never left is not counted; a short wait keeps a broken provider from being hammered. */
export async function returnSend(db: Db, id: string, resendAt: number): Promise<void> {
  await db
    .updateTable('challenge')
    .set({ sends: sql`sends - 1`, resend_at: resendAt })
    .where('id', '=', id)
    .where('sends', '>', 0)
    .execute();
}

export async function saveCode(db: Transaction, code: ChallengeCodeTable): Promise<void> {
  await db.insertInto('challenge_code').values(code).execute();
}

export async function dropCode(db: Db, id: string): Promise<void> {
  await db.deleteFrom('challenge_code').where('id', '=', id).execute();
}

/** Texts arrive out of order, so the newest two work, each until its own expiry. */
export async function listNewestCodes(db: Db, challengeId: string): Promise<ChallengeCodeTable[]> {
  return db
    .selectFrom('challenge_code')
    .selectAll()
    .where('challenge_id', '=', challengeId)
    .where('used_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(2)
    .execute();
}

/** True for the one caller that uses the code up. */
export async function spendCode(db: Transaction, id: string, now: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('challenge_code')
    .set({ used_at: now })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

export async function saveMessage(db: Transaction, message: MessageTable): Promise<void> {
  await db.insertInto('message').values(message).execute();
}

/** What became of a message. A final word is not unsaid: reports come twice, and late. */
export async function saveDelivery(
  db: Db,
  id: string,
  change: Partial<Pick<MessageTable, 'status' | 'reason' | 'provider_code' | 'transport' | 'provider_id'>> & {
    updated_at: number;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('message')
    .set(change)
    .where('id', '=', id)
    .where('status', 'in', ['open', 'sent'])
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

export async function findLastMessage(db: Db, challengeId: string): Promise<MessageTable | undefined> {
  return db
    .selectFrom('message')
    .selectAll()
    .where('challenge_id', '=', challengeId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The person proved the number that was sent to: from now on it is theirs. */
export async function activatePhone(db: Transaction, id: string, now: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('factor')
    .set({ state: 'active', confirmed_at: now, last_used_at: now, expires_at: null })
    .where('id', '=', id)
    .where('state', '=', 'pending')
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

export async function touchFactor(db: Transaction, id: string, now: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('factor')
    .set({ last_used_at: now })
    .where('id', '=', id)
    .where('state', '=', 'active')
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}
