/** A client that plays a script, typed by the contract: what a route answers, throws, or never answers. */
import { MfaError, type Client, type FailureCode, type FailureDetails, type Route } from '@mfa-kit/contract';

type Answer = (input: never) => unknown;

/** What was sent, in order. */
export interface Sent {
  readonly path: string;
  readonly input: unknown;
}

export class FakeClient implements Client {
  readonly sent: Sent[] = [];
  readonly #answers = new Map<string, Answer[]>();

  /** The next answer of a route; the last one given stays. A function sees the input and may throw or wait. */
  on<Input, Output>(
    route: Route<Input, Output>,
    ...answers: (Output | ((input: Input) => Output | Promise<Output>))[]
  ): this {
    const known = this.#answers.get(route.path) ?? [];
    this.#answers.set(route.path, [
      ...known,
      ...answers.map((answer) => (typeof answer === 'function' ? answer : () => answer) as Answer),
    ]);
    return this;
  }

  /** Comes before what the route is to answer. */
  first<Input, Output>(
    route: Route<Input, Output>,
    answer: (input: Input) => Output | Promise<Output>,
  ): this {
    this.#answers.set(route.path, [answer, ...(this.#answers.get(route.path) ?? [])]);
    return this;
  }

  /** In place of all that the route was to answer. */
  instead<Input, Output>(
    route: Route<Input, Output>,
    ...answers: (Output | ((input: Input) => Output | Promise<Output>))[]
  ): this {
    this.#answers.delete(route.path);
    return this.on(route, ...answers);
  }

  /** The route fails with a code of the catalogue. */
  fails<Input, Output>(route: Route<Input, Output>, code: FailureCode, details: FailureDetails = {}): this {
    return this.on(route, () => {
      throw new MfaError(code, details);
    });
  }

  /** The route never answers. */
  hangs<Input, Output>(route: Route<Input, Output>): this {
    return this.on(route, () => new Promise<Output>(() => undefined));
  }

  async call<Input, Output>(
    route: Route<Input, Output>,
    input: Input,
    signal?: AbortSignal,
  ): Promise<Output> {
    this.sent.push({ path: route.path, input });
    const answers = this.#answers.get(route.path) ?? [];
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (!answer) throw new MfaError('unavailable', { cause: `nothing scripted for ${route.path}` });
    // A task later, as over a network: whatever sent the request has rendered by then.
    await new Promise((resolve) => setTimeout(resolve));
    const result = (await answer(input as never)) as Output;
    signal?.throwIfAborted();
    return result;
  }
}
