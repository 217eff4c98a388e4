/** The person stops. */
import { MfaError, type State } from '@mfa-kit/contract';
import type { Context } from '../context.js';
import type { Caller } from '../http/caller.js';
import { whoAsks } from './asking.js';
import { endLogin, endSession, leaveEnrollment } from './end.service.js';
import { signedOut, stateOf } from './present.js';

/** @throws MfaError `signed_out` when nothing was begun */
export async function cancel(ctx: Context, caller: Caller): Promise<State> {
  const asking = await whoAsks(ctx, caller);
  switch (asking.who) {
    case 'nobody':
      throw new MfaError(asking.reason === 'expired' ? 'pending_expired' : 'signed_out');
    case 'full':
      return stateOf(ctx, caller);
    case 'unproved':
      await endSession(ctx, caller);
      return signedOut(ctx, 'cancelled');
    case 'pending':
      return asking.login.via === 'choice'
        ? leaveEnrollment(ctx, caller, asking.login)
        : endLogin(ctx, caller, asking.login, 'cancelled');
  }
}
