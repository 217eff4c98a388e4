/** Ending a pending login without a session: too many tries, or the person's own wish. */
import type { State } from '@mfa-kit/contract';
import { record } from '../audit/audit.service.js';
import type { Context, Transaction } from '../context.js';
import type { Caller } from '../http/caller.js';
import { endProof } from '../proofs/proofs.service.js';
import { endProofsOf } from '../users/users.service.js';
import { endPending, endPendingOf } from './flow.store.js';
import type { Login } from './known.js';
import { signedOut, stateOf } from './present.js';

/**
 * The dead record stays until its expiry, so that a late request learns why. The session of this browser goes too, be
 * it the one that was to be proved or an older one that somebody signed in over: signed out means signed out.
 */
export async function endLogin(
  ctx: Context,
  caller: Caller,
  login: Login,
  reason: 'tries' | 'cancelled',
): Promise<State> {
  // A late wrong code ends neither what another request has proved meanwhile nor the session that came of it.
  if (!(await endPending(ctx.db, login.id, reason))) return stateOf(ctx, caller);
  await record(ctx, { type: 'login_ended', userId: login.user_id, caller });
  if (reason === 'cancelled') caller.browser.dropPending();
  if (caller.session) await endSession(ctx, caller);
  return signedOut(ctx, reason);
}

/** Every session and pending login of a user, wherever they are. */
export async function endSignIns(transaction: Transaction, userId: string): Promise<void> {
  await endProofsOf(transaction, userId);
  await endPendingOf(transaction, userId);
}

/** The proof first: of a session that is a cookie or a token, there may be copies. */
export async function endSession(ctx: Context, caller: Caller): Promise<void> {
  if (caller.session) await endProof(ctx.db, caller.session);
  await caller.browser.endSession();
}

/** Somebody who was enrolling by choice goes back to the session they have. */
export async function leaveEnrollment(ctx: Context, caller: Caller, login: Login): Promise<State> {
  await endPending(ctx.db, login.id, 'cancelled');
  caller.browser.dropPending();
  return stateOf(ctx, caller);
}
