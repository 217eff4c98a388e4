import type { MfaError, State } from '@mfa-kit/contract';
import { isOpen, type OpenSetup } from './setup-key.js';

/** Where the secret stands. `over`: it is void, and the person decides when there is to be another. */
export type Phase =
  | { readonly at: 'beginning'; readonly after: 'nothing' | 'reload' }
  | { readonly at: 'open'; readonly setup: OpenSetup; readonly renewed: boolean }
  | { readonly at: 'over'; readonly why: 'expired' | 'tries' };

/** What a state that just arrived makes of it. */
export function nextPhase(phase: Phase, next: State, failed: MfaError | undefined): Phase {
  if (next.at !== 'enrollment') return { at: 'beginning', after: 'nothing' };
  // A phone begun before gives way to the app.
  const setup = next.setup?.kind === 'totp' ? next.setup : undefined;
  if (isOpen(setup))
    return { at: 'open', setup, renewed: phase.at === 'beginning' && phase.after === 'reload' };
  // A secret comes only once: later answers about the same set-up are without it.
  if (phase.at === 'open' && setup?.factorId === phase.setup.factorId) return phase;
  if (phase.at === 'open') return { at: 'over', why: failed?.triesLeft === 0 ? 'tries' : 'expired' };
  return phase.at === 'over' ? phase : { at: 'beginning', after: setup ? 'reload' : phase.after };
}

/** The same state as the server would give it now: a secret comes only once. */
export function withoutSecret(state: State): State {
  if (state.at !== 'enrollment' || !isOpen(state.setup)) return state;
  const { secret: _secret, uri: _uri, ...setup } = state.setup;
  return { ...state, setup };
}
