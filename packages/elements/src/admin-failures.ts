/** What administrators read when something fails: what only they meet, and beside it what everybody does. */
import type { FailureCode, MfaError } from '@mfa-kit/contract';
import { msg } from './locales/message.js';
import { failureWords } from './locales/words.js';

const words: Partial<Record<FailureCode, () => string>> = {
  admin_only: () => msg('Only administrators can see this.', { id: 'admin.error.only' }),
  enrollment_required: () =>
    msg('Administrators need a second step. Set one up first.', { id: 'admin.error.enroll' }),
  reauthentication_required: () =>
    msg('Sign in again with your method: a recovery code isn’t enough here.', { id: 'admin.error.again' }),
  not_found: () => msg('That isn’t there any more, or isn’t yours to see.', { id: 'admin.error.gone' }),
  would_strand: () =>
    msg('That would lock somebody out, perhaps you. It was not saved.', { id: 'admin.error.strand' }),
  confirmation_required: () =>
    msg('Read what the change means, and confirm it.', { id: 'admin.error.confirm' }),
  policy_changed: () =>
    msg('Somebody else changed this meanwhile. Look at it again.', { id: 'admin.error.changed' }),
  policy_too_weak: () => msg('That is weaker than can be allowed.', { id: 'admin.error.weak' }),
  number_preset: () => msg('Another number was set for this person already.', { id: 'admin.error.preset' }),
  factor_exists: () =>
    msg('This person has a method already. Reset them first.', { id: 'admin.error.exists' }),
  phone_unsupported: () => msg('That number can’t get our texts.', { id: 'admin.error.phoneUnsupported' }),
  country_blocked: () => msg('That country isn’t texted.', { id: 'admin.error.country' }),
  sms_unavailable: () => msg('The text could not be sent.', { id: 'admin.error.texts' }),
};

/** As `failureWords`, for the console. */
export function adminFailureWords(error: MfaError, since: number): string {
  return words[error.code]?.() ?? failureWords(error, since);
}
