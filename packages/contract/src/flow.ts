/** Signing in, from the password to the session: the routes behind the challenge, the wizard and the gate. */
import type {
  BeginKind,
  ConfirmFactor,
  GivePassword,
  RecoverWithCode,
  RedeemTicket,
  SendCode,
  VerifyCode,
} from './flow.schema.js';
import { pendingFailures } from './errors.js';
import { route, type Nothing } from './route.js';
import type { State } from './states.js';

export type { BeginKind, ConfirmFactor, GivePassword, RecoverWithCode, RedeemTicket, SendCode, VerifyCode };

export const flow = {
  /** Where this browser stands. Reads only; never repeats a secret. */
  state: route<Nothing, State>('GET', '/state', ['signed_out']),
  /** Texts a code: to a factor that is challenged, or again to a phone that is being set up. */
  send: route<SendCode, State>('POST', '/flow/send', [
    ...pendingFailures,
    'factor_locked',
    'send_limited',
    'phone_invalid',
    'phone_unsupported',
    'country_blocked',
    'sms_unavailable',
  ]),
  /** Proves a factor by its code. */
  verify: route<VerifyCode, State>('POST', '/flow/verify', [
    ...pendingFailures,
    'code_wrong',
    'code_expired',
    'factor_locked',
  ]),
  /** Proves with one of the recovery codes. */
  recover: route<RecoverWithCode, State>('POST', '/flow/recover', [
    ...pendingFailures,
    'code_mistyped',
    'code_wrong',
    'factor_locked',
  ]),
  /** Opens enrolling to somebody who needs an administrator's ticket. */
  ticket: route<RedeemTicket, State>('POST', '/flow/ticket', [
    ...pendingFailures,
    'code_mistyped',
    'code_wrong',
    'ticket_over',
    'factor_exists',
  ]),
  /** Gives the password again, where enrolling asks for it. */
  password: route<GivePassword, State>('POST', '/flow/password', [
    ...pendingFailures,
    'password_wrong',
    'reauthentication_required',
    'factor_exists',
    'factor_locked',
    'ticket_required',
  ]),
  /** A signed-in person without a factor starts enrolling by choice. */
  enroll: route<Nothing, State>('POST', '/flow/enroll', [
    ...pendingFailures,
    'factor_exists',
    'ticket_required',
    'factor_not_allowed',
  ]),
  /** Begins a kind, or begins it again: a new secret, the old one void. */
  begin: route<BeginKind, State>('POST', '/flow/begin', [
    ...pendingFailures,
    'reauthentication_required',
    'factor_exists',
    'factor_not_allowed',
    'ticket_required',
    'factor_limit',
    'number_known',
    'send_limited',
    'phone_invalid',
    'phone_unsupported',
    'country_blocked',
    'sms_unavailable',
  ]),
  /** Confirms what was begun, by a code of it. */
  confirm: route<ConfirmFactor, State>('POST', '/flow/confirm', [
    ...pendingFailures,
    'code_wrong',
    'factor_exists',
    'ticket_required',
    'reauthentication_required',
    'code_expired',
    'factor_limit',
    'factor_not_allowed',
  ]),
  /** Not now. */
  skip: route<Nothing, State>('POST', '/flow/skip', [
    ...pendingFailures,
    'skip_refused',
    'factor_exists',
    'ticket_required',
  ]),
  /** Stops signing in or enrolling. */
  cancel: route<Nothing, State>('POST', '/flow/cancel', ['signed_out', 'pending_expired']),
};
