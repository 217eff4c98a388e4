/** The chain of seals: what waits for one, where it has got to, and where it begins since older entries went. */
import type { Db, Transaction } from '../context.js';
import type { AuditCheckpointTable, AuditHeadTable, EventTable } from '../db/schema.js';
import { statement } from '../db/statement.js';

const ONLY = 1;

const waiting = statement((db, { after, most }: { after: string; most: number }) =>
  db
    .selectFrom('event')
    .selectAll()
    .where('seq', 'is', null)
    .where('id', '>', after)
    .orderBy('id')
    .limit(most),
);

/** Entries without a seal, the oldest first, those after that one. */
export async function listWaiting(
  db: Db | Transaction,
  wanted: { after: string; most: number },
): Promise<EventTable[]> {
  return waiting.all(db, wanted);
}

const sealed = statement((db, { after, upTo }: { after: number; upTo: number }) =>
  db
    .selectFrom('event')
    .selectAll()
    .where('seq', '>', after)
    .where('seq', '<=', upTo)
    .orderBy('seq')
    .orderBy('id'),
);

/** Sealed entries in the order of the chain, those of these places. */
export async function listSealed(db: Db, places: { after: number; upTo: number }): Promise<EventTable[]> {
  return sealed.all(db, places);
}

/** The one at the next place that is taken. */
export async function findNextSealed(
  db: Db,
  after: number,
): Promise<{ id: string; seq: number | null } | undefined> {
  return db
    .selectFrom('event')
    .select(['id', 'seq'])
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst();
}

const giveSeal = statement((db, { id, seq, seal }: { id: string; seq: number; seal: string }) =>
  db.updateTable('event').set({ seq, seal }).where('id', '=', id).where('seq', 'is', null),
);

export async function saveSeal(
  db: Transaction,
  row: { id: string; seq: number; seal: string },
): Promise<number> {
  return giveSeal.run(db, row);
}

export async function findHead(db: Db | Transaction): Promise<AuditHeadTable | undefined> {
  return db.selectFrom('audit_head').selectAll().where('id', '=', ONLY).executeTakeFirst();
}

type Mark = Pick<AuditHeadTable, 'seq' | 'seal' | 'mac' | 'key_id'>;

export async function saveFirstHead(db: Transaction, mark: Mark): Promise<void> {
  await db
    .insertInto('audit_head')
    .values({ id: ONLY, ...mark, holder: null, lease_until: 0 })
    .execute();
}

/** The right to seal, for as long as the lease. Nothing comes back while another process has it. */
export async function takeLease(
  db: Transaction,
  { holder, now, leaseMs }: { holder: string; now: number; leaseMs: number },
): Promise<AuditHeadTable | undefined> {
  return db
    .updateTable('audit_head')
    .set({ holder, lease_until: now + leaseMs })
    .where('id', '=', ONLY)
    .where((eb) =>
      eb.or([
        eb('holder', 'is', null),
        eb('holder', '=', holder),
        eb('lease_until', '<=', now),
        // Nobody takes a longer one, whatever a clock or a hand has put there.
        eb('lease_until', '>', now + leaseMs),
      ]),
    )
    .returningAll()
    .executeTakeFirst();
}

export async function endLease(db: Transaction, holder: string): Promise<void> {
  await db
    .updateTable('audit_head')
    .set({ holder: null, lease_until: 0 })
    .where('id', '=', ONLY)
    .where('holder', '=', holder)
    .execute();
}

export async function moveHead(db: Transaction, holder: string, mark: Mark): Promise<void> {
  await db
    .updateTable('audit_head')
    .set(mark)
    .where('id', '=', ONLY)
    .where('holder', '=', holder)
    .executeTakeFirstOrThrow();
}

/** Entries of before there were seals, the oldest first. */
export async function listUnsigned(
  db: Transaction,
  { after, most }: { after: string; most: number },
): Promise<EventTable[]> {
  return db
    .selectFrom('event')
    .selectAll()
    .where('mac', '=', '')
    .where('id', '>', after)
    .orderBy('id')
    .limit(most)
    .execute();
}

/** Whether any entry was ever signed, or any went. */
export async function hasBegun(db: Transaction): Promise<boolean> {
  const signed = await db.selectFrom('event').select('id').where('mac', '!=', '').limit(1).executeTakeFirst();
  return signed !== undefined || (await findCheckpoint(db)) !== undefined;
}

type Signature = Pick<
  EventTable,
  'who_salt' | 'actor_salt' | 'where_salt' | 'who_digest' | 'actor_digest' | 'where_digest' | 'mac' | 'key_id'
>;

export async function saveSignature(db: Transaction, id: string, signature: Signature): Promise<void> {
  await db.updateTable('event').set(signature).where('id', '=', id).where('mac', '=', '').execute();
}

export async function findCheckpoint(db: Db | Transaction): Promise<AuditCheckpointTable | undefined> {
  return db.selectFrom('audit_checkpoint').selectAll().orderBy('seq', 'desc').limit(1).executeTakeFirst();
}

/** The newest is enough: the chain begins there. Another process may have set it meanwhile, or one further on. */
export async function replaceCheckpoint(db: Transaction, checkpoint: AuditCheckpointTable): Promise<void> {
  await db
    .insertInto('audit_checkpoint')
    .values(checkpoint)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db.deleteFrom('audit_checkpoint').where('seq', '<', checkpoint.seq).execute();
}

/** The first place whose entry is to be kept; nothing when none is. */
export async function findFirstKept(db: Db, before: number): Promise<number | undefined> {
  const row = await db
    .selectFrom('event')
    .select('seq')
    .where('seq', 'is not', null)
    .where('at', '>', before)
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst();
  return row?.seq ?? undefined;
}

/** The oldest at that place: whatever was put beside it came later. */
export async function findSealAt(db: Db, seq: number): Promise<string | undefined> {
  const row = await db.selectFrom('event').select('seal').where('seq', '=', seq).executeTakeFirst();
  return row?.seal ?? undefined;
}

/** So many of them, the oldest; how many went. */
export async function dropSealed(db: Db, { upTo, most }: { upTo: number; most: number }): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('event')
    .where('id', 'in', (eb) =>
      eb.selectFrom('event').select('id').where('seq', '<=', upTo).orderBy('seq').limit(most),
    )
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** Which entries name somebody, as whom they concern or as who did it. */
export async function listNaming(
  db: Transaction,
  column: 'user_id' | 'actor_id',
  userId: string,
): Promise<string[]> {
  const rows = await db.selectFrom('event').select('id').where(column, '=', userId).execute();
  return rows.map(({ id }) => id);
}

const forgetWho = statement((db, { id, proof }: { id: string; proof: string }) =>
  db
    .updateTable('event')
    .set({ user_id: null, reason: null, detail: null, who_salt: proof })
    .set({ ip: null, user_agent: null, where_salt: null })
    .where('id', '=', id),
);
const forgetActor = statement((db, { id, proof }: { id: string; proof: string }) =>
  db
    .updateTable('event')
    .set({ actor_id: null, actor_salt: proof })
    .set({ ip: null, user_agent: null, where_salt: null })
    .where('id', '=', id),
);

/** Takes somebody out of an entry, and where it came from with them. */
export async function saveForgotten(
  db: Transaction,
  part: 'who' | 'actor',
  row: { id: string; proof: string },
): Promise<void> {
  await (part === 'who' ? forgetWho : forgetActor).run(db, row);
}
