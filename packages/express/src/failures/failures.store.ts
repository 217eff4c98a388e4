/** The counter of failures of one user with one factor: one conditional statement counts, locks and refuses. */
import { sql } from 'kysely';
import type { Db, Transaction } from '../context.js';
import type { FailureCounterTable } from '../db/schema.js';
import { statement } from '../db/statement.js';

const DAY_MS = 24 * 3600_000;
const FIRST_LOCK_MS = 15 * 60_000;
const LOCK_EVERY = 5;
const MOST_A_DAY = 20;
const MOST_IN_A_ROW = 100;
/** Until recovery or an administrator: the year 9999. */
const FOREVER = 253_402_300_799_000;

interface Failure {
  readonly userId: string;
  readonly factorId: string;
  readonly now: number;
  readonly dayAgo: number;
  readonly dayAhead: number;
}

const countFailure = statement((db, { userId, factorId, now, dayAgo, dayAhead }: Failure) => {
  const inRow = sql<number>`failure_counter.in_row + 1`;
  const dayCount = sql<number>`case when failure_counter.last_at <= ${dayAgo} then 1 else failure_counter.day_count + 1 end`;
  const lockMs = sql<number>`case when failure_counter.lock_level > 6 then ${DAY_MS} else ${FIRST_LOCK_MS} * (1 << failure_counter.lock_level) end`;
  return db
    .insertInto('failure_counter')
    .values({
      user_id: userId,
      factor_id: factorId,
      in_row: 1,
      day_count: 1,
      last_at: now,
      lock_level: 0,
      locked_until: null,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['user_id', 'factor_id'])
        .doUpdateSet({
          in_row: inRow,
          day_count: dayCount,
          last_at: now,
          lock_level: sql`failure_counter.lock_level + case when (${inRow}) % ${LOCK_EVERY} = 0 then 1 else 0 end`,
          locked_until: sql`case
            when ${inRow} >= ${MOST_IN_A_ROW} then ${FOREVER}
            when ${dayCount} >= ${MOST_A_DAY} then ${dayAhead}
            when (${inRow}) % ${LOCK_EVERY} = 0 then ${now} + ${lockMs}
            else null end`,
        })
        .where((eb) =>
          eb.or([
            eb('failure_counter.locked_until', 'is', null),
            eb('failure_counter.locked_until', '<=', now),
          ]),
        ),
    )
    .returning(['in_row', 'locked_until']);
});

/**
 * Counts a try before it is compared, unless the factor is locked; then nothing changes and nothing comes back.
 * The day's count starts anew only when a whole day passed without a try, so no 24 hours ever hold more than 20.
 */
export async function spendFailure(db: Transaction, userId: string, factorId: string, now: number) {
  return countFailure.first(db, { userId, factorId, now, dayAgo: now - DAY_MS, dayAhead: now + DAY_MS });
}

const deleteFailures = statement((db, { userId, factorId }: { userId: string; factorId: string }) =>
  db.deleteFrom('failure_counter').where('user_id', '=', userId).where('factor_id', '=', factorId),
);

export async function dropFailures(db: Db | Transaction, userId: string, factorId: string): Promise<void> {
  await deleteFailures.run(db, { userId, factorId });
}

/** With every factor, with recovery codes and the password. */
export async function dropAllFailures(db: Transaction, userId: string): Promise<void> {
  await db.deleteFrom('failure_counter').where('user_id', '=', userId).execute();
}

const locksByUser = statement((db, { userId, now }: { userId: string; now: number }) =>
  db
    .selectFrom('failure_counter')
    .select(['factor_id', 'locked_until'])
    .where('user_id', '=', userId)
    .where('locked_until', '>', now)
    .$narrowType<{ locked_until: NonNullable<FailureCounterTable['locked_until']> }>(),
);

/** The locks in force, by factor. */
export async function listLocks(db: Db | Transaction, userId: string, now: number) {
  return locksByUser.all(db, { userId, now });
}
