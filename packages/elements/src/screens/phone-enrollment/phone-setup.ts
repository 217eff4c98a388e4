/** A phone that is being set up, as the state and the field tell of it. */
import type { FailureCode, PhoneSetup, State } from '@mfa-kit/contract';
import type { MfaPhoneInput } from '../../controls/phone-input/phone-input.js';

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

/** `+44` of a number in one way of writing; nothing where the two do not fit together. */
export function dialCodeOf({ value, nationalValue }: MfaPhoneInput): string {
  return nationalValue && value.endsWith(nationalValue) ? value.slice(0, -nationalValue.length) : '';
}
