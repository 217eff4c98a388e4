/** Every way a request can fail: code → HTTP status and one English line for developers. People's words live in the locales. */
import type { Purpose, StepUp } from './step-up.js';
import type { Kind, State } from './states.js';

export const errors = {
  request_malformed: [400, 'The request does not have the shape this route takes.'],
  code_mistyped: [400, 'The code fails its own check character, so it was mistyped; no try was spent.'],
  signed_out: [401, 'Nobody is signing in here: the browser has no pending login and no session.'],
  mfa_required: [401, 'A second factor has to be proved first.'],
  enrollment_required: [401, 'A second factor has to be enrolled first.'],
  step_up_required: [401, 'A factor has to be proved again first.'],
  reauthentication_required: [401, 'The application has to authenticate this person again first.'],
  pending_expired: [401, 'The pending login is over; the person signs in again.'],
  password_wrong: [401, 'The password is not right.'],
  code_wrong: [401, 'The code is not right, or it was used before.'],
  code_expired: [401, 'The code is too old.'],
  origin_refused: [403, 'The request came from a page that may not make it.'],
  factor_exists: [403, 'This person has a factor; it has to be proved before anything is enrolled.'],
  factor_not_allowed: [403, 'Policy does not allow this kind of factor.'],
  skip_refused: [403, 'Policy does not let this person skip.'],
  ticket_required: [403, 'Enrolling needs a one-time ticket from an administrator.'],
  admin_only: [403, 'Only an administrator may do this, and only for whom they administer.'],
  number_preset: [403, 'An administrator has set the number; another one is not taken.'],
  not_found: [404, 'There is nothing here.'],
  verb_refused: [405, 'This route does not take this method.'],
  last_factor: [409, 'Policy requires a factor, and this is the last one.'],
  number_known: [409, 'This person has that number already.'],
  factor_limit: [409, 'This person has as many factors as the kit allows.'],
  would_strand: [409, 'Somebody could not sign in, or not administer, any more.'],
  confirmation_required: [409, 'The change means something that has to be confirmed with it.'],
  policy_changed: [409, 'Somebody else has changed the policy meanwhile.'],
  challenge_over: [410, 'This challenge is over, or never was.'],
  ticket_over: [410, 'This ticket is over, or never was.'],
  too_large: [413, 'The body is larger than 16 KB.'],
  json_only: [415, 'The body has to be JSON.'],
  phone_invalid: [422, 'This is not a phone number that can exist.'],
  phone_unsupported: [422, 'This number cannot get texts.'],
  country_blocked: [422, 'Numbers of this country are not texted.'],
  policy_too_weak: [422, 'Weaker than the kit allows.'],
  factor_locked: [429, 'Too many wrong tries; this factor is locked for a while.'],
  too_many_requests: [429, 'Too many failed tries from this address.'],
  send_limited: [429, 'No more texts for now.'],
  sms_unavailable: [503, 'The text could not be sent; another method may work.'],
  unavailable: [503, 'Something the kit depends on does not answer.'],
} as const satisfies Record<string, readonly [status: number, title: string]>;

export type ErrorCode = keyof typeof errors;

/** The server's codes, and the one that only a client can know: the request did not reach the server. */
export type FailureCode = ErrorCode | 'offline';

/** What may accompany a code. `cause` is for the log and never leaves the process. */
export interface FailureDetails {
  readonly cause?: unknown;
  /** Seconds to wait before the same request can succeed. */
  readonly retryAfter?: number;
  /** Wrong codes this pending login (or set-up) still has. */
  readonly triesLeft?: number;
  /** Names of the input's fields that were refused. */
  readonly fields?: readonly string[];
  /** Where the person stands after the failure. */
  readonly state?: State;
  /** Where the step-up stands after the failure. */
  readonly stepUp?: StepUp;
  /** What `step_up_required` asks for: RFC 9470 section 3, and our own two. */
  readonly acr_values?: string;
  /** Seconds. */
  readonly max_age?: number;
  readonly methods?: readonly Kind[];
  readonly purpose?: Purpose;
}

/** The one error of the kit: thrown by services, sent as a problem, thrown again by the client. */
export class MfaError extends Error {
  override readonly name = 'MfaError';
  readonly code: FailureCode;
  readonly retryAfter?: number;
  readonly triesLeft?: number;
  readonly fields?: readonly string[];
  readonly state?: State;
  readonly stepUp?: StepUp;
  readonly acr_values?: string;
  readonly max_age?: number;
  readonly methods?: readonly Kind[];
  readonly purpose?: Purpose;

  constructor(code: FailureCode, { cause, ...details }: FailureDetails = {}) {
    super(code, { cause });
    this.code = code;
    Object.assign(this, details);
  }
}

/** An RFC 9457 problem as it crosses the wire, `application/problem+json`. */
export interface Problem extends Omit<FailureDetails, 'cause'> {
  readonly type: `urn:mfa-kit:error:${ErrorCode}`;
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode;
  /** Names this one occurrence in the server's log. */
  readonly instance: string;
}
