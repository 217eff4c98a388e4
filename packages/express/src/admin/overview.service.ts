/** The console's first page: who is covered, as far as this administrator reaches. */
import type { Overview, ShowOverview } from '@mfa-kit/contract';
import type { Context } from '../context.js';
import type { Caller } from '../http/caller.js';
import { overviewOf } from '../people/overview.service.js';
import { adminSession, tenantsWithin } from './administrator.js';

export async function overview(ctx: Context, caller: Caller, { tenant }: ShowOverview): Promise<Overview> {
  const { admin } = await adminSession(ctx, caller);
  return { now: ctx.now(), ...(await overviewOf(ctx, tenantsWithin(admin, tenant))) };
}
