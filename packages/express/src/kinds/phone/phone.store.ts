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

/** A text that did not go out: when the next one may, unless a newer one has set that meanwhile. */
export async function moveResend(
  db: Db,
  { id, resend_at: set }: ChallengeTable,
  resendAt: number,
): Promise<void> {
  await db
    .updateTable('challenge')
    .set({ resend_at: resendAt })
    .where('id', '=', id)
    .where('resend_at', '=', set)
    .execute();
}

/** A text that certainly never left is not counted. */
export async function returnSend(db: Db, id: string): Promise<void> {
  await db
    .updateTable('challenge')
    .set({ sends: sql`sends - 1` })
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

/** Texts arrive out of order, so the newest two work, each until its own expiry. Used or not: an older one stays out. */
export async function listNewestCodes(db: Db, challengeId: string): Promise<ChallengeCodeTable[]> {
  return db
    .selectFrom('challenge_code')
    .selectAll()
    .where('challenge_id', '=', challengeId)
    .orderBy('id', 'desc')
    .limit(2)
    .execute();
}

/** All of a user's, with their codes. */
export async function dropChallenges(db: Transaction, userId: string): Promise<void> {
  const challenges = db.selectFrom('challenge').select('id').where('user_id', '=', userId);
  await db.deleteFrom('challenge_code').where('challenge_id', 'in', challenges).execute();
  await db.deleteFrom('challenge').where('user_id', '=', userId).execute();
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

/** Who took the text, and by what name its reports will come. */
export async function saveHandOver(
  db: Db,
  id: string,
  taken: Pick<MessageTable, 'transport' | 'provider_id' | 'updated_at'>,
): Promise<void> {
  await db.updateTable('message').set(taken).where('id', '=', id).execute();
}

/** True unless a report has come meanwhile: then the text left, and only the provider's answer was lost. */
export async function saveUnsent(
  db: Db,
  id: string,
  failure: Pick<MessageTable, 'reason' | 'provider_code' | 'updated_at'> &
    Partial<Pick<MessageTable, 'transport'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('message')
    .set({ ...failure, status: 'failed' })
    .where('id', '=', id)
    .where('status', '=', 'open')
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/**
 * What became of a text. A final word is not unsaid: reports come twice, and late. A provider speaks only of texts that
 * are its own, by the id it gave them; before its answer is here, anything it signed is about this one.
 */
export async function saveReport(
  db: Db,
  id: string,
  provider: string,
  report: Pick<MessageTable, 'status' | 'reason' | 'provider_code' | 'updated_at'> & { provider_id: string },
): Promise<void> {
  await db
    .updateTable('message')
    .set(report)
    .where('id', '=', id)
    .where('status', 'in', ['open', 'sent'])
    .where((eb) => eb.or([eb('transport', 'is', null), eb('transport', '=', provider)]))
    .where((eb) => eb.or([eb('provider_id', 'is', null), eb('provider_id', '=', report.provider_id)]))
    .execute();
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
