/** Forgetting a user: every row of theirs goes. */
import type { Transaction } from '../context.js';

const tables = [
  'factor',
  'pending_login',
  'challenge',
  'message',
  'notice',
  'proof',
  'step_up',
  'trusted_device',
  'recovery_code',
  'recovery_set',
  'failure_counter',
  'enrollment_ticket',
  'user_policy',
  'person_role',
  'person_term',
  'person',
  'user_state',
] as const;

export async function dropRowsOf(db: Transaction, userId: string): Promise<void> {
  const challenges = db.selectFrom('challenge').select('id').where('user_id', '=', userId);
  await db.deleteFrom('challenge_code').where('challenge_id', 'in', challenges).execute();
  for (const table of tables) await db.deleteFrom(table).where('user_id', '=', userId).execute();
}
