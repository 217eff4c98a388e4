/** A person's own factors, and what may be done with them. */
import type { Factors, FactorView } from '@mfa-kit/contract';
import type { Context } from '../context.js';
import { locksOf } from '../failures/failures.service.js';
import { ownSession, type OwnSession } from '../flow/own-session.js';
import type { Caller } from '../http/caller.js';
import { choiceOf, MOST_FACTORS, setupOf } from '../kinds/factors.service.js';
import type { Factor, Setup } from '../kinds/kind.js';
import { kindOf } from '../kinds/kinds.js';
import { freshUntil, isRepairing } from '../proofs/proofs.service.js';
import { countriesNow } from '../texting/texting.service.js';
import { removalOf } from './removal.js';

/** Reads only; never repeats a secret. */
export async function list(ctx: Context, caller: Caller): Promise<Factors> {
  return present(ctx, await ownSession(ctx, caller));
}

/** `begun`: the answer that makes a set-up is the one that shows its secret. */
export async function present(ctx: Context, { proof, known }: OwnSession, begun?: Setup): Promise<Factors> {
  const { judgement, factors, user } = known;
  const locks = await locksOf(ctx, user.id);
  const pending = await setupOf(ctx, proof.id);
  const setup = begun ?? (pending && (await kindOf(pending.kind).describe(ctx, user, pending)));
  const until = freshUntil(ctx, proof, judgement.stepUpSeconds);
  const countries = judgement.kinds.includes('phone') ? await countriesNow(ctx) : 'all';
  return {
    now: ctx.now(),
    factors: factors.map((factor) => viewOf(factor, known, locks.get(factor.id))),
    kinds: [...judgement.kinds],
    ...(countries !== 'all' && { countries: [...countries] }),
    room: Math.max(0, MOST_FACTORS - factors.length),
    requirement: judgement.requirement,
    ...(judgement.why && { why: judgement.why }),
    ...(setup && { setup }),
    ...(pending?.replaces && { replaces: pending.replaces }),
    ...(until !== undefined && { freshUntil: until }),
    ...(isRepairing(ctx, proof) && { repairUntil: proof.repairUntil }),
  };
}

function viewOf(
  factor: Factor,
  { factors, judgement }: OwnSession['known'],
  lockedUntil: number | undefined,
): FactorView {
  return {
    ...choiceOf(factor, lockedUntil),
    addedAt: factor.confirmed_at ?? factor.created_at,
    ...(factor.last_used_at !== null && { lastUsedAt: factor.last_used_at }),
    isAllowed: judgement.kinds.some((kind) => kind === factor.kind),
    removal: removalOf(factor, factors, judgement),
  };
}
