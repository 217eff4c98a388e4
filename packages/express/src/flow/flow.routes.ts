/** The routes of signing in: one line binds route, schema and service. */
import { flow, MfaError, recovery, type State } from '@mfa-kit/contract';
import * as schema from '@mfa-kit/contract/schemas';
import type { Context } from '../context.js';
import type { Caller } from '../http/caller.js';
import { endpoint, type Mount } from '../http/endpoint.js';
import { recoverWithCode, verifyCode } from './challenge.service.js';
import { beginCodes, confirmCodes } from './codes.service.js';
import { status } from './own-codes.service.js';
import { cancel } from './cancel.service.js';
import { beginFactor, confirmFactor, enroll, redeemTicket, skip } from './enrollment.service.js';
import { givePassword } from './password.service.js';
import { sendCode } from './send.service.js';
import { stateOf } from './present.js';

export function flowRoutes(mount: Mount): void {
  endpoint(mount, flow.state, schema.nothing, stateOf);
  endpoint(mount, flow.send, schema.sendCode, withState(sendCode));
  endpoint(mount, flow.verify, schema.verifyCode, withState(verifyCode));
  endpoint(mount, flow.recover, schema.recoverWithCode, withState(recoverWithCode));
  endpoint(mount, flow.ticket, schema.redeemTicket, withState(redeemTicket));
  endpoint(mount, flow.password, schema.givePassword, withState(givePassword));
  endpoint(mount, flow.enroll, schema.nothing, withState(enroll));
  endpoint(mount, flow.begin, schema.beginKind, withState(beginFactor));
  endpoint(mount, flow.confirm, schema.confirmFactor, withState(confirmFactor));
  endpoint(mount, flow.skip, schema.nothing, withState(skip));
  endpoint(mount, flow.cancel, schema.nothing, withState(cancel));
  endpoint(mount, recovery.status, schema.nothing, status);
  endpoint(mount, recovery.begin, schema.nothing, withState(beginCodes));
  endpoint(mount, recovery.confirm, schema.confirmCodes, withState(confirmCodes));
}

/** A failure of a flow route says where the person stands after it. */
function withState<Input, Output>(
  serve: (ctx: Context, caller: Caller, input: Input) => Promise<Output>,
): typeof serve {
  return async (ctx, caller, input) => {
    try {
      return await serve(ctx, caller, input);
    } catch (failure) {
      if (!(failure instanceof MfaError) || failure.state) throw failure;
      const { code, cause, retryAfter, triesLeft, fields, acr_values, max_age, methods, purpose } = failure;
      const state: State = await stateOf(ctx, caller);
      throw new MfaError(code, {
        cause,
        ...defined({ retryAfter, triesLeft, fields, acr_values, max_age, methods, purpose }),
        state,
      });
    }
  };
}

function defined<T extends object>(details: T): Partial<T> {
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined)) as Partial<T>;
}
