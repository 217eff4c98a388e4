/** What is set for one person: one row, beside the number that may be preset there. */
import type { Db, Transaction } from '../context.js';
import type { UserPolicyTable } from '../db/schema.js';
import { statement } from '../db/statement.js';

/** Runs with each judgement. */
const ownByUser = statement((db, { userId }: { userId: string }) =>
  db.selectFrom('user_policy').selectAll().where('user_id', '=', userId),
);

export async function findOwn(db: Db | Transaction, userId: string): Promise<UserPolicyTable | undefined> {
  return ownByUser.first(db, { userId });
}

const nothing = {
  requirement: null,
  exempt_until: null,
  extended_until: null,
  preset_phone: null,
  preset_hint: null,
  preset_changeable: 0,
};

type Change = Partial<Pick<UserPolicyTable, 'requirement' | 'exempt_until' | 'extended_until'>> &
  Pick<UserPolicyTable, 'marks'>;

export async function saveOwn(db: Transaction, userId: string, change: Change): Promise<void> {
  await db
    .insertInto('user_policy')
    .values({ user_id: userId, ...nothing, ...change })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(change))
    .execute();
}
