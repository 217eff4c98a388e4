/** Proofs: who proved what, when. Their ids live in the host's sessions. */
import { sql } from 'kysely';
import type { Db, Transaction } from '../context.js';
import type { ProofTable } from '../db/schema.js';
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

export function findProof(db: Db, id: string): ProofRow | undefined | Promise<ProofRow | undefined> {
  return proofById.first(db, { id });
}

/** Moves a proof in force on to the epoch that comes next. */
export async function moveProof(db: Transaction, id: string, userId: string): Promise<void> {
  await db
    .updateTable('proof')
    .set({ epoch: sql`epoch + 1` })
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .where('epoch', '=', (eb) =>
      eb.selectFrom('user_state').select('user_state.epoch').where('user_id', '=', userId),
    )
    .execute();
}

export async function dropProof(db: Db | Transaction, id: string, userId: string): Promise<void> {
  await db.deleteFrom('proof').where('id', '=', id).where('user_id', '=', userId).execute();
}
