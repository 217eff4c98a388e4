/** The routes of stepping up: one line binds route, schema and service. */
import { MfaError, stepUp, type StepUp } from '@mfa-kit/contract';
import * as schema from '@mfa-kit/contract/schemas';
import type { Context } from '../context.js';
import type { Caller } from '../http/caller.js';
import { endpoint, type Mount } from '../http/endpoint.js';
import { begin, cancel, send, stateOf, verify } from './step-up.service.js';

export function stepUpRoutes(mount: Mount): void {
  endpoint(mount, stepUp.begin, schema.beginStepUp, begin);
  endpoint(mount, stepUp.state, schema.stepUpChallenge, stateOf);
  endpoint(mount, stepUp.send, schema.sendStepUp, withStepUp(send));
  endpoint(mount, stepUp.verify, schema.verifyStepUp, withStepUp(verify));
  endpoint(mount, stepUp.cancel, schema.stepUpChallenge, cancel);
}

/** A failure says where the step-up stands after it, if it is this session's. */
function withStepUp<Input extends { challengeId: string }>(
  serve: (ctx: Context, caller: Caller, input: Input) => Promise<StepUp>,
): typeof serve {
  return async (ctx, caller, input) => {
    try {
      return await serve(ctx, caller, input);
    } catch (failure) {
      if (!(failure instanceof MfaError) || failure.stepUp) throw failure;
      const { code, cause, retryAfter, triesLeft } = failure;
      const { challengeId } = input;
      const now = await stateOf(ctx, caller, { challengeId }).catch(() => undefined);
      throw new MfaError(code, {
        cause,
        ...(retryAfter !== undefined && { retryAfter }),
        ...(triesLeft !== undefined && { triesLeft }),
        ...(now && { stepUp: now }),
      });
    }
  };
}
