/** Proving a factor again inside a session: its own record, beside the session, which goes on whatever comes of it. */
import {
  MfaError,
  type BeginStepUp,
  type SendStepUp,
  type StepUp,
  type StepUpChallenge,
  type VerifyStepUp,
} from '@mfa-kit/contract';
import { record } from '../audit/audit.service.js';
import type { Context } from '../context.js';
import type { StepUpTable } from '../db/schema.js';
import { clearFailures, countTry, isLocked, refuseIfLocked } from '../failures/failures.service.js';
import { ownSession, type OwnSession } from '../flow/own-session.js';
import type { Caller } from '../http/caller.js';
import { newId } from '../keys/tokens.js';
import type { Factor, Occasion } from '../kinds/kind.js';
import { kindOf } from '../kinds/kinds.js';
import { freshenProof, renewProof } from '../proofs/proofs.service.js';
import { factorsFor, present, type Asking } from './present.js';
import { endStepUp, findStepUp, proveStepUp, saveStepUp, spendStepUpTry } from './step-up.store.js';

/** @throws MfaError `enrollment_required` without a factor, `factor_not_allowed` without one that would do */
export async function begin(ctx: Context, caller: Caller, input: BeginStepUp): Promise<StepUp> {
  const own = await ownSession(ctx, caller);
  if (own.known.factors.length === 0) throw new MfaError('enrollment_required');
  if (factorsFor({ methods: input.methods ?? null }, own).length === 0)
    throw new MfaError('factor_not_allowed');
  const now = ctx.now();
  const row: StepUpTable = {
    id: newId(now),
    proof_id: own.proof.id,
    user_id: own.proof.userId,
    purpose: input.purpose ?? null,
    methods: input.methods ? JSON.stringify(input.methods) : null,
    tries: 0,
    ended: null,
    proved_at: null,
    amr: null,
    used_at: null,
    created_at: now,
    expires_at: now + ctx.options.figures.challengeMinutes * 60_000,
  };
  await ctx.db.transaction().execute((transaction) => saveStepUp(transaction, row));
  return present(ctx, own, read(row));
}

/** Where it stands. Reads only. */
export async function stateOf(ctx: Context, caller: Caller, input: StepUpChallenge): Promise<StepUp> {
  const { own, asking } = await asked(ctx, caller, input.challengeId);
  return present(ctx, own, asking);
}

/** @throws MfaError `challenge_over`, `factor_locked`, `send_limited` (with `retryAfter`), `sms_unavailable` … */
export async function send(ctx: Context, caller: Caller, input: SendStepUp): Promise<StepUp> {
  const { own, asking } = await asked(ctx, caller, input.challengeId);
  const factor = await provable(ctx, own, asking, input.factorId);
  const { challenge } = kindOf(factor.kind);
  if (!challenge) throw new MfaError('challenge_over');
  await refuseIfLocked(ctx, factor.user_id, factor.id);
  await challenge(ctx, occasionOf(caller, own, asking), factor);
  return present(ctx, own, asking);
}

/** @throws MfaError `code_wrong` (with `triesLeft`), `code_expired`, `factor_locked`, `challenge_over` */
export async function verify(ctx: Context, caller: Caller, input: VerifyStepUp): Promise<StepUp> {
  const { own, asking } = await asked(ctx, caller, input.challengeId);
  const factor = await provable(ctx, own, asking, input.factorId);
  const kind = kindOf(factor.kind);
  const occasion = occasionOf(caller, own, asking);
  if (kind.refuseIfStale) {
    await refuseIfLocked(ctx, factor.user_id, factor.id);
    await kind.refuseIfStale(ctx, factor, asking.id);
  }
  const triesLeft = await spendTry(ctx, caller, asking, factor.id);
  const spend = await kind.verify(ctx, factor, input.code, occasion);
  const proofId = await ctx.db.transaction().execute(async (transaction) => {
    if (!(await spend?.(transaction))) return undefined;
    const proved = { id: asking.id, now: ctx.now(), amr: kind.amr };
    if (!(await proveStepUp(transaction, proved))) throw new MfaError('challenge_over');
    // One for a purpose serves that action and no other, so it leaves the session as fresh as it was.
    const isGeneral = !asking.purpose;
    if (!(await freshenProof(ctx, transaction, own.proof, { amr: kind.amr, isGeneral })))
      throw new MfaError('signed_out');
    const renewed = await renewProof(ctx, transaction, own.proof);
    if (renewed === undefined) throw new MfaError('signed_out');
    await clearFailures(transaction, factor.user_id, factor.id);
    await record(ctx, { type: 'stepped_up', userId: factor.user_id, factor, caller }, transaction);
    return renewed;
  });
  if (proofId === undefined) return refuseWrong(ctx, caller, { own, asking, factor, triesLeft });
  await kind.proved?.(ctx, factor, caller.address);
  // Whoever holds a copy of the session from before is not let in by what its owner proves.
  if (proofId !== own.proof.id) await caller.browser.attach(proofId);
  return present(ctx, own, { ...asking, ended: 'done', proved_at: ctx.now() });
}

/** Not now. */
export async function cancel(ctx: Context, caller: Caller, input: StepUpChallenge): Promise<StepUp> {
  const { own, asking } = await asked(ctx, caller, input.challengeId);
  const isEnded = await endStepUp(ctx.db, asking.id, 'cancelled');
  return present(ctx, own, isEnded ? { ...asking, ended: 'cancelled' } : asking);
}

interface Asked {
  readonly own: OwnSession;
  readonly asking: Asking;
}

/** @throws MfaError `challenge_over` for a step-up that is another session's, another person's, or never was */
async function asked(ctx: Context, caller: Caller, challengeId: string): Promise<Asked> {
  const own = await ownSession(ctx, caller);
  const row = await findStepUp(ctx.db, challengeId, own.proof.id);
  if (row?.user_id !== own.proof.userId) throw new MfaError('challenge_over');
  return { own, asking: read(row) };
}

function read(row: StepUpTable): Asking {
  return {
    ...row,
    purpose: row.purpose as Asking['purpose'],
    methods: row.methods === null ? null : (JSON.parse(row.methods) as string[]),
  };
}

/** A factor of the person's own that would do, in a step-up that lives. The lock's answer wins over a dead one. */
async function provable(ctx: Context, own: OwnSession, asking: Asking, factorId: string): Promise<Factor> {
  const factor = factorsFor(asking, own).find(({ id }) => id === factorId);
  const stepUp = await present(ctx, own, asking);
  if (factor && stepUp.at === 'step-up') return factor;
  if (factor && asking.ended === 'tries') await refuseIfLocked(ctx, factor.user_id, factor.id);
  throw new MfaError('challenge_over', { stepUp });
}

/** The purpose is in the code's digest: what was texted to sign in, or for another action, is no answer here. */
function occasionOf(caller: Caller, { known }: OwnSession, { id, purpose }: Asking): Occasion {
  return {
    user: known.user,
    pendingId: id,
    purpose: purpose ? `step-up ${purpose}` : 'step-up',
    address: caller.address,
    locale: caller.locale,
  };
}

/** One budget for the step-up and one for the factor, both spent in one commit. A lock refuses without spending. */
async function spendTry(ctx: Context, caller: Caller, { id, user_id }: Asking, factorId: string) {
  await ctx.addressLimit.refuseIfSpent(caller.address);
  const { tries: most } = ctx.options.figures;
  return ctx.db.transaction().execute(async (transaction) => {
    await countTry(ctx, transaction, user_id, factorId);
    const tries = await spendStepUpTry(transaction, { id, now: ctx.now(), most });
    if (tries === undefined) throw new MfaError('challenge_over');
    return most - tries;
  });
}

async function refuseWrong(
  ctx: Context,
  caller: Caller,
  { own, asking, factor, triesLeft }: Asked & { factor: Factor; triesLeft: number },
): Promise<never> {
  await ctx.addressLimit.countFailure(caller.address);
  const { user_id: userId } = factor;
  await record(ctx, { type: 'code_wrong', userId, factor, caller });
  if (await isLocked(ctx, userId, factor.id))
    await record(ctx, { type: 'factor_locked', userId, factor, caller });
  if (triesLeft === 0) await endStepUp(ctx.db, asking.id, 'tries');
  const now = await findStepUp(ctx.db, asking.id, own.proof.id);
  throw new MfaError('code_wrong', { triesLeft, ...(now && { stepUp: await present(ctx, own, read(now)) }) });
}
