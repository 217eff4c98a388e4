/** What somebody administers, as the application says: an answer that is none makes nobody an administrator. */
import type { Context } from '../context.js';
import type { Administrator, User } from '../options.js';

/**
 * @throws TypeError where the application answers something else: a promise, one company as a word, a rank that compares
 * with no other. Each would pass for an administrator, and nobody would be above them.
 */
export function administratorOf(
  { options }: Pick<Context, 'options'>,
  user: User,
): Administrator | undefined {
  const said = options.admin?.(user);
  if (!said) return undefined;
  if (!isAdministrator(said))
    throw new TypeError("admin: answers { tenants: 'all' or a list of names, rank: a number }, or undefined");
  return said;
}

function isAdministrator({ tenants, rank }: Partial<Administrator>): boolean {
  const isReach = tenants === 'all' || (Array.isArray(tenants) && tenants.every(isName));
  return isReach && typeof rank === 'number' && !Number.isNaN(rank);
}

function isName(tenant: unknown): boolean {
  return typeof tenant === 'string';
}
