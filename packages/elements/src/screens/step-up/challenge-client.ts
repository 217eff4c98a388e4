/** The challenge of a sign-in, asked inside a session: its routes are those of stepping up. */
import { flow, MfaError, stepUp, type Client, type State, type StepUp } from '@mfa-kit/contract';
import { Interpreter } from '../../interpreter.js';

/** How the challenge would stand at a sign-in. */
export function stateOf(now: StepUp): State {
  switch (now.at) {
    case 'step-up': {
      const { purpose: _purpose, ...challenge } = now;
      return { ...challenge, at: 'challenge' };
    }
    case 'fresh':
      return { at: 'complete', now: now.now, actions: [], level: 2, amr: [], returnTo: '', enrolled: [] };
    case 'over':
      return { at: 'signed-out', now: now.now, actions: [], reason: now.reason };
  }
}

/** Tells the same failure with the state that the challenge understands. */
function retell(error: unknown): never {
  if (!(error instanceof MfaError) || !error.stepUp) throw error;
  throw new MfaError(error.code, { ...error, cause: error, state: stateOf(error.stepUp) });
}

export function challengeClient(client: Client, challengeId: string): Client {
  const told = (answer: Promise<StepUp>): Promise<State> => answer.then(stateOf, retell);
  /** Nothing is left to ask about: it is over, here or in another tab. */
  const gone = (error: unknown): StepUp => {
    if (!(error instanceof MfaError) || error.code !== 'challenge_over') throw error;
    return { at: 'over', now: Date.now(), reason: 'expired' };
  };
  return new Interpreter()
    .on(flow.state, (_input, signal) => told(client.call(stepUp.state, { challengeId }, signal).catch(gone)))
    .on(flow.send, ({ factorId }, signal) =>
      told(client.call(stepUp.send, { challengeId, factorId }, signal)),
    )
    .on(flow.verify, ({ factorId, code }, signal) =>
      told(client.call(stepUp.verify, { challengeId, factorId, code }, signal)),
    )
    .on(flow.cancel, (_input, signal) => told(client.call(stepUp.cancel, { challengeId }, signal)));
}
