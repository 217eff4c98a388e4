/** Pages of people, keyset by keyset: whatever narrows a list, the page after one is the next range of an index. */
import { sql, type RawBuilder, type SelectQueryBuilder } from 'kysely';
import type { Db } from '../context.js';
import type {
  Database,
  PersonRoleTable,
  PersonTable,
  UserPolicyTable,
  UserStateTable,
} from '../db/schema.js';

/** A place in a list: what it is sorted by, and the id where that is the same. */
export interface Place {
  readonly key: string;
  readonly userId: string;
}

export interface Wanted {
  /** Of this company; of all where it is absent. Whom an administrator reaches is decided here and nowhere later. */
  readonly tenant?: string | undefined;
  readonly role?: string | undefined;
  readonly coverage?: PersonTable['coverage'] | undefined;
  readonly fewCodes?: boolean;
  readonly marked?: Marked | undefined;
  /** In the form that terms have. */
  readonly text?: string | undefined;
  readonly after?: Place | undefined;
  readonly limit: number;
}

/** Fewer than so many are looked up one by one and sorted; of more, a walk by name soon finds a page. */
const FEW_MARKED = 2000;

export async function listPlaces(db: Db, wanted: Wanted): Promise<Place[]> {
  if (wanted.text !== undefined) return found(db, wanted, wanted.text).execute();
  const { marked } = wanted;
  if (marked === undefined) return byName(db, wanted).execute();
  const some = await listMarked(db, marked).limit(FEW_MARKED).execute();
  if (some.length < FEW_MARKED) return few(db, wanted, marked).execute();
  return byName(db, wanted).where(isMarked(marked)).execute();
}

/** Rows of `person`, or of `person_role` under one role: named `p` both, with the same columns. */
type Listed = SelectQueryBuilder<Database & { p: PersonRoleTable }, 'p', object>;

function listed(db: Db, { role, tenant, coverage, fewCodes }: Wanted): Listed {
  const from = role === undefined ? db.selectFrom('person as p') : db.selectFrom('person_role as p');
  return (from as unknown as Listed)
    .$if(role !== undefined, (query) => query.where('p.role', '=', role!))
    .$if(tenant !== undefined, (query) => query.where('p.tenant', '=', tenant!))
    .$if(coverage !== undefined, (query) => query.where('p.coverage', '=', coverage!))
    .$if(fewCodes === true, (query) => query.where('p.codes_low', '=', 1));
}

function byName(db: Db, wanted: Wanted) {
  return inOrder(listed(db, wanted), wanted);
}

/** From the marks to the people: never the other way round, whatever a planner thinks of it. */
function few(db: Db, wanted: Wanted, marked: Marked) {
  const marks = listMarked(db, marked).as('m');
  const query = listed(db, wanted).crossJoin(marks).whereRef('p.user_id', '=', 'm.user_id');
  return inOrder(query, wanted);
}

function inOrder(query: Listed, { after, limit }: Wanted) {
  return query
    .select(['p.sort_name as key', 'p.user_id as userId'])
    .$if(after !== undefined, (q) =>
      q.where((eb) => eb(eb.refTuple('p.sort_name', 'p.user_id'), '>', eb.tuple(after!.key, after!.userId))),
    )
    .orderBy('p.sort_name')
    .orderBy('p.user_id')
    .limit(limit);
}

/** The last character there is: what begins with a text comes before the text with this after it. */
const LAST = '\u{10FFFF}';

/** By the first of somebody's terms that begins so: each person once, and no other order than that of the index. */
function found(db: Db, wanted: Wanted, text: string) {
  const { tenant, after, limit, role, coverage, fewCodes, marked } = wanted;
  const isNarrowed = [role, coverage, marked].some((by) => by !== undefined) || fewCodes === true;
  return db
    .selectFrom('person_term as t')
    .select(['t.term as key', 't.user_id as userId'])
    .where('t.term', '>=', text)
    .where('t.term', '<', text + LAST)
    .$if(tenant !== undefined, (query) => query.where('t.tenant', '=', tenant!))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('person_term as earlier')
            .select('earlier.term')
            .whereRef('earlier.user_id', '=', 't.user_id')
            .where('earlier.term', '>=', text)
            .whereRef('earlier.term', '<', 't.term'),
        ),
      ),
    )
    .$if(isNarrowed, (query) =>
      query.where((eb) => {
        const own = listed(db, { ...wanted, tenant: undefined })
          .select('p.user_id')
          .where(sql<boolean>`p.user_id = t.user_id`);
        return eb.exists(marked === undefined ? own : own.where(isMarked(marked)));
      }),
    )
    .$if(after !== undefined, (query) =>
      query.where((eb) => eb(eb.refTuple('t.term', 't.user_id'), '>', eb.tuple(after!.key, after!.userId))),
    )
    .orderBy('t.term')
    .orderBy('t.user_id')
    .limit(limit);
}

/** Which of the marks, and when it is asked. */
export interface Marked {
  readonly as: 'locked' | 'exempt' | 'needs_ticket';
  readonly now: number;
  /** Whoever was last seen before then, and has no factor, needs a ticket too. */
  readonly dormantBefore: number;
}

/** Their ids, each once. */
function listMarked(db: Db, marked: Marked): SelectQueryBuilder<Database, never, { user_id: string }> {
  if (marked.as === 'locked')
    return db
      .selectFrom('failure_counter')
      .select('user_id')
      .distinct()
      .where('locked_until', '>', marked.now);
  if (marked.as === 'exempt')
    return db.selectFrom('user_policy').select('user_id').where('exempt_until', '>', marked.now);
  return db
    .selectFrom('user_state')
    .select('user_id')
    .where('needs_ticket', '=', 1)
    .unionAll(
      db
        .selectFrom('user_state')
        .select('user_id')
        .where('last_seen', '<', marked.dormantBefore)
        .where('needs_ticket', '=', 0)
        .where(
          sql<boolean>`(select coverage from person where person.user_id = user_state.user_id) = 'none'`,
        ),
    );
}

/** The same, asked of the row named `p`. */
function isMarked(marked: Marked): RawBuilder<boolean> {
  if (marked.as === 'locked')
    return sql`exists (select 1 from failure_counter where user_id = p.user_id and locked_until > ${marked.now})`;
  if (marked.as === 'exempt')
    return sql`exists (select 1 from user_policy where user_id = p.user_id and exempt_until > ${marked.now})`;
  return sql`exists (select 1 from user_state where user_id = p.user_id
    and (needs_ticket = 1 or (last_seen < ${marked.dormantBefore} and p.coverage = 'none')))`;
}

/** How many of the people there are rows of: a mark of somebody whom the host knows no more counts nowhere. */
export async function countMarked(
  db: Db,
  tenants: 'all' | readonly string[],
  marked: Marked,
): Promise<number> {
  const row = await db
    .selectFrom(listMarked(db, marked).as('m'))
    .crossJoin('person as p')
    .whereRef('p.user_id', '=', 'm.user_id')
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .$if(tenants !== 'all', (query) => query.where('p.tenant', 'in', tenants as string[]))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** What a page shows of these people, in no order. */
export async function listPeople(db: Db, ids: readonly string[]): Promise<PersonTable[]> {
  return db.selectFrom('person').selectAll().where('user_id', 'in', ids).execute();
}

export async function listStates(db: Db, ids: readonly string[]): Promise<UserStateTable[]> {
  return db.selectFrom('user_state').selectAll().where('user_id', 'in', ids).execute();
}

export async function listSettings(db: Db, ids: readonly string[]): Promise<UserPolicyTable[]> {
  return db.selectFrom('user_policy').selectAll().where('user_id', 'in', ids).execute();
}

/** Those of them who are locked at that moment. */
export async function listLocked(db: Db, ids: readonly string[], now: number): Promise<string[]> {
  const rows = await db
    .selectFrom('failure_counter')
    .select('user_id')
    .where('user_id', 'in', ids)
    .where('locked_until', '>', now)
    .execute();
  return rows.map(({ user_id }) => user_id);
}
