/** Who is administering, and what the console may offer them. */
import type { AdministratorView } from '@mfa-kit/contract';
import type { Context } from '../context.js';
import type { Caller } from '../http/caller.js';
import { masked } from '../people/masked.js';
import { freshUntil } from '../proofs/proofs.service.js';
import { adminSession, demandOf } from './administrator.js';

export async function self(ctx: Context, caller: Caller): Promise<AdministratorView> {
  const session = await adminSession(ctx, caller);
  const { admin, proof, known } = session;
  const { options } = ctx;
  const until = freshUntil(ctx, proof, demandOf(session).maxAge);
  return {
    now: ctx.now(),
    userId: known.user.id,
    name: masked(known.user.displayName ?? known.user.name),
    issuer: options.issuer,
    tenants: admin.tenants === 'all' ? 'all' : [...admin.tenants],
    isAuditor: admin.auditor === true,
    ...(until !== undefined && { freshUntil: until }),
    texts: options.sms.length > 0,
    people: options.users.search ? 'host' : 'met',
  };
}
