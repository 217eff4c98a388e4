/** Proofs: who proved what, when. Their ids live in the host's sessions. */
import { sql, type CompiledQuery } from 'kysely';
import type { Db, Transaction } from '../context.js';
import type { ProofTable } from '../db/schema.js';

export interface ProofRow extends ProofTable {
  /** The user's epoch now: a proof of an older one is over. */
  current_epoch: number | null;
}

export async function saveProof(db: Db | Transaction, proof: ProofTable): Promise<void> {
  await db.insertInto('proof').values(proof).execute();
}

const compiled = new WeakMap<Db, CompiledQuery<ProofRow>>();

/** Runs on every guarded request, so it is compiled once and one statement answers all. */
export async function findProof(db: Db, id: string): Promise<ProofRow | undefined> {
  const query = compiled.get(db) ?? compileFindProof(db);
  compiled.set(db, query);
  const { rows } = await db.executeQuery<ProofRow>({ ...query, parameters: [id] });
  return rows[0];
}

function compileFindProof(db: Db): CompiledQuery<ProofRow> {
  return (
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
      .where('proof.id', '=', '')
      .compile()
  );
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

export async function dropProof(db: Db | Transaction, id: string): Promise<void> {
  await db.deleteFrom('proof').where('id', '=', id).execute();
}
