/** How many people have what: counted from indices alone. */
import type { Db } from '../context.js';
import type { PersonTable } from '../db/schema.js';

export type Tenants = 'all' | readonly string[];

export interface Counted {
  readonly name: string | null;
  readonly coverage: PersonTable['coverage'];
  readonly count: number | string;
}

export async function countByTenant(db: Db, tenants: Tenants): Promise<Counted[]> {
  return db
    .selectFrom('person')
    .select((eb) => ['tenant as name', 'coverage', eb.fn.countAll<number | string>().as('count')])
    .$if(tenants !== 'all', (query) => query.where('tenant', 'in', tenants as string[]))
    .groupBy(['tenant', 'coverage'])
    .execute();
}

export async function countByRole(db: Db, tenants: Tenants): Promise<Counted[]> {
  return (
    db
      .selectFrom('person_role')
      .select((eb) => ['role as name', 'coverage', eb.fn.countAll<number | string>().as('count')])
      .$if(tenants !== 'all', (query) => query.where('tenant', 'in', tenants as string[]))
      // As the index has them: several companies' counts of a role are added up later.
      .groupBy(tenants === 'all' ? ['role', 'coverage'] : ['tenant', 'role', 'coverage'])
      .execute()
  );
}

export async function countFewCodes(db: Db, tenants: Tenants): Promise<number> {
  const row = await db
    .selectFrom('person')
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .where('codes_low', '=', 1)
    .$if(tenants !== 'all', (query) => query.where('tenant', 'in', tenants as string[]))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
