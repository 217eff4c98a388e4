/** New recovery codes by the screen that shows them at sign-in: what its requests mean in the settings. */
import { flow, recovery, type Client, type Codes, type RecoverySet } from '@mfa-kit/contract';
import { Interpreter } from '../../interpreter.js';

/** Each set takes a proof of its own, so none is made again from the screen itself. */
export function codesState(): Codes {
  return { at: 'codes', now: Date.now(), actions: ['saved'], enrolled: [] };
}

/** `made` is the set that was asked for before the screen was shown. It is given once; another one takes another proof. */
export function codesClient(client: Client, made: RecoverySet): Client {
  let waiting: RecoverySet | undefined = made;
  return new Interpreter()
    .on(flow.state, () => Promise.resolve(codesState()))
    .on(recovery.begin, async (input, signal) => {
      const set = waiting ?? (await client.call(recovery.begin, input, signal));
      waiting = undefined;
      return { ...set, state: codesState() };
    })
    .on(recovery.confirm, (input, signal) => client.call(recovery.confirm, input, signal));
}
