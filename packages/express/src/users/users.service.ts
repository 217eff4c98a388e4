/** The host's users, as last found. */
import { MfaError } from '@mfa-kit/contract';
import type { Context } from '../context.js';
import type { User } from '../options.js';

const FRESH_MS = 60_000;
const MOST = 10_000;

interface Found {
  readonly user: User;
  readonly at: number;
  readonly version: number;
}

const caches = new WeakMap<Context, Map<string, Found>>();

/**
 * The user by id, found again after 60 s or when the user's version has moved (`mfa.refresh`, in any process).
 * @throws MfaError `signed_out` when the host no longer knows them
 */
export async function findUser(ctx: Context, userId: string, version: number): Promise<User> {
  const cache = cacheOf(ctx);
  const known = cache.get(userId);
  if (known && known.version === version && ctx.now() - known.at < FRESH_MS) return known.user;
  const user = await ctx.options.users.find(userId);
  cache.delete(userId);
  if (!user) throw new MfaError('signed_out');
  cache.set(userId, { user, at: ctx.now(), version });
  const [oldest] = cache.keys();
  if (cache.size > MOST && oldest !== undefined) cache.delete(oldest);
  return user;
}

function cacheOf(ctx: Context): Map<string, Found> {
  const cache = caches.get(ctx) ?? new Map<string, Found>();
  caches.set(ctx, cache);
  return cache;
}
