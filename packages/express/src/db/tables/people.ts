/** The host’s users: what the kit keeps of each, and the rows that lists of administrators are read from. */

export interface UserStateTable {
  user_id: string;
  /** Bumped first in every transaction that must hold over several of the user's rows. */
  version: number;
  /** Proofs of an older epoch are over. */
  epoch: number;
  device_epoch: number;
  registered_through: string | null;
  skips: number;
  skipped_at: number | null;
  needs_ticket: number;
  last_seen: number | null;
  /** Where they last signed in, as JSON: what a preview of policy judges by. */
  last_context: string | null;
}

/** People as the host last described them, and what they have: what lists of administrators are read from. */
export interface PersonTable {
  user_id: string;
  /** As administrators may see it, and in lower case, to sort by. */
  name: string;
  sort_name: string;
  account: string;
  mail: string | null;
  locale: string | null;
  tenant: string | null;
  /** As JSON. */
  roles: string;
  /** Null: no administrator. */
  admin_rank: number | null;
  /** As JSON: 'all' or the tenants they administer. */
  admin_tenants: string | null;
  coverage: 'app' | 'phone' | 'none';
  /** As JSON. */
  kinds: string;
  /** Null: no confirmed set. */
  codes_left: number | null;
  codes_low: number;
  /** When the host was found to describe them so. */
  found_at: number;
}

/** A person under each of their roles, with what lists are narrowed by: each narrowing is a range of one index. */
export interface PersonRoleTable extends Pick<
  PersonTable,
  'user_id' | 'tenant' | 'sort_name' | 'coverage' | 'codes_low'
> {
  role: string;
}

/** What a person is found by, in lower case: the beginning of any of these. */
export interface PersonTermTable extends Pick<PersonTable, 'user_id' | 'tenant'> {
  term: string;
}
