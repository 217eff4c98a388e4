/** A factor as it is begun, of whatever kind: pending, the session's or the login's own, and over soon. */
import type { Kind } from '@mfa-kit/contract';
import type { Context } from '../context.js';
import { newId } from '../keys/tokens.js';
import type { Factor, Occasion } from './kind.js';

interface OfKind {
  readonly kind: Kind;
  /** What is secret about it, sealed for the factor of that id. */
  readonly seal: (factorId: string) => string;
  /** What everybody may see of it. */
  readonly hint: string | null;
}

export function begunFactor(
  ctx: Context,
  { user, pendingId, replaces }: Occasion,
  { kind, seal, hint }: OfKind,
): Factor {
  const now = ctx.now();
  const id = newId(now);
  return {
    id,
    user_id: user.id,
    kind,
    name: '',
    ordinal: 1,
    state: 'pending',
    secret: seal(id),
    last_step: null,
    is_default: 1,
    hint,
    pending_id: pendingId,
    replaces: replaces ?? null,
    tries: 0,
    created_at: now,
    confirmed_at: null,
    last_used_at: null,
    expires_at: now + ctx.options.figures.setupMinutes * 60_000,
  };
}
