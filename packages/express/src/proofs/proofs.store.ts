/** Proofs: who proved what, when. Their ids live in the host's sessions. */
import { sql, type ExpressionBuilder } from 'kysely';
import type { Db, Transaction } from '../context.js';
import type { Database, ProofTable } from '../db/schema.js';
import { statement } from '../db/statement.js';

export interface ProofRow extends ProofTable {
  /** The user's epoch now: a proof of an older one is over. */
  current_epoch: number | null;
}

const insertProof = statement((db, proof: ProofTable) => db.insertInto('proof').values(proof));

export async function saveProof(db: Db | Transaction, proof: ProofTable): Promise<void> {
  await insertProof.run(db, proof);
}

/** Runs on every guarded request: one statement answers all. */
const proofById = statement((db, { id }: { id: string }) =>
  db
    .selectFrom('proof')
    .selectAll('proof')
    // Not a join: SQLite plans one anew each time a parameter is bound to it, which costs ten times the query.
    .select((eb) =>
      eb
        .selectFrom('user_state')
        .select('user_state.epoch')
        .whereRef('user_state.user_id', '=', 'proof.user_id')
        .as('current_epoch'),
    )
    .where('proof.id', '=', id),
);

export function findProof(
  db: Db | Transaction,
  id: string,
): ProofRow | undefined | Promise<ProofRow | undefined> {
  return proofById.first(db, { id });
}

/** Moves a proof in force on to the epoch that comes next. False when it is not in force. */
export async function moveProof(db: Transaction, id: string, userId: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('proof')
    .set({ epoch: sql`epoch + 1` })
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .where('epoch', '=', currentEpochOf(userId))
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** A factor was proved in a session that is in force. */
export async function saveProved(
  db: Transaction,
  proved: {
    id: string;
    userId: string;
    now: number;
    methods: string;
    fresh: { at: number; amr: string } | undefined;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('proof')
    .set({
      ...(proved.fresh && { fresh_at: proved.fresh.at, fresh_amr: proved.fresh.amr }),
      amr: proved.methods,
      proved_at: sql`case when level = 2 then proved_at else ${proved.now} end`,
      level: 2,
    })
    .where('id', '=', proved.id)
    .where('user_id', '=', proved.userId)
    .where('epoch', '=', currentEpochOf(proved.userId))
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

export async function saveReauthenticated(db: Transaction, id: string, now: number): Promise<void> {
  await db.updateTable('proof').set({ reauthenticated_at: now }).where('id', '=', id).execute();
}

export async function saveLowered(db: Transaction, id: string, amr: string): Promise<void> {
  await db
    .updateTable('proof')
    .set({ level: 1, amr, skipped: 1, fresh_at: null, fresh_amr: null, repair_until: null })
    .where('id', '=', id)
    .execute();
}

const currentEpochOf = (userId: string) => (eb: ExpressionBuilder<Database, 'proof'>) =>
  eb.selectFrom('user_state').select('user_state.epoch').where('user_state.user_id', '=', userId);

export async function dropProof(db: Db | Transaction, id: string, userId: string): Promise<void> {
  await db.deleteFrom('proof').where('id', '=', id).where('user_id', '=', userId).execute();
}
