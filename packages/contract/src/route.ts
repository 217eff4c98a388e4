/** One agreement: where a request goes, what it carries and what comes back. How it can fail is in `failures.ts`. */

/** `GET` without input or `POST` with a JSON object; the answer is a JSON object. */
export interface Route<Input, Output> {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** Carries the types; never set. */
  readonly types?: (input: Input) => Output;
}

/** What routes without input take. */
export type Nothing = Record<string, never>;

/** Declares a route. The binder on the server and the client both take their types from it. */
export function route<Input, Output>(method: 'GET' | 'POST', path: string): Route<Input, Output> {
  return { method, path };
}
