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
import { route, type Nothing } from './route.js';
import type { State } from './states.js';

export type { BeginKind, ConfirmFactor, GivePassword, RecoverWithCode, RedeemTicket, SendCode, VerifyCode };

export const flow = {
  /** Where this browser stands. Reads only; never repeats a secret. */
  state: route<Nothing, State>('GET', '/state'),
  /** Texts a code: to a factor that is challenged, or again to a phone that is being set up. */
  send: route<SendCode, State>('POST', '/flow/send'),
  /** Proves a factor by its code. */
  verify: route<VerifyCode, State>('POST', '/flow/verify'),
  /** Proves with one of the recovery codes. */
  recover: route<RecoverWithCode, State>('POST', '/flow/recover'),
  /** Opens enrolling to somebody who needs an administrator's ticket. */
  ticket: route<RedeemTicket, State>('POST', '/flow/ticket'),
  /** Gives the password again, where enrolling asks for it. */
  password: route<GivePassword, State>('POST', '/flow/password'),
  /** A signed-in person without a factor starts enrolling by choice. */
  enroll: route<Nothing, State>('POST', '/flow/enroll'),
  /** Begins a kind, or begins it again: a new secret, the old one void. */
  begin: route<BeginKind, State>('POST', '/flow/begin'),
  /** Confirms what was begun, by a code of it. */
  confirm: route<ConfirmFactor, State>('POST', '/flow/confirm'),
  /** Not now. */
  skip: route<Nothing, State>('POST', '/flow/skip'),
  /** Stops signing in or enrolling. */
  cancel: route<Nothing, State>('POST', '/flow/cancel'),
};
