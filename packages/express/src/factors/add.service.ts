/** One factor more, or one in the place of another: begun under a fresh proof, bound to the session, confirmed by its own code. */
import {
  MfaError,
  type AddFactor,
  type ConfirmFactor,
  type Factors,
  type OneFactor,
} from '@mfa-kit/contract';
import { record } from '../audit/audit.service.js';
import type { Context, Transaction } from '../context.js';
import { refuseUnlessAllowed } from '../flow/known.js';
import { ownSession, type OwnSession } from '../flow/own-session.js';
import type { Caller } from '../http/caller.js';
import {
  leaveSetup,
  MOST_FACTORS,
  placeFactor,
  retire,
  setupOf,
  spendTryAtSetup,
} from '../kinds/factors.service.js';
import type { Factor, Occasion, Spend } from '../kinds/kind.js';
import { kindOf } from '../kinds/kinds.js';
import { changeFactors, refuseUnlessFreshOrRepairing } from './change.js';
import { list, present } from './list.service.js';

/** Begins it; what this session had begun before is void. */
export async function add(ctx: Context, caller: Caller, { replaces, ...input }: AddFactor): Promise<Factors> {
  const own = await ownSession(ctx, caller);
  refuseUnlessFreshOrRepairing(ctx, own);
  refuseUnlessAllowed(own.known, input.kind);
  const { factors } = own.known;
  if (replaces !== undefined) {
    const old = factors.find(({ id }) => id === replaces);
    if (!old) throw new MfaError('not_found');
    if (old.kind !== input.kind) throw new MfaError('request_malformed', { fields: ['replaces'] });
  }
  refuseIfFull(factors.length, replaces !== undefined);
  const setup = await kindOf(input.kind).begin(ctx, { ...occasionOf(caller, own), replaces }, input);
  return present(ctx, own, setup);
}

/** @throws MfaError `send_limited` (with `retryAfter`), `sms_unavailable` … */
export async function send(ctx: Context, caller: Caller, input: OneFactor): Promise<Factors> {
  const own = await ownSession(ctx, caller);
  const setup = await setupIn(ctx, own, input.factorId);
  const { challenge } = kindOf(setup.kind);
  if (!challenge) throw new MfaError('challenge_over');
  refuseUnlessAllowed(own.known, setup.kind);
  await challenge(ctx, occasionOf(caller, own), setup);
  return present(ctx, own);
}

/** @throws MfaError `code_wrong` with `triesLeft`, `challenge_over` when the set-up is over */
export async function confirm(ctx: Context, caller: Caller, input: ConfirmFactor): Promise<Factors> {
  const own = await ownSession(ctx, caller);
  const setup = await setupIn(ctx, own, input.factorId);
  refuseUnlessAllowed(own.known, setup.kind);
  const kind = kindOf(setup.kind);
  await kind.refuseIfStale?.(ctx, setup, own.proof.id);
  const factor = await spendTryAtSetup(ctx, own.proof.id, setup.id);
  if (!factor) throw new MfaError('challenge_over');
  const spend = await kind.confirm(ctx, factor, input.code);
  if (!spend) throw new MfaError('code_wrong', { triesLeft: ctx.options.figures.tries - factor.tries });
  await changeFactors(ctx, caller, own, (transaction, factors) =>
    take(ctx, transaction, { caller, factor, factors, spend }),
  );
  return list(ctx, caller);
}

interface Taking {
  readonly caller: Caller;
  readonly factor: Factor;
  /** Those that the person has by now. */
  readonly factors: readonly Factor[];
  readonly spend: Spend;
}

/** The new one is in force, and in the same moment the old one is not. */
async function take(
  ctx: Context,
  transaction: Transaction,
  { caller, factor, factors, spend }: Taking,
): Promise<void> {
  // The last one was removed meanwhile: a first factor is enrolled by the way that asks who it is.
  if (factors.length === 0) throw new MfaError('enrollment_required');
  const replaced = factors.find(({ id }) => id === factor.replaces);
  if (factor.replaces !== null && !replaced) throw new MfaError('challenge_over');
  refuseIfFull(factors.length, replaced !== undefined);
  kindOf(factor.kind).refuseTwin?.(ctx, factor, factors);
  if (!(await spend(transaction))) throw new MfaError('challenge_over');
  if (replaced && !(await retire(transaction, replaced))) throw new MfaError('challenge_over');
  const placed = await placeFactor(transaction, factor, factors, replaced);
  const type = replaced ? 'factor_replaced' : 'factor_added';
  await record(ctx, { type, userId: factor.user_id, factor: placed, replaced, caller }, transaction);
}

/** Leaves what was begun; nothing changes. */
export async function abandon(ctx: Context, caller: Caller, input: OneFactor): Promise<Factors> {
  const own = await ownSession(ctx, caller);
  if (!(await leaveSetup(ctx, own.proof.id, input.factorId))) throw new MfaError('challenge_over');
  return present(ctx, own);
}

function refuseIfFull(count: number, isSwap: boolean): void {
  if (count - (isSwap ? 1 : 0) >= MOST_FACTORS) throw new MfaError('factor_limit');
}

/** What this session is setting up. To have begun it was the right to; a session that has begun nothing is asked first. */
async function setupIn(ctx: Context, own: OwnSession, factorId: string): Promise<Factor> {
  const setup = await setupOf(ctx, own.proof.id);
  if (!setup) refuseUnlessFreshOrRepairing(ctx, own);
  if (setup?.id !== factorId) throw new MfaError('challenge_over');
  return setup;
}

function occasionOf(caller: Caller, { proof, known }: OwnSession): Occasion {
  return {
    user: known.user,
    pendingId: proof.id,
    purpose: 'settings',
    address: caller.address,
    locale: caller.locale,
  };
}
