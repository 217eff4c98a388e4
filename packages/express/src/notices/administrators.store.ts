/** Which administrators there are to tell: the rows of people, as the host last described them. */
import { sql } from 'kysely';
import type { Transaction } from '../context.js';
import type { PersonTable } from '../db/schema.js';

type AdministratorRow = Pick<PersonTable, 'user_id' | 'admin_tenants'>;

/** Those who may reach that company: more than do, since a company's name may be part of another one's. */
export async function listAdministrators(
  db: Transaction,
  tenant: string | undefined,
): Promise<AdministratorRow[]> {
  return db
    .selectFrom('person')
    .select(['user_id', 'admin_tenants'])
    .where('admin_rank', 'is not', null)
    .where((person) =>
      person.or([
        person('admin_tenants', '=', JSON.stringify('all')),
        ...(tenant === undefined
          ? []
          : [
              sql<boolean>`admin_tenants like ${`%${JSON.stringify(tenant).replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`,
            ]),
      ]),
    )
    .orderBy('user_id')
    .execute();
}

/** Somebody who administers now, as far as is known. */
export async function findAdministrator(
  db: Transaction,
  userId: string,
): Promise<AdministratorRow | undefined> {
  return db
    .selectFrom('person')
    .select(['user_id', 'admin_tenants'])
    .where('user_id', '=', userId)
    .where('admin_rank', 'is not', null)
    .executeTakeFirst();
}
