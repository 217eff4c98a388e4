/** How many refusals of one person the audit takes in an hour. Counted in the database that all processes share. */
import type { Context } from '../context.js';
import { DatabaseLimiter } from '../db/limiter.js';

const MOST = 20;
const HOUR_S = 3600;

/** Where this one stands among those that were written down: `last` is the last for now, `none` is not written at all. */
export async function countRefusal(
  { db, now }: Pick<Context, 'db' | 'now'>,
  actorId: string,
): Promise<'one' | 'last' | 'none'> {
  const limiter = new DatabaseLimiter(db, now, {
    keyPrefix: 'admin-refused',
    points: MOST,
    duration: HOUR_S,
  });
  const { consumedPoints: count } = await limiter.penalty(actorId);
  if (count > MOST) return 'none';
  return count === MOST ? 'last' : 'one';
}
