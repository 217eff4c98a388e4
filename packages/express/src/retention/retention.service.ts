/** Keeps nothing longer than it is of use: what is over goes after a day, what was counted after thirty, the audit after 400. */
import { dropHappened } from '../audit/forgetting.service.js';
import type { Context, Pruning } from '../context.js';
import {
  dropCounters,
  dropDeadProofs,
  dropDeadSets,
  dropExpired,
  dropMessages,
  dropNotices,
  dropSpentLimits,
  dropTexts,
  dropWhereabouts,
  type Horizon,
} from './retention.store.js';

const DAY_MS = 24 * 3600_000;
const EVERY_MS = 3600_000;

type Pruned = Pick<Context, 'db' | 'keys' | 'now' | 'options' | 'seals'>;

/** One round. May run in several processes at once: a row that is gone is gone. */
export async function prune(ctx: Pruned): Promise<void> {
  const { db, now, options, seals } = ctx;
  const at = now();
  const horizon: Horizon = {
    now: at,
    day: at - DAY_MS,
    month: at - 30 * DAY_MS,
    audit: at - options.figures.auditDays * DAY_MS,
  };
  for (const table of ['pending_login', 'step_up', 'enrollment_ticket', 'trusted_device', 'factor'] as const)
    await dropExpired(db, table, horizon.day);
  await dropTexts(db, horizon.day);
  await dropDeadSets(db, horizon.day);
  await dropMessages(db, horizon.month);
  await dropNotices(db, horizon.month);
  await dropCounters(db, horizon);
  await dropDeadProofs(db, horizon.month);
  await dropWhereabouts(db, horizon.month);
  await seals.settle();
  await dropHappened(ctx, horizon.audit);
  await dropSpentLimits(db, at);
}

/** Prunes every hour, without keeping the process alive for it. */
export function keepPruning(ctx: Pruned): Pruning {
  const timer = setInterval(() => {
    prune(ctx).catch((error: unknown) =>
      ctx.options.logger.error({ err: error }, 'what is over could not be removed'),
    );
  }, EVERY_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
