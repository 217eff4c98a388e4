/** The people whom a change of policy could concern, a page at a time, with what a judgement of them is made from. */
import type { ExpressionBuilder } from 'kysely';
import type { Db } from '../context.js';
import type { Database, PersonTable, UserPolicyTable, UserStateTable } from '../db/schema.js';

type Tenants = 'all' | readonly string[];

/** As much of a rule's scope as a row of a person tells. */
interface Scope {
  readonly tenant?: string;
  readonly role?: string;
}

export type ConcernedRow = Pick<
  PersonTable,
  'user_id' | 'name' | 'tenant' | 'roles' | 'kinds' | 'codes_left' | 'admin_rank'
> &
  Pick<
    UserStateTable,
    'skips' | 'skipped_at' | 'registered_through' | 'last_context' | 'needs_ticket' | 'last_seen'
  > &
  Pick<UserPolicyTable, 'requirement' | 'exempt_until' | 'extended_until'> & {
    /** Null: nothing is set for this person. */
    readonly marks: string | null;
    /** A browser that is still remembered. */
    readonly trusts: number;
  };

export interface Concerning {
  readonly tenants: Tenants;
  /** Whoever is in any of them. */
  readonly scopes: readonly Scope[];
  readonly after: string;
  readonly limit: number;
  readonly now: number;
}

export async function listConcerned(
  db: Db,
  { tenants, scopes, after, limit, now }: Concerning,
): Promise<ConcernedRow[]> {
  return db
    .selectFrom('person')
    .leftJoin('user_state', 'user_state.user_id', 'person.user_id')
    .leftJoin('user_policy', 'user_policy.user_id', 'person.user_id')
    .select(['person.user_id', 'name', 'tenant', 'roles', 'kinds', 'codes_left', 'admin_rank'])
    .select(['registered_through', 'last_context', 'skipped_at', 'last_seen', 'marks'])
    .select(['user_policy.requirement', 'exempt_until', 'extended_until'])
    .select((eb) => [
      eb.fn.coalesce('skips', eb.lit(0)).as('skips'),
      eb.fn.coalesce('needs_ticket', eb.lit(0)).as('needs_ticket'),
      eb
        .exists(
          eb
            .selectFrom('trusted_device')
            .select('trusted_device.id')
            .whereRef('trusted_device.user_id', '=', 'person.user_id')
            .whereRef('trusted_device.device_epoch', '=', 'user_state.device_epoch')
            .where('expires_at', '>', now),
        )
        .$castTo<number>()
        .as('trusts'),
    ])
    .where('person.user_id', '>', after)
    .$if(tenants !== 'all', (query) => query.where('tenant', 'in', tenants as string[]))
    .where((eb) => eb.or(scopes.map((scope) => isIn(eb as unknown as Building, scope))))
    .orderBy('person.user_id')
    .limit(limit)
    .execute();
}

type Building = ExpressionBuilder<Database, 'person'>;

function isIn(of: Building, { tenant, role }: Scope) {
  return of.and([
    ...(tenant === undefined ? [] : [of('tenant', '=', tenant)]),
    ...(role === undefined
      ? []
      : [
          of.exists(
            of
              .selectFrom('person_role')
              .select('person_role.role')
              .whereRef('person_role.user_id', '=', 'person.user_id')
              .where('person_role.role', '=', role),
          ),
        ]),
  ]);
}

export async function countPeople(db: Db, tenants: Tenants): Promise<number> {
  const { total } = await db
    .selectFrom('person')
    .select((eb) => eb.fn.countAll<number | string>().as('total'))
    .$if(tenants !== 'all', (query) => query.where('tenant', 'in', tenants as string[]))
    .executeTakeFirstOrThrow();
  return Number(total);
}
