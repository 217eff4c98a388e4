/** A client that asks for a proof where the server wants one, and then sends what was refused once more. */
import { MfaError, type Client, type Route } from '@mfa-kit/contract';
import { askStepUp } from './page-step-up.js';

export function steppingUp(client: Client): Client {
  return {
    async call<Input, Output>(route: Route<Input, Output>, input: Input, signal?: AbortSignal) {
      try {
        return await client.call(route, input, signal);
      } catch (error) {
        if (!(error instanceof MfaError) || error.code !== 'step_up_required') throw error;
        const { purpose, methods } = error;
        const proved = await askStepUp({ purpose, methods }, client).catch((cause: unknown) => {
          throw new MfaError('offline', { cause });
        });
        signal?.throwIfAborted();
        if (!proved) throw error;
        return client.call(route, input, signal);
      }
    },
  };
}
