/** Whether a request may pass `require()`: a full session in which a factor was proved, of a kind that will do, lately. */
import { MfaError, type ErrorCode } from '@mfa-kit/contract';
import type { Context } from '../context.js';
import { activeFactors } from '../kinds/factors.service.js';
import { judge } from '../policy/policy.service.js';
import { proofOf, type Proof } from '../proofs/proofs.service.js';
import { isFresh, stepUpRequired, takeGrant, type Demand } from '../step-up/grant.service.js';
import { findUser, userState } from '../users/users.service.js';
import { admit, type Assurance, type Knock } from './admission.service.js';

/** An assurance, or what is missing. Neither a recovery code nor a trusted browser is a factor that was proved. */
export async function admitFresh(
  ctx: Context,
  knock: Knock,
  demand: Demand,
): Promise<Assurance | ErrorCode | MfaError> {
  const verdict = await admit(ctx, knock);
  if (typeof verdict === 'string') return verdict;
  const proof = knock.session && (await proofOf(ctx, knock.session));
  const isProof = typeof proof === 'object';
  const maxAge = demand.maxAge ?? (isProof ? await maxAgeFor(ctx, proof) : undefined);
  const asked = { ...demand, maxAge };
  if (isProof && (await meets(ctx, proof, asked))) return verdict;
  const factors = await activeFactors(ctx, verdict.userId);
  // No bare code: the challenge page has nothing to ask of a session that policy lets in, so a page is not sent there.
  return factors.length === 0 ? new MfaError('enrollment_required') : stepUpRequired(ctx, asked);
}

/** What policy says of this person, here. */
async function maxAgeFor(ctx: Context, { userId, context }: Proof): Promise<number> {
  const row = await userState(ctx, userId);
  const { stepUpSeconds } = await judge(ctx, await findUser(ctx, userId, row.version), context, row);
  return stepUpSeconds;
}

async function meets(ctx: Context, proof: Proof, { purpose, ...demand }: Demand): Promise<boolean> {
  if (proof.level !== 2) return false;
  if (!purpose) return isFresh(ctx, proof, demand);
  return ctx.db
    .transaction()
    .execute((transaction) => takeGrant(ctx, transaction, proof, { ...demand, purpose }));
}
