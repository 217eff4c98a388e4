/** Adding a factor by the screens that enrol at sign-in: what their requests mean in the settings. */
import {
  factors,
  flow,
  MfaError,
  type Client,
  type Enrollment,
  type Factors,
  type Kind,
  type State,
} from '@mfa-kit/contract';
import { Interpreter } from '../../interpreter.js';

export interface SettingUp {
  readonly client: Client;
  readonly kind: Kind;
  /** The factor that the new one takes the place of, once proved. */
  readonly replaces?: string | undefined;
  readonly onFactors: (now: Factors) => void;
}

/** How the set-up would stand at a sign-in. A factor that is replaced is so by one of its own kind. */
export function stateOf(
  { now, kinds, countries, setup }: Factors,
  kind: Kind,
  replaces?: string,
): Enrollment {
  return {
    at: 'enrollment',
    now,
    actions: ['begin', 'confirm', 'send', 'cancel'],
    password: false,
    kinds: replaces === undefined ? kinds : [kind],
    requirement: 'optional',
    ...(countries && { countries }),
    ...(setup?.kind === kind && { setup }),
  };
}

export function setupClient(shown: Factors, { client, kind, replaces, onFactors }: SettingUp): Client {
  let known = shown;
  const take = (now: Factors): State => {
    known = now;
    onFactors(now);
    return stateOf(now, kind, replaces);
  };
  const proved = (now: Factors): State => {
    onFactors(now);
    return { at: 'complete', now: now.now, actions: [], level: 2, amr: [], returnTo: '', enrolled: [kind] };
  };
  /** The failure says how many tries are left; with none, nothing is being set up any more. */
  const retell = (error: unknown): never => {
    if (!(error instanceof MfaError) || error.triesLeft !== 0) throw error;
    const { setup: _setup, ...rest } = known;
    throw new MfaError(error.code, { ...error, cause: error, state: take(rest) });
  };
  const instead = replaces === undefined ? {} : { replaces };
  return new Interpreter()
    .on(flow.state, (_input, signal) => client.call(factors.list, {}, signal).then(take))
    .on(flow.begin, (input, signal) => client.call(factors.add, { ...input, ...instead }, signal).then(take))
    .on(flow.send, ({ factorId }, signal) => client.call(factors.send, { factorId }, signal).then(take))
    .on(flow.confirm, (input, signal) => client.call(factors.confirm, input, signal).then(proved, retell));
}
