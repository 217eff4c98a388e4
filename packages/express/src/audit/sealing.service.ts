/** Seals what happened, in batches, soon after it is written down: whoever reads the database cannot make a chain like it. */
import type { Context, Transaction } from '../context.js';
import type { AuditHeadTable, EventTable } from '../db/schema.js';
import { newHandle } from '../keys/tokens.js';
import { isOurMark, judgeEntry, markOf, sealOf, sign } from './entry.js';
import {
  endLease,
  findHead,
  hasBegun,
  listUnsigned,
  listWaiting,
  moveHead,
  saveFirstHead,
  saveSeal,
  saveSignature,
  takeLease,
} from './seals.store.js';

const WAIT_MS = 500;
/** For what another process wrote down and never sealed. */
const TICK_MS = 30_000;
/** Much longer than a batch takes. A process that dies with it holds the others up for no longer. */
const LEASE_MS = 10_000;
const BATCH = 500;

/** What sealing needs of the context, which is made of it. */
type Ground = Pick<Context, 'db' | 'keys' | 'now' | 'options'>;

export interface Seals {
  /** Something was written down: within a second it is sealed. */
  wake(): void;
  /** Seals all that waits, now. */
  settle(): Promise<void>;
  /** Seals what still waits. */
  close(): Promise<void>;
}

/** Opens the chain where there is none yet, and goes on with it. */
export async function startSealing(ctx: Ground): Promise<Seals> {
  await openChain(ctx);
  const holder = newHandle();
  const known = new Set<string>();
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();

  function settle(): Promise<void> {
    running = running.then(async () => {
      if (!(await sealAll(ctx, holder, known))) wake();
    });
    return running;
  }

  function wake(): void {
    // A process that has nothing else to do may end; the next one goes on.
    if (!isClosed) timer ??= setTimeout(round, WAIT_MS).unref();
  }

  function round(): void {
    timer = undefined;
    void settle();
  }

  const tick = setInterval(wake, TICK_MS).unref();
  wake();
  return {
    wake,
    settle,
    async close() {
      isClosed = true;
      clearInterval(tick);
      clearTimeout(timer);
      await settle();
    },
  };
}

/**
 * Once for a database: what happened before there were seals is signed as it is. Never again, or whoever takes the head
 * away could have entries of their own signed.
 */
async function openChain({ db, keys, options }: Ground): Promise<void> {
  if (await findHead(db)) return;
  await db.transaction().execute(async (transaction) => {
    if (await findHead(transaction)) return;
    if (await hasBegun(transaction)) {
      options.logger.error({}, 'the head of the audit is gone: nothing is sealed any more');
      return;
    }
    for (let after = ''; ;) {
      const rows = await listUnsigned(transaction, { after, most: BATCH });
      for (const row of rows) await saveSignature(transaction, row.id, sign(keys, row));
      if (rows.length < BATCH) break;
      after = rows.at(-1)!.id;
    }
    const start = { seq: 0, seal: '' };
    await saveFirstHead(transaction, { ...start, ...markOf(keys, 'head', start) });
  });
}

/**
 * @param known faults that were told already
 * @returns false where another process is at it, which may not have seen what is new
 */
async function sealAll(ctx: Ground, holder: string, known: Set<string>): Promise<boolean> {
  const { logger } = ctx.options;
  const tell = (fault: string, details: object) => {
    if (known.has(fault)) return;
    known.add(fault);
    logger.error(details, fault);
  };
  try {
    for (let after = ''; ;) {
      // Nearly always there is nothing, which a read finds out without holding anybody up.
      const [first] = await listWaiting(ctx.db, { after, most: 1 });
      if (!first) return true;
      const batch = await ctx.db
        .transaction()
        .setIsolationLevel('serializable')
        .execute((transaction) => sealBatch(ctx, transaction, { holder, after }));
      if (batch.head === 'taken') return false;
      if (batch.head === 'strange') tell(strangeHead, {});
      for (const entry of batch.refused)
        tell(`an entry of the audit is not the kit’s, and is not sealed: ${entry}`, { entry });
      if (batch.last === undefined) return true;
      after = batch.last;
    }
  } catch (error) {
    logger.error({ err: error }, 'the audit could not be sealed; it is tried again');
  }
  return true;
}

const strangeHead =
  'the head of the audit was altered, or its key is not among the secrets: nothing is sealed any more';

interface Batch {
  readonly head?: 'taken' | 'strange';
  readonly refused: readonly string[];
  /** The last entry that was looked at, where there may be more. */
  readonly last?: string;
}

async function sealBatch(
  ctx: Ground,
  transaction: Transaction,
  { holder, after }: { holder: string; after: string },
): Promise<Batch> {
  const head = await takeLease(transaction, { holder, now: ctx.now(), leaseMs: LEASE_MS });
  if (!head) return { head: 'taken', refused: [] };
  // What somebody cut off and set back would look whole again with the next seal.
  if (isOurMark(ctx.keys, 'head', head) !== true) {
    await endLease(transaction, holder);
    return { head: 'strange', refused: [] };
  }
  const rows = await listWaiting(transaction, { after, most: BATCH });
  const { refused, end } = await sealRows(ctx, transaction, { head, rows });
  if (end.seq > head.seq) await moveHead(transaction, holder, { ...end, ...markOf(ctx.keys, 'head', end) });
  const last = rows.length === BATCH ? rows.at(-1)?.id : undefined;
  if (last === undefined) await endLease(transaction, holder);
  return { refused, ...(last !== undefined && { last }) };
}

async function sealRows(
  { keys, now }: Ground,
  transaction: Transaction,
  { head, rows }: { head: AuditHeadTable; rows: readonly EventTable[] },
): Promise<{ refused: string[]; end: { seq: number; seal: string } }> {
  const refused: string[] = [];
  let { seq, seal } = head;
  for (const { id, mac, ...row } of rows) {
    if (judgeEntry(keys, { id, mac, ...row }, now()).fault) {
      refused.push(id);
      continue;
    }
    seq += 1;
    seal = sealOf(keys, { before: seal, seq, mac });
    await saveSeal(transaction, { id, seq, seal });
  }
  return { refused, end: { seq, seal } };
}
