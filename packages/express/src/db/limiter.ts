/** rate-limiter-flexible on the kit's own database, so that all processes share the counts, under the kit's own clock. */
import { sql, type Kysely } from 'kysely';
import type { IRateLimiterStoreOptions } from 'rate-limiter-flexible';
// Its index loads a limiter for every database there is.
import RateLimiterRes from 'rate-limiter-flexible/lib/RateLimiterRes.js';
import RateLimiterStoreAbstract from 'rate-limiter-flexible/lib/RateLimiterStoreAbstract.js';
import type { Database } from './schema.js';
import { statement } from './statement.js';

const spentByKey = statement((db, { key, now }: { key: string; now: number }) =>
  db
    .selectFrom('rate_limit')
    .select(['points', 'expires_at'])
    .where('key', '=', key)
    .where('expires_at', '>', now),
);

/** What the library wants of a store of one's own. */
export class DatabaseLimiter extends RateLimiterStoreAbstract {
  readonly #db: Kysely<Database>;
  readonly #now: () => number;

  constructor(
    db: Kysely<Database>,
    now: () => number,
    options: Omit<IRateLimiterStoreOptions, 'storeClient'>,
  ) {
    super({ ...options, storeClient: db });
    this.#db = db;
    this.#now = now;
  }

  override _getRateLimiterRes(
    _key: string,
    changed: number,
    row: { points: number; expires_at: number | null },
  ) {
    const left = Math.max(0, (row.expires_at ?? 0) - this.#now());
    return new RateLimiterRes(
      Math.max(0, this.points - row.points),
      left,
      row.points,
      row.points === changed,
    );
  }

  override _get(key: string) {
    return Promise.resolve(spentByKey.first(this.#db, { key, now: this.#now() })).then((row) => row ?? null);
  }

  override _upsert(key: string, points: number, durationMs: number, renew: boolean) {
    const now = this.#now();
    // What is given back ends at nothing: a budget that began anew meanwhile owes nobody.
    const fresh = Math.max(0, points);
    const over = renew ? sql`1 = 1` : sql`rate_limit.expires_at <= ${now}`;
    return this.#db
      .insertInto('rate_limit')
      .values({ key, points: fresh, expires_at: now + durationMs })
      .onConflict((conflict) =>
        conflict.column('key').doUpdateSet({
          points: sql`case
            when ${over} then ${fresh}
            when rate_limit.points + ${points} < 0 then 0
            else rate_limit.points + ${points} end`,
          expires_at: sql`case when ${over} then ${now + durationMs} else rate_limit.expires_at end`,
        }),
      )
      .returning(['points', 'expires_at'])
      .executeTakeFirstOrThrow();
  }

  override _delete(key: string) {
    return this.#db
      .deleteFrom('rate_limit')
      .where('key', '=', key)
      .execute()
      .then((done) => done.length > 0);
  }
}
