/** Preset numbers at rest: sealed, beside what else was set for one person. */
import type { Db, Transaction } from '../context.js';
import type { UserPolicyTable } from '../db/schema.js';

export type PresetRow = Pick<
  UserPolicyTable,
  'user_id' | 'preset_phone' | 'preset_hint' | 'preset_changeable' | 'marks'
>;

export async function findPreset(db: Db | Transaction, userId: string): Promise<PresetRow | undefined> {
  return db
    .selectFrom('user_policy')
    .select(['user_id', 'preset_phone', 'preset_hint', 'preset_changeable', 'marks'])
    .where('user_id', '=', userId)
    .executeTakeFirst();
}

/** What else was set for the person stays as it is. */
export async function savePreset(db: Transaction, preset: PresetRow): Promise<void> {
  const { user_id: _user, ...change } = preset;
  await db
    .insertInto('user_policy')
    .values({ ...preset, requirement: null, exempt_until: null, extended_until: null })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(change))
    .execute();
}
