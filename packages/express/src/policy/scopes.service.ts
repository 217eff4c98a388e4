/** What rules may name: the companies, roles, applications, forms and sources that signed in so far. */
import type { Context } from '../context.js';
import type { User } from '../options.js';
import type { SignInContext } from './policy.js';
import { listScopes, saveScopes, type MetScope } from './scopes.store.js';

/** Whatever an application hands on from requests must not grow without end. */
const MOST = 2_000;
const LONGEST = 200;

export type ScopeName = 'role' | 'source' | 'form' | 'application' | 'tenant';

const met = new WeakMap<Context, Set<string>>();

/** Written once for each process and value, before anything is judged. */
export async function meetScopes(ctx: Context, user: User, context: SignInContext): Promise<void> {
  const seen = met.get(ctx) ?? new Set<string>();
  met.set(ctx, seen);
  const fresh = scopesOf(user, context).filter((scope) => !seen.has(JSON.stringify(scope)));
  if (fresh.length === 0 || seen.size + fresh.length > MOST) return;
  await saveScopes(ctx.db, fresh);
  for (const scope of fresh) seen.add(JSON.stringify(scope));
}

function scopesOf({ tenant = '', roles = [] }: User, context: SignInContext): MetScope[] {
  const { source, form, application } = context;
  const named: [ScopeName, unknown][] = [
    ['tenant', tenant],
    ['source', source],
    ['form', form],
    ['application', application],
    ...roles.map((role): [ScopeName, unknown] => ['role', role]),
  ];
  return named.flatMap(([name, value]) =>
    typeof value === 'string' && value !== '' && value.length <= LONGEST ? [{ tenant, name, value }] : [],
  );
}

/** As far as an administrator reaches. */
export async function scopesMet(
  ctx: Context,
  tenants: 'all' | readonly string[],
): Promise<Record<ScopeName, string[]>> {
  const rows = await listScopes(ctx.db, tenants);
  const of = (name: ScopeName) => rows.filter((row) => row.name === name).map(({ value }) => value);
  return {
    role: of('role'),
    source: of('source'),
    form: of('form'),
    application: of('application'),
    tenant: of('tenant'),
  };
}
