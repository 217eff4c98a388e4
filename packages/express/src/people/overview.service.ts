/** Who is covered: in sum, by company, by role. */
import type { Overview } from '@mfa-kit/contract';
import type { Context } from '../context.js';
import { markedAs } from './listing.service.js';
import { countMarked, type Marked } from './listing.store.js';
import { countByRole, countByTenant, countFewCodes, type Counted, type Tenants } from './overview.store.js';

type Counts = Pick<Overview, 'total' | 'app' | 'phone' | 'none'>;

const MOST_GROUPS = 50;

/** Of these companies' people, as far as the kit has met them. */
export async function overviewOf(ctx: Context, tenants: Tenants): Promise<Omit<Overview, 'now'>> {
  const { db } = ctx;
  const marked = (as: Marked['as']) => countMarked(db, tenants, markedAs(ctx, as));
  const byTenant = await countByTenant(db, tenants);
  const byRole = await countByRole(db, tenants);
  return {
    ...sumOf(byTenant),
    codesLow: await countFewCodes(db, tenants),
    locked: await marked('locked'),
    needTicket: await marked('needs_ticket'),
    exempt: await marked('exempt'),
    tenants: largest(byTenant).map(({ name, ...counts }) => ({ tenant: name, ...counts })),
    roles: largest(byRole).map(({ name, ...counts }) => ({ role: name, ...counts })),
  };
}

/** Groups by size, then by name; people without a company are a group too. */
function largest(rows: readonly Counted[]): (Counts & { name: string })[] {
  const groups = Map.groupBy(rows, ({ name }) => name ?? '');
  return [...groups]
    .map(([name, group]) => ({ name, ...sumOf(group) }))
    .sort((a, b) => b.total - a.total || (a.name < b.name ? -1 : 1))
    .slice(0, MOST_GROUPS);
}

function sumOf(rows: readonly Counted[]): Counts {
  const sum = { app: 0, phone: 0, none: 0 };
  for (const { coverage, count } of rows) sum[coverage] += Number(count);
  return { total: sum.app + sum.phone + sum.none, ...sum };
}
