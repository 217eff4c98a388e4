/** What every kind of factor can do. `flow` and `factors` know kinds only by this. */
import type { Kind, TotpSetup } from '@mfa-kit/contract';
import type { Context, Transaction } from '../context.js';
import type { FactorTable } from '../db/schema.js';
import type { User } from '../options.js';

/** A factor as stored. Secrets in it are sealed. */
export type Factor = FactorTable;

/** What a person needs to set a kind up. */
export type Setup = TotpSetup;

/** A compare that came out right and still has to be spent: true for the one caller that spends it. */
export type Spend = (transaction: Transaction) => Promise<boolean>;

export interface FactorKind {
  readonly kind: Kind;
  /** The method reference that proving it adds (RFC 8176). */
  readonly amr: string;
  /** Makes a pending factor; what is secret about it is in this answer and in no later one. */
  begin(ctx: Context, user: User, pendingId: string): Promise<Setup>;
  /** What a pending factor looks like after a reload, without its secret. */
  describe(ctx: Context, user: User, factor: Factor): Setup;
  /** Compares a code with a pending factor. Spending it makes the factor active. */
  confirm(ctx: Context, factor: Factor, code: string): Promise<Spend | undefined>;
  /** Compares a code with an active factor. */
  verify(ctx: Context, factor: Factor, code: string): Promise<Spend | undefined>;
}
