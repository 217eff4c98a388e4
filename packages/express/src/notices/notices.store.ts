/** Notices: written with what they tell of, claimed by one process at a time, emptied when they are sent. */
import type { Db, Transaction } from '../context.js';
import type { NoticeTable } from '../db/schema.js';
import { statement } from '../db/statement.js';

export async function saveNotice(db: Transaction, notice: NoticeTable): Promise<void> {
  await db.insertInto('notice').values(notice).execute();
}

interface Threshold {
  readonly most: number;
  readonly dayAgo: number;
  readonly hourAgo: number;
}

/** One an hour, and only when there were so many wrong codes in a day that no notice told of. */
export async function saveFailureNotice(
  db: Transaction,
  notice: NoticeTable,
  { most, dayAgo, hourAgo }: Threshold,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('notice')
    .columns([
      'id',
      'user_id',
      'type',
      'channel',
      'body',
      'status',
      'tries',
      'next_at',
      'created_at',
      'done_at',
    ])
    .expression((eb) => {
      const last = eb
        .selectFrom('notice')
        .select((one) => one.fn.max('created_at').as('created_at'))
        .where('user_id', '=', notice.user_id)
        .where('type', '=', notice.type);
      const untold = eb
        .selectFrom('event')
        .select((one) => one.fn.countAll<number>().as('count'))
        .where('user_id', '=', notice.user_id)
        .where('type', '=', notice.type)
        .where('at', '>', dayAgo)
        .where('at', '>', (one) => one.fn.coalesce(last, one.val(0)));
      return db
        .selectNoFrom((one) => [
          one.val(notice.id).as('id'),
          one.val(notice.user_id).as('user_id'),
          one.val(notice.type).as('type'),
          one.val(notice.channel).as('channel'),
          one.val(notice.body).as('body'),
          one.val(notice.status).as('status'),
          one.cast<number>(one.val(notice.tries), 'integer').as('tries'),
          one.cast<number>(one.val(notice.next_at), 'bigint').as('next_at'),
          one.cast<number>(one.val(notice.created_at), 'bigint').as('created_at'),
          one.cast<number | null>(one.val(notice.done_at), 'bigint').as('done_at'),
        ])
        .where(untold, '>=', most)
        .where((one) => one(one.fn.coalesce(last, one.val(0)), '<=', hourAgo));
    })
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Whether the codes in force took the place of others. */
export async function hasVoidCodes(db: Transaction, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom('recovery_set')
    .select('id')
    .where('user_id', '=', userId)
    .where('state', '=', 'void')
    .executeTakeFirst();
  return row !== undefined;
}

const claim = statement((db, { now, until }: { now: number; until: number }) =>
  db
    .updateTable('notice')
    .set((eb) => ({ next_at: until, tries: eb('tries', '+', 1) }))
    .where('id', '=', (eb) =>
      eb
        .selectFrom('notice')
        .select('id')
        .where('status', '=', 'open')
        .where('next_at', '<=', now)
        .orderBy('next_at')
        .limit(1),
    )
    .where('status', '=', 'open')
    .where('next_at', '<=', now)
    .returningAll(),
);

/** The notice that has waited longest: until then no other process takes it. */
export async function claimNotice(db: Db, now: number, until: number): Promise<NoticeTable | undefined> {
  return claim.first(db, { now, until });
}

/** Whoever claimed it last: a process that slept through its claim settles nothing. */
type Claim = Pick<NoticeTable, 'id' | 'tries'>;

export async function postponeNotice(
  db: Db,
  { id, tries }: Claim,
  change: { next_at: number; body: string },
): Promise<void> {
  await db
    .updateTable('notice')
    .set(change)
    .where('id', '=', id)
    .where('tries', '=', tries)
    .where('status', '=', 'open')
    .execute();
}

export async function closeNotice(
  db: Db,
  { id, tries }: Claim,
  status: 'sent' | 'failed',
  now: number,
): Promise<void> {
  await db
    .updateTable('notice')
    .set({ status, body: '', done_at: now })
    .where('id', '=', id)
    .where('tries', '=', tries)
    .where('status', '=', 'open')
    .execute();
}

/** There is nobody to tell. */
export async function dropNotice(db: Db, { id, tries }: Claim): Promise<void> {
  await db.deleteFrom('notice').where('id', '=', id).where('tries', '=', tries).execute();
}
