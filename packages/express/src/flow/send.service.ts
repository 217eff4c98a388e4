/** Texting a code: only when somebody asks for it, and only to a factor of theirs. */
import { MfaError, type SendCode, type State } from '@mfa-kit/contract';
import type { Context } from '../context.js';
import { refuseIfLocked } from '../failures/failures.service.js';
import type { Caller } from '../http/caller.js';
import { setupOf } from '../kinds/factors.service.js';
import type { Factor } from '../kinds/kind.js';
import { kindOf } from '../kinds/kinds.js';
import { pendingOf, type Pending } from './asking.js';
import { occasionOf, refuseUnless, refuseUnlessAllowed } from './known.js';
import { present } from './present.js';

/** @throws MfaError `challenge_over`, `factor_locked`, `send_limited` (with `retryAfter`), `sms_unavailable` … */
export async function sendCode(ctx: Context, caller: Caller, input: SendCode): Promise<State> {
  const pending = await pendingOf(ctx, caller);
  const factor = await addressee(ctx, pending, input);
  if (!factor) throw new MfaError('challenge_over');
  const kind = kindOf(factor.kind);
  if (!kind.challenge) throw new MfaError('challenge_over');
  await refuseIfLocked(ctx, factor.user_id, factor.id);
  await kind.challenge(ctx, occasionOf(caller, pending), factor);
  return present(ctx, pending.known, pending.login);
}

/** While challenged, one of the person's factors; while enrolling, the one being set up. Never a number from the request. */
async function addressee(
  ctx: Context,
  { login, known }: Pending,
  input: SendCode,
): Promise<Factor | undefined> {
  if (known.at === 'enrollment') {
    const setup = await setupOf(ctx, login.id);
    if (setup?.id !== input.factorId) return undefined;
    refuseUnlessAllowed(known, setup.kind);
    return setup;
  }
  refuseUnless(known, 'challenge');
  // A login that this very request opened for a session has told nobody its id yet.
  if (login.via === 'sign-in' && input.challengeId !== login.id) throw new MfaError('challenge_over');
  return known.factors.find(({ id }) => id === input.factorId);
}
