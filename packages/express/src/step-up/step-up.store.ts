/** Step-ups: a factor asked for inside a session, and the grant that one with a purpose becomes. */
import { sql } from 'kysely';
import type { Db, Transaction } from '../context.js';
import type { StepUpTable } from '../db/schema.js';

/** So many windows of one session may ask at once. */
const MOST_AT_ONCE = 10;

/** Those of before that are over make room, and of those that prove nothing yet the oldest: a session writes few rows. */
export async function saveStepUp(db: Transaction, stepUp: StepUpTable): Promise<void> {
  const kept = db
    .selectFrom('step_up')
    .select('id')
    .where('proof_id', '=', stepUp.proof_id)
    .where('proved_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(MOST_AT_ONCE - 1);
  await db
    .deleteFrom('step_up')
    .where('proof_id', '=', stepUp.proof_id)
    .where((eb) =>
      eb.or([
        eb('expires_at', '<=', stepUp.created_at),
        eb.and([eb('proved_at', 'is', null), eb('id', 'not in', kept)]),
      ]),
    )
    .execute();
  await db.insertInto('step_up').values(stepUp).execute();
}

/** By its id and the session that it belongs to: another session's is none. */
export async function findStepUp(db: Db, id: string, proofId: string): Promise<StepUpTable | undefined> {
  return db
    .selectFrom('step_up')
    .selectAll()
    .where('id', '=', id)
    .where('proof_id', '=', proofId)
    .executeTakeFirst();
}

/** Counts one try before it is compared. Returns how many were made, or nothing when the step-up is over. */
export async function spendStepUpTry(
  db: Transaction,
  { id, now, most }: { id: string; now: number; most: number },
): Promise<number | undefined> {
  const row = await db
    .updateTable('step_up')
    .set({ tries: sql`tries + 1` })
    .where('id', '=', id)
    .where('ended', 'is', null)
    .where('expires_at', '>', now)
    .where('tries', '<', most)
    .returning('tries')
    .executeTakeFirst();
  return row?.tries;
}

/** True for the one caller that proves it. */
export async function proveStepUp(
  db: Transaction,
  { id, now, amr }: { id: string; now: number; amr: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('step_up')
    .set({ ended: 'done', proved_at: now, amr })
    .where('id', '=', id)
    .where('ended', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** True for the one caller that ends it. */
export async function endStepUp(db: Db, id: string, ended: 'tries' | 'cancelled'): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('step_up')
    .set({ ended })
    .where('id', '=', id)
    .where('ended', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Begun, proved or used: nothing of it is worth anything any more. */
export async function dropStepUps(db: Transaction, userId: string): Promise<void> {
  await db.deleteFrom('step_up').where('user_id', '=', userId).execute();
}

export interface Grant {
  readonly proofId: string;
  readonly purpose: string;
  /** The methods that will do; all unless said. */
  readonly amr?: readonly string[] | undefined;
  /** Proved since then. */
  readonly since: number;
  readonly now: number;
}

/** Uses up what was proved in this session for this purpose. True for the one action that gets it. */
export async function takeProved(
  db: Transaction,
  { proofId, purpose, amr, since, now }: Grant,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('step_up')
    .set({ used_at: now })
    .where('proof_id', '=', proofId)
    .where('purpose', '=', purpose)
    .where('ended', '=', 'done')
    .where('used_at', 'is', null)
    .where('proved_at', '>=', since)
    .$if(amr !== undefined, (query) => query.where('amr', 'in', amr ?? []))
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}
