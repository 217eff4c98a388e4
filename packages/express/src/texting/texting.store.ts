/** Which providers send, to which countries, and what became of what was sent. */
import type { Db, Transaction } from '../context.js';
import type { MessageTable, SmsCountryTable, SmsProviderTable } from '../db/schema.js';

export async function listProviders(db: Db | Transaction): Promise<SmsProviderTable[]> {
  return db.selectFrom('sms_provider').selectAll().orderBy('position').execute();
}

export async function listCountries(db: Db | Transaction): Promise<SmsCountryTable[]> {
  return db.selectFrom('sms_country').selectAll().orderBy('country').execute();
}

export async function replaceProviders(db: Transaction, rows: readonly SmsProviderTable[]): Promise<void> {
  await db.deleteFrom('sms_provider').execute();
  if (rows.length > 0) await db.insertInto('sms_provider').values(rows).execute();
}

export async function saveCountry(db: Transaction, row: SmsCountryTable): Promise<void> {
  await db
    .insertInto('sms_country')
    .values(row)
    .onConflict((conflict) => conflict.column('country').doUpdateSet({ mode: row.mode }))
    .execute();
}

/** Whether anybody has texts and no other factor. */
export async function hasTextsAlone(db: Transaction): Promise<boolean> {
  const row = await db
    .selectFrom('person')
    .select('user_id')
    .where('coverage', '=', 'phone')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** So many texts of one provider to one country ended like this. */
export type Sum = Pick<MessageTable, 'transport' | 'country' | 'status' | 'reason' | 'provider_code'> & {
  readonly count: number;
};

export async function sumMessages(db: Db, since: number): Promise<Sum[]> {
  return db
    .selectFrom('message')
    .select(['transport', 'country', 'status', 'reason', 'provider_code'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('created_at', '>=', since)
    .groupBy(['transport', 'country', 'status', 'reason', 'provider_code'])
    .execute();
}
