/** What rows of a person are made of: how the host describes them, what they are sorted by and found by. */
import type { PersonTable } from '../db/schema.js';
import type { Administrator, User } from '../options.js';
import { masked } from './masked.js';

/** What of a row the host says; the rest is counted. */
export type Described = Omit<PersonTable, 'coverage' | 'kinds' | 'codes_left' | 'codes_low' | 'found_at'>;

const LONGEST_KEY = 100;
const MOST_WORDS = 6;

export function describe(user: User, admin: Administrator | undefined): Described {
  const name = masked(user.displayName ?? user.name);
  return {
    user_id: user.id,
    name,
    sort_name: keyOf(name),
    account: user.name,
    mail: user.email ?? null,
    locale: user.locale ?? null,
    tenant: user.tenant ?? null,
    roles: JSON.stringify([...new Set(user.roles)]),
    admin_rank: admin?.rank ?? null,
    admin_tenants: admin ? JSON.stringify(admin.tenants) : null,
  };
}

/** The same for what is kept and for what is typed: letters of either case and either width are one. */
export function keyOf(text: string): string {
  return [...text.normalize('NFKC').toLowerCase().trim()].slice(0, LONGEST_KEY).join('');
}

/** What somebody is found by, from its beginning: their name and each word of it, account, mail address, id. */
export function termsOf({ id, name, displayName = '', email = '' }: User): string[] {
  const words = displayName.split(/\s+/).slice(0, MOST_WORDS);
  const terms = [displayName, ...words, name, email, id].map(keyOf);
  return [...new Set(terms)].filter((term) => term !== '');
}

/** Whether two descriptions are the same: then nothing is written. */
export function isSame(kept: Described, said: Described): boolean {
  return (Object.keys(said) as (keyof Described)[]).every((column) => kept[column] === said[column]);
}

const nothing = { coverage: 'none', kinds: '[]', codes_left: null, codes_low: 0, found_at: 0 } as const;

/** The row of somebody as just described; of whom only the application knows nothing is counted yet. */
export function rowFor(user: User, admin: Administrator | undefined, kept?: PersonTable): PersonTable {
  return { ...nothing, ...kept, ...describe(user, admin) };
}

/** The user as last described, for policy to judge by where asking the host for each would take too long. */
export function userOf(row: PersonTable): User {
  return {
    id: row.user_id,
    name: row.account,
    displayName: row.name,
    roles: JSON.parse(row.roles) as string[],
    ...(row.mail !== null && { email: row.mail }),
    ...(row.locale !== null && { locale: row.locale }),
    ...(row.tenant !== null && { tenant: row.tenant }),
  };
}
