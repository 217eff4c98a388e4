/** A proof under another id: what a session has begun is bound to the id, and goes along. */
import type { Transaction } from '../context.js';
import type { ProofRow } from './proofs.store.js';

/** False when the session was signed out meanwhile. Whether it is in force is not asked here. */
export async function moveProofId(
  db: Transaction,
  { id, user_id }: Pick<ProofRow, 'id' | 'user_id'>,
  to: string,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('proof')
    .set({ id: to })
    .where('id', '=', id)
    .where('user_id', '=', user_id)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return false;
  await db.updateTable('step_up').set({ proof_id: to }).where('proof_id', '=', id).execute();
  // Set-ups, the texts to them, and codes that are not saved yet.
  for (const table of ['factor', 'challenge', 'recovery_set'] as const)
    await db.updateTable(table).set({ pending_id: to }).where('pending_id', '=', id).execute();
  return true;
}
