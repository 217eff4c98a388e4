/** The rules and their version. */
import { sql } from 'kysely';
import type { Db, Transaction } from '../context.js';
import type { PolicyRuleTable } from '../db/schema.js';
import { statement } from '../db/statement.js';

/** The one row of policy_state. */
const THE_ONE = 1;

/** Runs with each judgement. */
const versionNow = statement((db, { id }: { id: number }) =>
  db.selectFrom('policy_state').select('version').where('id', '=', id),
);

/** 0 while no rule was ever written. */
export async function findPolicyVersion(db: Db | Transaction): Promise<number> {
  return (await versionNow.first(db, { id: THE_ONE }))?.version ?? 0;
}

export async function listRules(db: Db | Transaction): Promise<PolicyRuleTable[]> {
  return db.selectFrom('policy_rule').selectAll().execute();
}

/** True for the one process that finds nothing written yet. */
export async function startPolicy(db: Transaction): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('policy_state')
    .values({ id: THE_ONE, version: 1 })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** From this version to the next, and from no other. */
export async function bumpPolicy(db: Transaction, version: number): Promise<boolean> {
  if (version === 0) return startPolicy(db);
  const { numUpdatedRows } = await db
    .updateTable('policy_state')
    .set({ version: sql`version + 1` })
    .where('id', '=', THE_ONE)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

export async function insertRules(db: Transaction, rules: readonly PolicyRuleTable[]): Promise<void> {
  await db
    .insertInto('policy_rule')
    .values([...rules])
    .execute();
}

export async function saveRule(db: Transaction, rule: PolicyRuleTable): Promise<void> {
  const { id: _id, ...change } = rule;
  await db
    .insertInto('policy_rule')
    .values(rule)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(change))
    .execute();
}

export async function dropRule(db: Transaction, id: string): Promise<void> {
  await db.deleteFrom('policy_rule').where('id', '=', id).execute();
}
