/** A phone that is being set up, as the state and the field tell of it. */
import type { Enrollment, FailureCode, PhoneSetup, State } from '@mfa-kit/contract';

/** These are about the number that was typed. */
export const aboutNumber: ReadonlySet<FailureCode> = new Set([
  'number_known',
  'phone_invalid',
  'phone_unsupported',
  'country_blocked',
]);

export function setupIn(state: State | undefined): PhoneSetup | undefined {
  return state?.at === 'enrollment' && state.setup?.kind === 'phone' ? state.setup : undefined;
}

/** A number that somebody gave for the person. */
export type Preset = NonNullable<Enrollment['preset']>;

export function presetIn(state: State | undefined): Preset | undefined {
  return state?.at === 'enrollment' ? state.preset : undefined;
}

/** Whether no other number will do. */
export function isHeld(state: State | undefined): boolean {
  return presetIn(state)?.isChangeable === false;
}

/** Whether a text to the preset number is the first thing to try, and may be sent. */
export function beginsByItself(state: State | undefined): boolean {
  return (
    state?.at === 'enrollment' &&
    state.kinds[0] === 'phone' &&
    !state.setup &&
    state.actions.includes('begin')
  );
}
