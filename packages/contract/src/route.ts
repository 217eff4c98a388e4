/** One agreement: where a request goes, what it carries, what comes back, and how it can fail. */
import type { ErrorCode } from './errors.js';

/** `GET` without input or `POST` with a JSON object; the answer is a JSON object. */
export interface Route<Input, Output> {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** Codes of its own, beside the `commonFailures` of every route. */
  readonly fails: readonly ErrorCode[];
  /** Carries the types; never set. */
  readonly types?: (input: Input) => Output;
}

/** What routes without input take. */
export type Nothing = Record<string, never>;

/** Declares a route. The binder on the server and the client both take their types from it. */
export function route<Input, Output>(
  method: 'GET' | 'POST',
  path: string,
  fails: readonly ErrorCode[] = [],
): Route<Input, Output> {
  return { method, path, fails };
}
