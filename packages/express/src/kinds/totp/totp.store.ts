/** The two statements that make a code good for once. */
import type { Transaction } from '../../context.js';
import { statement } from '../../db/statement.js';

const takeStep = statement((db, { id, step, now }: { id: string; step: number; now: number }) =>
  db
    .updateTable('factor')
    .set({ last_step: step, last_used_at: now })
    .where('id', '=', id)
    .where('state', '=', 'active')
    .where((eb) => eb.or([eb('last_step', 'is', null), eb('last_step', '<', step)])),
);

/** True for the one caller that takes this step; never one that is not newer than the last. */
export async function acceptStep(db: Transaction, id: string, step: number, now: number): Promise<boolean> {
  return (await takeStep.run(db, { id, step, now })) === 1;
}

/** True for the one caller that makes a pending authenticator active. The step that proved it is spent. */
export async function activate(db: Transaction, id: string, step: number, now: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('factor')
    .set({ state: 'active', last_step: step, confirmed_at: now, last_used_at: now, expires_at: null })
    .where('id', '=', id)
    .where('state', '=', 'pending')
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}
