/** The people whom a change of policy could concern, so many at a time that other requests are answered in between. */
import { setImmediate } from 'node:timers/promises';
import type { Context } from '../context.js';
import { countPeople, listConcerned, type ConcernedRow } from './concerned.store.js';
import type { Scope } from './rules.js';

const PAGE = 250;

/** Somebody as the kit last knew them. */
export type Concerned = ConcernedRow;

/** As far as the administrator reaches. */
interface Reach {
  readonly tenants: 'all' | readonly string[];
}

export async function* concernedBy(
  ctx: Context,
  { tenants, scopes }: Reach & { readonly scopes: readonly Scope[] },
): AsyncGenerator<readonly Concerned[]> {
  let after = '';
  for (;;) {
    const page = await listConcerned(ctx.db, { tenants, scopes, after, limit: PAGE, now: ctx.now() });
    if (page.length > 0) yield page;
    if (page.length < PAGE) return;
    after = page.at(-1)!.user_id;
    await setImmediate();
  }
}

export async function howMany(ctx: Context, { tenants }: Reach): Promise<number> {
  return countPeople(ctx.db, tenants);
}
