/** What the kit itself takes out of the audit: a person, and what was kept long enough. The chain stays whole. */
import type { Context, Transaction } from '../context.js';
import { forgetting, markOf } from './entry.js';
import {
  dropSealed,
  findCheckpoint,
  findFirstKept,
  findHead,
  findSealAt,
  listNaming,
  replaceCheckpoint,
  saveForgotten,
} from './seals.store.js';
import { isIntactUpTo } from './verify.service.js';

const BATCH = 500;

/** Takes somebody out of every entry, whether it concerns them or they did it. How many it were comes back. */
export async function forgetPerson(
  { keys }: Pick<Context, 'keys'>,
  transaction: Transaction,
  userId: string,
): Promise<number> {
  const forgotten = new Set<string>();
  for (const [part, column] of [
    ['who', 'user_id'],
    ['actor', 'actor_id'],
  ] as const)
    for (const id of await listNaming(transaction, column, userId)) {
      await saveForgotten(transaction, part, { id, proof: forgetting(keys, id, part) });
      forgotten.add(id);
    }
  return forgotten.size;
}

type Pruned = Pick<Context, 'db' | 'keys' | 'now' | 'options'>;

/**
 * Removes entries that were kept long enough, from the beginning of the chain: a checkpoint says first where it begins from
 * now on. What is not whole stays, or removing it would hide what was done to it; so does what was never sealed.
 */
export async function dropHappened(ctx: Pruned, before: number): Promise<void> {
  const { db, options } = ctx;
  const firstKept = await findFirstKept(db, before);
  const upTo = firstKept === undefined ? ((await findHead(db))?.seq ?? 0) : firstKept - 1;
  if (!(await isIntactUpTo(ctx, upTo))) {
    options.logger.error({}, 'the audit is not intact: nothing of it is removed until it is');
    return;
  }
  await saveCheckpoint(ctx, upTo);
  while ((await dropSealed(db, { upTo, most: BATCH })) === BATCH);
}

async function saveCheckpoint({ db, keys, now }: Pruned, seq: number): Promise<void> {
  const seal = await findSealAt(db, seq);
  if (seal === undefined || seq <= ((await findCheckpoint(db))?.seq ?? 0)) return;
  await db.transaction().execute(async (transaction) => {
    const mark = markOf(keys, 'checkpoint', { seq, seal });
    await replaceCheckpoint(transaction, { seq, seal, ...mark, at: now() });
  });
}
