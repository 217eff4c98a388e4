/** Which challenge an answer is for, as far as the state names one. */
import type { State } from '@mfa-kit/contract';

export function challengeOf(state: State): { challengeId?: string } {
  return state.at === 'challenge' && state.challengeId !== undefined
    ? { challengeId: state.challengeId }
    : {};
}
