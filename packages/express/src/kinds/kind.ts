/** What every kind of factor can do. `flow` and `factors` know kinds only by this. */
import type { BeginKind, Kind, PhoneSetup, Sending, TotpSetup } from '@mfa-kit/contract';
import type { Context, Transaction } from '../context.js';
import type { FactorTable } from '../db/schema.js';
import type { User } from '../options.js';

/** A factor as stored. Secrets in it are sealed. */
export type Factor = FactorTable;

/** What a person needs to set a kind up. */
export type Setup = TotpSetup | PhoneSetup;

/** What a code is asked for: of the login, the session or the step-up with that id, and to what end. */
export interface Asked {
  readonly pendingId: string;
  /** A code of one purpose is worth nothing for another. */
  readonly purpose: string;
}

/** Who is setting something up or proving it, where, from where. */
export interface Occasion extends Asked {
  readonly user: User;
  readonly address: string;
  /** What the person reads, for the words of a text. */
  readonly locale: string | undefined;
  /** The factor that a set-up takes the place of. */
  readonly replaces?: string | undefined;
}

/** A compare that came out right and still has to be spent: true for the one caller that spends it. */
export type Spend = (transaction: Transaction) => Promise<boolean>;

export interface FactorKind {
  readonly kind: Kind;
  /** The method reference that proving it adds (RFC 8176). */
  readonly amr: string;
  /** Makes a pending factor; what is secret about it is in this answer and in no later one. */
  begin(ctx: Context, occasion: Occasion, input: BeginKind): Promise<Setup>;
  /** What a pending factor looks like after a reload, without its secret. */
  describe(ctx: Context, user: User, factor: Factor): Promise<Setup>;
  /** Sends what proving needs, where it needs something sent. @throws MfaError `send_limited`, `sms_unavailable` … */
  readonly challenge?: (ctx: Context, occasion: Occasion, factor: Factor) => Promise<void>;
  /** What this login sent to the factor last. */
  sent?(ctx: Context, factor: Factor, pendingId: string): Promise<Sending | undefined>;
  /** Before a try is spent: is there anything to compare with? @throws MfaError `code_expired`, `challenge_over` */
  refuseIfStale?(ctx: Context, factor: Factor, pendingId: string): Promise<void>;
  /** Compares a code with a pending factor. Spending it makes the factor active. */
  confirm(ctx: Context, factor: Factor, code: string): Promise<Spend | undefined>;
  /** Among the others that the person has by now. @throws MfaError `number_known` */
  refuseTwin?(ctx: Context, factor: Factor, others: readonly Factor[]): void;
  /** Compares a code with an active factor. */
  verify(ctx: Context, factor: Factor, code: string, asked: Asked): Promise<Spend | undefined>;
  /** What was sent to this person anywhere proves nothing any more. */
  endChallenges?(transaction: Transaction, userId: string): Promise<void>;
  /** After the commit that spent a right code, which came from that address. */
  proved?(ctx: Context, factor: Factor, address: string): Promise<void>;
}
