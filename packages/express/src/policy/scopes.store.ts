/** What was met of each scope, by company. */
import type { Db } from '../context.js';
import type { MetScopeTable } from '../db/schema.js';

export type MetScope = MetScopeTable;

export async function saveScopes(db: Db, scopes: readonly MetScope[]): Promise<void> {
  await db
    .insertInto('met_scope')
    .values([...scopes])
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function listScopes(
  db: Db,
  tenants: 'all' | readonly string[],
): Promise<Pick<MetScope, 'name' | 'value'>[]> {
  return db
    .selectFrom('met_scope')
    .select(['name', 'value'])
    .distinct()
    .$if(tenants !== 'all', (query) => query.where('tenant', 'in', tenants as string[]))
    .orderBy('name')
    .orderBy('value')
    .limit(2_000)
    .execute();
}
