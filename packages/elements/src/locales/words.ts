/** What people read when something fails. Typed by the contract: a new code without words does not compile. */
import { msg, str } from './message.js';
import type { FailureCode, MfaError } from '@mfa-kit/contract';
import { clockTime, plural } from './locale.js';

type Words = (error: MfaError, since: number) => string;

const again: Words = () => msg('Something went wrong. Please try again.', { id: 'error.again' });
const signInAgain: Words = () =>
  msg('You’re no longer signing in. Please sign in again.', { id: 'error.signInAgain' });
const over: Words = () =>
  msg('This took too long or was used elsewhere. Please start again.', { id: 'error.over' });
const proveFirst: Words = () => msg('Please confirm it’s you first.', { id: 'error.proveFirst' });
const notAllowed: Words = () => msg('That isn’t possible for your account.', { id: 'error.notAllowed' });

const words: Record<FailureCode, Words> = {
  request_malformed: () => msg('That doesn’t look right. Check it and try again.', { id: 'error.malformed' }),
  code_mistyped: () => msg('There’s a typo in that code. Check it and try again.', { id: 'error.mistyped' }),
  signed_out: signInAgain,
  mfa_required: proveFirst,
  enrollment_required: () => msg('Set up a second step first.', { id: 'error.enrollFirst' }),
  step_up_required: () => msg('Confirm that it’s you first.', { id: 'error.stepUp' }),
  reauthentication_required: signInAgain,
  pending_expired: () => msg('Signing in took too long. Please sign in again.', { id: 'error.expired' }),
  password_wrong: () => msg('That password isn’t right. Try again.', { id: 'error.password' }),
  code_wrong: (error) =>
    withTries(msg('That code isn’t right, or was used already.', { id: 'error.wrong' }), error),
  code_expired: () => msg('That code is too old. Use the newest one.', { id: 'error.codeExpired' }),
  origin_refused: notAllowed,
  factor_exists: proveFirst,
  factor_not_allowed: notAllowed,
  skip_refused: () => msg('A second step is required for your account.', { id: 'error.skip' }),
  ticket_required: () => msg('You need a set-up code from your administrator.', { id: 'error.ticketFirst' }),
  admin_only: notAllowed,
  number_preset: notAllowed,
  would_strand: notAllowed,
  confirmation_required: notAllowed,
  policy_changed: over,
  policy_too_weak: notAllowed,
  not_found: again,
  verb_refused: again,
  last_factor: () =>
    msg('Your account needs a method, and this is the last. Add another one first.', {
      id: 'error.lastFactor',
    }),
  number_known: () => msg('You have that number already. Use another one.', { id: 'error.numberKnown' }),
  factor_limit: () => msg('You have as many methods as an account can have.', { id: 'error.limit' }),
  challenge_over: over,
  ticket_over: () => msg('That set-up code no longer works. Ask for a new one.', { id: 'error.ticketOver' }),
  too_large: again,
  json_only: again,
  phone_invalid: () => msg('That number doesn’t work. Check it and try again.', { id: 'error.phone' }),
  phone_unsupported: () =>
    msg('That number can’t get our texts. Use another number or method.', { id: 'error.phoneUnsupported' }),
  country_blocked: () =>
    msg('We can’t text that country. Use another number or method.', { id: 'error.country' }),
  factor_locked: (error, since) => tooMany(error, since),
  too_many_requests: (error, since) => tooMany(error, since),
  send_limited: (error, since) => tooManyTexts(error, since),
  sms_unavailable: () => msg('We can’t send texts right now. Use another method.', { id: 'error.texts' }),
  unavailable: () => msg('We can’t reach a service we need. Please try again.', { id: 'error.unavailable' }),
  offline: () => msg('You seem to be offline. Check your connection and try again.', { id: 'error.offline' }),
};

function tooMany({ retryAfter }: MfaError, since: number): string {
  if (!retryAfter) return msg('Too many tries. Please wait a while.', { id: 'error.wait' });
  return msg(str`Too many tries. You can try again at ${clockTime(since + retryAfter * 1000)}.`, {
    id: 'error.waitUntil',
  });
}

function tooManyTexts({ retryAfter }: MfaError, since: number): string {
  if (!retryAfter) return msg('No more texts for now. Use another method.', { id: 'error.noTexts' });
  return msg(str`No more texts for now. You can try again at ${clockTime(since + retryAfter * 1000)}.`, {
    id: 'error.textsUntil',
  });
}

function withTries(sentence: string, { triesLeft }: MfaError): string {
  return triesLeft === undefined ? sentence : `${sentence} ${triesWords(triesLeft)}`;
}

/** How many wrong codes are still allowed. */
function triesWords(left: number): string {
  return plural(left, {
    one: () => msg('One try left.', { id: 'tries.one' }),
    other: () => msg(str`${left} tries left.`, { id: 'tries.other' }),
  });
}

/** What to tell the person; `since` is when the failure arrived, for the time until which to wait. */
export function failureWords(error: MfaError, since: number): string {
  return words[error.code](error, since);
}
