/** The proof that one action asks for itself: used up by the action, in its own transaction. */
import { MfaError, type Kind, type Purpose } from '@mfa-kit/contract';
import type { Context, Transaction } from '../context.js';
import { kindOf } from '../kinds/kinds.js';
import type { Proof } from '../proofs/proofs.service.js';
import { dropStepUps, takeProved } from './step-up.store.js';

/** The level that any factor reaches, as an RFC 9470 context class. */
const ACR = 'urn:mfa-kit:acr:2';

/** What an action asks to be proved again. */
export interface Demand {
  /** Seconds since the proof, at most. */
  readonly maxAge?: number | undefined;
  /** The kinds that will do; all unless said. */
  readonly methods?: readonly Kind[] | undefined;
  /** A proof for this action alone, good for once. */
  readonly purpose?: Purpose | undefined;
}

/** Uses the grant up: true once for each step-up with that purpose that was proved in this session. */
export async function takeGrant(
  ctx: Context,
  transaction: Transaction,
  proof: Proof,
  { purpose, methods, maxAge }: Demand & { purpose: Purpose },
): Promise<boolean> {
  const now = ctx.now();
  return takeProved(transaction, {
    proofId: proof.id,
    purpose,
    amr: methods?.map((kind) => kindOf(kind).amr),
    since: now - ageMs(ctx, maxAge),
    now,
  });
}

/** No proof of this person counts for anything any more. */
export async function endStepUps(transaction: Transaction, userId: string): Promise<void> {
  await dropStepUps(transaction, userId);
}

/** Whether a factor was proved in this session, of a kind that will do, and not too long ago. */
export function isFresh(ctx: Context, proof: Proof, { maxAge, methods }: Demand = {}): boolean {
  const { freshAt, freshAmr } = proof;
  if (freshAt === undefined || ctx.now() - freshAt > ageMs(ctx, maxAge)) return false;
  return !methods || methods.some((kind) => kindOf(kind).amr === freshAmr);
}

function ageMs(ctx: Context, maxAge = ctx.options.figures.freshSeconds): number {
  return maxAge * 1000;
}

/** `step_up_required`, and what would do. */
export function stepUpRequired(ctx: Context, { maxAge, methods, purpose }: Demand = {}): MfaError {
  return new MfaError('step_up_required', {
    acr_values: ACR,
    max_age: maxAge ?? ctx.options.figures.freshSeconds,
    ...(methods && { methods }),
    ...(purpose && { purpose }),
  });
}
