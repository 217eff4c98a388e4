/**
 * Lets screens that are made for signing in serve elsewhere: they speak the routes of `flow`, and whoever shows them says
 * what those mean in that place. A route without a meaning there is refused.
 */
import { MfaError, type Client, type Route } from '@mfa-kit/contract';

type Meaning = (input: never, signal?: AbortSignal) => Promise<unknown>;

export class Interpreter implements Client {
  readonly #meanings = new Map<unknown, Meaning>();

  on<Input, Output>(
    route: Route<Input, Output>,
    meaning: (input: Input, signal?: AbortSignal) => Promise<Output>,
  ): this {
    this.#meanings.set(route, meaning);
    return this;
  }

  async call<Input, Output>(
    route: Route<Input, Output>,
    input: Input,
    signal?: AbortSignal,
  ): Promise<Output> {
    const meaning = this.#meanings.get(route);
    if (!meaning) throw new MfaError('not_found');
    return (await meaning(input as never, signal)) as Output;
  }
}
