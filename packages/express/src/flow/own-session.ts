/** A signed-in person at their own account: what every route of the settings starts from. */
import { MfaError } from '@mfa-kit/contract';
import type { Context } from '../context.js';
import type { Caller } from '../http/caller.js';
import { proofOf, type Proof } from '../proofs/proofs.service.js';
import { admit } from './admission.service.js';
import { gather, type Known } from './known.js';

export interface OwnSession {
  readonly proof: Proof;
  readonly known: Known;
}

/**
 * The session of this browser, judged as `protect()` judges it; a login that is only pending is none.
 * @throws MfaError `signed_out`, `mfa_required`, `enrollment_required`
 */
export async function ownSession(ctx: Context, caller: Caller): Promise<OwnSession> {
  const { session } = caller;
  const verdict = await admit(ctx, { session, caller: () => Promise.resolve(caller) });
  if (typeof verdict === 'string') throw new MfaError(verdict);
  // A session of whom nothing is asked may have got its proof just now.
  const proof = caller.session && (await proofOf(ctx, caller.session));
  if (!proof || proof === 'none' || proof === 'over') throw new MfaError('signed_out');
  const { userId, context, skipped, deviceId } = proof;
  return { proof, known: await gather(ctx, { userId, context, skipped, browser: deviceId }) };
}
