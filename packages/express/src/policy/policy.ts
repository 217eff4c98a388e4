/** What policy may say about one person in one context. */
import type { Kind } from '@mfa-kit/contract';

/** Where somebody is signing in. Stored with the login, so that guards judge by it later. */
export interface SignInContext {
  readonly application?: string;
  readonly form?: string;
  /** The identity source: local, or the name of an SSO connection. */
  readonly source?: string;
  /** This is a registration: the form is remembered, once, as the one the user came through. */
  readonly registering?: boolean;
}

/** What a policy is asked about: this sign-in, and the form the person once registered through. */
export interface PolicyContext extends SignInContext {
  readonly registeredThrough?: SignInContext;
}

export interface Verdict {
  /** `off` asks nobody to enrol; `optional` offers it with Skip; `required` has no skip. */
  readonly requirement: 'off' | 'optional' | 'required';
  /** Kinds of factor allowed, in the order to suggest them; all unless said. */
  readonly methods?: readonly Kind[];
  /** `optional` becomes `required` after this many skips. */
  readonly skips?: number;
  /** `optional` becomes `required` at this instant (epoch milliseconds). */
  readonly skipUntil?: number;
  /** After a skip, days until the offer is made again; at each sign-in unless said. */
  readonly askAgainDays?: number;
  /** For how many days a person may trust a browser at sign-in, 30 at most; not at all unless said. */
  readonly trustDays?: number;
  /** For how many seconds a proved factor counts as fresh, 30 to 900; as `figures.freshSeconds` says unless said. */
  readonly stepUpSeconds?: number;
  /** With `off`: do not ask those either who enrolled by choice. */
  readonly ignoreOwnChoice?: boolean;
}
