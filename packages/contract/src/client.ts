/** The small fetch client: one call a route, every failure an MfaError with a code. */
import { MfaError, type Problem } from './errors.js';
import type { Route } from './route.js';

export interface ClientOptions {
  /** Where the router is mounted, `/mfa` unless set. */
  readonly baseUrl?: string;
  /** For tests and for hosts that wrap fetch. */
  readonly fetch?: typeof fetch;
}

/** Elements take anything of this shape; a scripted one serves in stories and tests. */
export interface Client {
  /** @throws MfaError with the server's code, `offline` if it was not reached, `unavailable` if the answer is not ours */
  call<Input, Output>(route: Route<Input, Output>, input: Input, signal?: AbortSignal): Promise<Output>;
}

export function createClient({ baseUrl = '/mfa', fetch: send }: ClientOptions = {}): Client {
  return {
    async call<Input, Output>({ method, path }: Route<Input, Output>, input: Input, signal?: AbortSignal) {
      const response = await (send ?? fetch)(baseUrl + path, {
        method,
        signal: signal ?? null,
        credentials: 'include',
        cache: 'no-store',
        headers: { accept: 'application/json', 'content-type': 'application/json' },
        body: method === 'POST' ? JSON.stringify(input) : null,
      }).catch((cause: unknown) => {
        if (signal?.aborted) throw cause;
        throw new MfaError('offline', { cause });
      });
      const answer = (await response.json().catch(() => undefined)) as unknown;
      signal?.throwIfAborted();
      if (response.ok && answer) return answer as Output;
      const problem = answer as Partial<Problem> | null | undefined;
      throw typeof problem?.code === 'string'
        ? new MfaError(problem.code, problem)
        : new MfaError('unavailable');
    },
  };
}
