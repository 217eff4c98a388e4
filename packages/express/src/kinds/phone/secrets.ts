/** What of a phone is sealed or keyed, and what it is bound to. */
import type { Context } from '../../context.js';
import type { Factor } from '../kind.js';

export function sealNumber(ctx: Context, userId: string, factorId: string, e164: string): string {
  return ctx.keys.seal('phone-enc', `${userId}|${factorId}`, e164);
}

export function numberOf(
  { keys }: Pick<Context, 'keys'>,
  factor: Pick<Factor, 'id' | 'user_id' | 'secret'>,
): string {
  return keys.open('phone-enc', `${factor.user_id}|${factor.id}`, factor.secret);
}

/** What the code of a phone that is being set up is for. */
export const ENROLLMENT = 'enrollment';

interface Asked {
  readonly challengeId: string;
  readonly factor: Factor;
  readonly code: string;
  readonly purpose: string;
}

/** A code of one challenge proves no other: whose it is, which factor and what for are in the digest. */
export function macOf(ctx: Context, { challengeId, factor, code, purpose }: Asked, kid: string): string {
  return ctx.keys.mac('otp-mac', `${challengeId}|${factor.user_id}|${factor.id}|${purpose}|${code}`, kid);
}
