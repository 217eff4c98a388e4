/** Goes over the whole chain of seals, and names the first entry that does not fit. Changes nothing. */
import type { AuditCheck } from '@mfa-kit/contract';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Context } from '../context.js';
import type { EventTable } from '../db/schema.js';
import { isOurMark, judgeEntry, keyOfSeal, sealOf } from './entry.js';
import { findCheckpoint, findHead, findNextSealed, listSealed, listWaiting } from './seals.store.js';

const PAGE = 1_000;

type Fault = NonNullable<AuditCheck['fault']>;
type Ground = Pick<Context, 'db' | 'keys' | 'now'>;

/** Where the walk along the chain stands. */
interface Walk {
  seq: number;
  seal: string;
  sealed: number;
  erased: number;
  /** The seal that was kept elsewhere has been met. */
  isMet: boolean;
}

class Broken extends Error {
  readonly fault: Fault;

  constructor(what: Fault['what'], id?: string) {
    super(what);
    this.fault = { what, ...(id !== undefined && { id }) };
  }
}

/**
 * A head that was kept elsewhere, as an earlier check gave it, shows what nothing in the database can: that the end was cut
 * off and the head set back to one that once was there.
 * @throws RangeError where that head is older than what retention has left
 */
export async function verifyAudit(
  ctx: Ground,
  { expected }: { expected?: string | undefined } = {},
): Promise<AuditCheck> {
  const walk: Walk = { seq: 0, seal: '', sealed: 0, erased: 0, isMet: expected === undefined };
  let waiting = 0;
  let fault: Fault | undefined;
  try {
    await start(ctx, walk);
    walk.isMet ||= nameOf(walk) === expected;
    if (!walk.isMet && placeOf(expected) < walk.seq) throw new RangeError(tooOld);
    await walkAlong(ctx, walk, { expected });
    if (!walk.isMet) throw new Broken('cut');
    waiting = await countWaiting(ctx);
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    fault = error.fault;
  }
  return {
    now: ctx.now(),
    isIntact: fault === undefined,
    sealed: walk.sealed,
    waiting,
    erased: walk.erased,
    ...(!fault && walk.seq > 0 && { head: nameOf(walk) }),
    ...(fault && { fault }),
  };
}

/** Whether the chain is whole up to that place: before retention takes it away, and whatever was done to it. */
export async function isIntactUpTo(ctx: Ground, upTo: number): Promise<boolean> {
  const walk: Walk = { seq: 0, seal: '', sealed: 0, erased: 0, isMet: true };
  try {
    await start(ctx, walk);
    await walkAlong(ctx, walk, { upTo });
    return walk.seq >= upTo;
  } catch (error) {
    if (error instanceof Broken) return false;
    throw error;
  }
}

const tooOld = 'the head that was kept is older than what the audit still holds';

/** A seal and its place, in one word. */
function nameOf({ seq, seal }: Pick<Walk, 'seq' | 'seal'>): string {
  return `${seq}.${seal}`;
}

function placeOf(name = ''): number {
  return Number.parseInt(name, 10);
}

/** Where older entries went, the chain begins at the checkpoint that was left. */
async function start({ db, keys }: Ground, walk: Walk): Promise<void> {
  const checkpoint = await findCheckpoint(db);
  if (!checkpoint || checkpoint.seq <= walk.seq) return;
  const isOurs = isOurMark(keys, 'checkpoint', checkpoint);
  if (isOurs === undefined) throw new Broken('unreadable');
  if (!isOurs) throw new Broken('altered');
  Object.assign(walk, { seq: checkpoint.seq, seal: checkpoint.seal });
}

/** To the end, or to that place. */
async function walkAlong(
  ctx: Ground,
  walk: Walk,
  { expected, upTo = Infinity }: { expected?: string | undefined; upTo?: number } = {},
): Promise<void> {
  while (walk.seq < upTo) {
    const from = walk.seq;
    // By place, not by number, so that a second entry at one place is not lost between two pages.
    const rows = await listSealed(ctx.db, { after: from, upTo: Math.min(from + PAGE, upTo) });
    for (const row of rows) {
      if (row.seq === walk.seq) throw new Broken('inserted', row.id);
      if (row.seq !== walk.seq + 1) {
        if (await hasMoved(ctx, walk)) break;
        throw new Broken('missing', row.id);
      }
      step(ctx, walk, row);
      walk.isMet ||= nameOf(walk) === expected;
    }
    if (walk.seq === from && (await isEnd(ctx, walk))) return;
    await breathe();
  }
}

function step({ keys, now }: Ground, walk: Walk, row: EventTable): void {
  const judged = judgeEntry(keys, row, now());
  if (judged.fault) throw new Broken(judged.fault, row.id);
  const seal = row.seal ?? '';
  const kid = keyOfSeal(seal);
  if (!keys.kids.includes(kid)) throw new Broken('unreadable', row.id);
  const seq = walk.seq + 1;
  if (sealOf(keys, { before: walk.seal, seq, mac: row.mac }, kid) !== seal)
    throw new Broken('altered', row.id);
  Object.assign(walk, { seq, seal });
  walk.sealed += 1;
  if (judged.isForgotten) walk.erased += 1;
}

/** Retention may have gone on meanwhile: then the chain begins further on. */
async function hasMoved(ctx: Ground, walk: Walk): Promise<boolean> {
  const from = walk.seq;
  await start(ctx, walk);
  return walk.seq > from;
}

/** Where nothing follows: compared with the head. False where more was sealed since. */
async function isEnd(ctx: Ground, walk: Walk): Promise<boolean> {
  const head = await findHead(ctx.db);
  if (!head) throw new Broken('cut');
  const isOurs = isOurMark(ctx.keys, 'head', head);
  if (!isOurs) throw new Broken(isOurs === undefined ? 'unreadable' : 'altered');
  const next = await findNextSealed(ctx.db, walk.seq);
  if (next?.seq === walk.seq + 1 || (head.seq !== walk.seq && (await hasMoved(ctx, walk)))) return false;
  if (next) throw new Broken('missing', next.id);
  if (head.seq > walk.seq) throw new Broken('cut');
  if (head.seq < walk.seq || head.seal !== walk.seal) throw new Broken('altered');
  return true;
}

async function countWaiting({ db, keys, now }: Ground): Promise<number> {
  let count = 0;
  for (let after = ''; ;) {
    const rows = await listWaiting(db, { after, most: PAGE });
    for (const row of rows) {
      const { fault } = judgeEntry(keys, row, now());
      if (fault) throw new Broken(fault === 'altered' ? 'inserted' : fault, row.id);
      count += 1;
    }
    if (rows.length < PAGE) return count;
    after = rows.at(-1)!.id;
    await breathe();
  }
}
