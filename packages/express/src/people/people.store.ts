/** The rows of people: written when the host describes somebody otherwise, counted when what they have changes. */
import type { Db, Transaction } from '../context.js';
import type { PersonTable, UserPolicyTable } from '../db/schema.js';
import { statement } from '../db/statement.js';

const personById = statement((db, { userId }: { userId: string }) =>
  db.selectFrom('person').selectAll().where('user_id', '=', userId),
);

export async function findPerson(db: Db | Transaction, userId: string): Promise<PersonTable | undefined> {
  return personById.first(db, { userId });
}

type Described = Omit<PersonTable, 'coverage' | 'kinds' | 'codes_left' | 'codes_low'>;

const unknown = { coverage: 'none', kinds: '[]', codes_left: null, codes_low: 0 } as const;

/** A description in the place of the one before; what the person has is counted by itself. */
export async function savePerson(
  db: Transaction,
  person: Described,
  found: { roles: readonly string[]; terms: readonly string[] },
): Promise<void> {
  const { user_id, tenant, sort_name } = person;
  await db
    .insertInto('person')
    .values({ ...person, ...unknown })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(person))
    .execute();
  await dropListed(db, user_id);
  const { coverage, codes_low } = unknown;
  for (const role of found.roles)
    await db
      .insertInto('person_role')
      .values({ user_id, role, tenant, sort_name, coverage, codes_low })
      .execute();
  for (const term of found.terms)
    await db.insertInto('person_term').values({ user_id, term, tenant }).execute();
}

/** Somebody whom the host no longer knows is in no list. What they have is for the host to erase. */
export async function dropPerson(db: Transaction, userId: string): Promise<void> {
  await dropListed(db, userId);
  await db.deleteFrom('person').where('user_id', '=', userId).execute();
}

async function dropListed(db: Transaction, userId: string): Promise<void> {
  await db.deleteFrom('person_role').where('user_id', '=', userId).execute();
  await db.deleteFrom('person_term').where('user_id', '=', userId).execute();
}

type Has = Pick<PersonTable, 'coverage' | 'kinds' | 'codes_left' | 'codes_low'>;

/** Where somebody has a row, it says what they have from now on. */
export async function saveHas(db: Transaction, userId: string, has: Has): Promise<void> {
  const { coverage, codes_low } = has;
  await db.updateTable('person').set(has).where('user_id', '=', userId).execute();
  await db.updateTable('person_role').set({ coverage, codes_low }).where('user_id', '=', userId).execute();
}

/** The kinds of the factors that work, each once; the oldest first. */
export async function listKinds(db: Transaction, userId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('factor')
    .select('kind')
    .where('user_id', '=', userId)
    .where('state', '=', 'active')
    .groupBy('kind')
    .orderBy((eb) => eb.fn.min('created_at'))
    .execute();
  return rows.map(({ kind }) => kind);
}

/** Unused codes of the set in force; null when there is none. */
export async function countCodes(db: Transaction, userId: string): Promise<number | null> {
  const row = await db
    .selectFrom('recovery_set')
    .leftJoin('recovery_code', (join) =>
      join.onRef('set_id', '=', 'recovery_set.id').on('recovery_code.used_at', 'is', null),
    )
    .select((eb) => eb.fn.count<number | string>('mac').as('left'))
    .where('recovery_set.user_id', '=', userId)
    .where('state', '=', 'confirmed')
    .groupBy('recovery_set.id')
    .executeTakeFirst();
  return row ? Number(row.left) : null;
}

/** What administrators have set for one person. */
export async function findOwnSettings(db: Db, userId: string): Promise<UserPolicyTable | undefined> {
  return db.selectFrom('user_policy').selectAll().where('user_id', '=', userId).executeTakeFirst();
}
