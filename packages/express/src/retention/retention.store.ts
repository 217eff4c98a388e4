/** What goes when it is of no more use: rows by the hundred, so that nobody waits for it. */
import { sql, type Kysely } from 'kysely';
import type { Db } from '../context.js';
import type { Database } from '../db/schema.js';

const BATCH = 500;

/** Instants before which rows go. */
export interface Horizon {
  readonly now: number;
  readonly day: number;
  readonly month: number;
  readonly audit: number;
}

type Table = 'pending_login' | 'step_up' | 'enrollment_ticket' | 'trusted_device' | 'factor';

/** Rows that expired before that instant. A factor expires only while it is not confirmed. */
export async function dropExpired(db: Db, table: Table, before: number): Promise<number> {
  return inBatches(() =>
    db
      .deleteFrom(table)
      .where('id', 'in', (eb) =>
        eb.selectFrom(table).select('id').where('expires_at', '<=', before).limit(BATCH),
      )
      .executeTakeFirstOrThrow(),
  );
}

/** Texts whose codes are long over: their challenges, the codes' digests, and what became of each. */
export async function dropTexts(db: Db, before: number): Promise<number> {
  const codes = await inBatches(() =>
    db
      .deleteFrom('challenge_code')
      .where('id', 'in', (eb) =>
        eb.selectFrom('challenge_code').select('id').where('expires_at', '<=', before).limit(BATCH),
      )
      .executeTakeFirstOrThrow(),
  );
  const challenges = await inBatches(() =>
    db
      .deleteFrom('challenge')
      .where('id', 'in', (eb) =>
        eb
          .selectFrom('challenge')
          .select('challenge.id')
          .where('resend_at', '<=', before)
          .where((challenge) =>
            challenge.not(
              challenge.exists(
                challenge
                  .selectFrom('challenge_code')
                  .select('challenge_code.id')
                  .whereRef('challenge_code.challenge_id', '=', 'challenge.id'),
              ),
            ),
          )
          .limit(BATCH),
      )
      .executeTakeFirstOrThrow(),
  );
  return codes + challenges;
}

export async function dropMessages(db: Db, before: number): Promise<number> {
  return dropOld(db, 'message', 'updated_at', before);
}

/** Sent or given up: the body is gone since then, and the row follows. */
export async function dropNotices(db: Db, before: number): Promise<number> {
  return dropOld(db, 'notice', 'done_at', before);
}

/** A counter that nothing was added to for so long, and that locks nobody. */
export async function dropCounters(db: Db, { now, month }: Horizon): Promise<void> {
  await db
    .deleteFrom('failure_counter')
    .where('last_at', '<=', month)
    .where((eb) => eb.or([eb('locked_until', 'is', null), eb('locked_until', '<=', now)]))
    .execute();
}

/** Where somebody was is kept for a shorter time than what they did. */
export async function dropWhereabouts(db: Db, before: number): Promise<void> {
  await db
    .updateTable('event')
    .set({ ip: null, user_agent: null, where_salt: null })
    .where('at', '<=', before)
    .where((eb) => eb.or([eb('ip', 'is not', null), eb('user_agent', 'is not', null)]))
    .execute();
}

/** Sets that were replaced, or never confirmed, and their codes' digests. */
export async function dropDeadSets(db: Db, before: number): Promise<void> {
  const dead = db
    .selectFrom('recovery_set')
    .select('id')
    .where('state', '!=', 'confirmed')
    .where('created_at', '<=', before);
  await db.deleteFrom('recovery_code').where('set_id', 'in', dead).execute();
  await db.deleteFrom('recovery_set').where('id', 'in', dead).execute();
}

/** Proofs that an epoch ended; how long one in force may live is for the host's sessions to say. */
export async function dropDeadProofs(db: Db, before: number): Promise<void> {
  await db
    .deleteFrom('proof')
    .where('proved_at', '<=', before)
    .where((proof) =>
      proof(
        'epoch',
        '<',
        proof
          .selectFrom('user_state')
          .select('user_state.epoch')
          .whereRef('user_state.user_id', '=', 'proof.user_id'),
      ),
    )
    .execute();
}

export async function dropSpentLimits(db: Db, now: number): Promise<void> {
  await db.deleteFrom('rate_limit').where('expires_at', '<=', now).execute();
}

async function dropOld(
  db: Kysely<Database>,
  table: 'message' | 'notice',
  column: string,
  before: number,
): Promise<number> {
  return inBatches(() =>
    db
      .deleteFrom(table)
      .where('id', 'in', (eb) =>
        eb.selectFrom(table).select('id').where(sql.ref<number>(column), '<=', before).limit(BATCH),
      )
      .executeTakeFirstOrThrow(),
  );
}

async function inBatches(drop: () => Promise<{ numDeletedRows: bigint }>): Promise<number> {
  let total = 0;
  for (;;) {
    const dropped = Number((await drop()).numDeletedRows);
    total += dropped;
    if (dropped < BATCH) return total;
  }
}
