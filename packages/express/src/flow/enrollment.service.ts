/** Enrolling: ticket and password where they are asked for, begin, confirm, codes, skip. */
import {
  MfaError,
  type BeginKind,
  type ConfirmFactor,
  type RedeemTicket,
  type State,
} from '@mfa-kit/contract';
import { record } from '../audit/audit.service.js';
import type { Context } from '../context.js';
import type { Caller } from '../http/caller.js';
import {
  activeFactors,
  MOST_FACTORS,
  placeFactor,
  preferFactor,
  setupOf,
  spendTryAtSetup,
} from '../kinds/factors.service.js';
import { kindOf } from '../kinds/kinds.js';
import { kindsBeside, numberToBegin, presetOf, settlePreset } from '../presets/presets.service.js';
import { keepProof } from '../proofs/proofs.service.js';
import { tryTicket } from '../tickets/tickets.service.js';
import { takeSkip, endProofsOf, forgetTicketNeed, lockUser, meetUser } from '../users/users.service.js';
import { knownOf, openLogin, pendingOf, whoAsks, type Pending } from './asking.js';
import { enterSession, firstFactors, freshOf, newTrust, writeCompletion } from './complete.service.js';
import { endLogin } from './end.service.js';
import { markProved, markTicketed } from './flow.store.js';
import { isGranted, mayBegin, maySkip, needsPassword } from './grant.js';
import { gather, occasionOf, refuseUnless, refuseUnlessAllowed, type Known, type Subject } from './known.js';
import { present, stateOf } from './present.js';
import { stand } from './stand.js';

/** A signed-in person without a factor starts enrolling by choice, one of whom nothing is asked included. */
export async function enroll(ctx: Context, caller: Caller): Promise<State> {
  const asking = await whoAsks(ctx, caller);
  if (asking.who === 'nobody' || asking.who === 'pending')
    return present(ctx, ...(await enrolling(ctx, caller)));
  const subject: Subject = asking.who === 'full' ? asking.proof : asking;
  const { userId, context } = subject;
  const known = await gather(ctx, { userId, context, skipped: subject.skipped ?? false });
  if (asking.who === 'unproved' && known.at !== 'complete')
    return present(ctx, ...(await enrolling(ctx, caller)));
  if (known.factors.length > 0) throw new MfaError('factor_exists');
  if (known.judgement.kinds.length === 0) throw new MfaError('factor_not_allowed');
  await meetUser(ctx, userId);
  const login = await openLogin(ctx, caller, {
    userId,
    via: 'choice',
    context,
    returnTo: ctx.options.defaultPage,
    minutes: ctx.options.figures.enrollmentMinutes,
    // Somebody without a password may have been authenticated by the host again.
    grantedAt: asking.who === 'full' ? asking.proof.reauthenticatedAt : undefined,
  });
  return present(ctx, await knownOf(ctx, login), login);
}

async function enrolling(ctx: Context, caller: Caller) {
  const { login, known } = await pendingOf(ctx, caller);
  refuseUnless(known, 'enrollment');
  return [known, login] as const;
}

/** @throws MfaError `ticket_over`, `code_mistyped`, `code_wrong` with `triesLeft` */
export async function redeemTicket(ctx: Context, caller: Caller, input: RedeemTicket): Promise<State> {
  const { login, known } = await pendingOf(ctx, caller);
  refuseUnless(known, 'ticket');
  await ctx.addressLimit.refuseIfSpent(caller.address);
  const take = await tryTicket(ctx, login.user_id, input.ticket).catch(async (failure: unknown) => {
    if (!(failure instanceof MfaError) || failure.code !== 'code_wrong') throw failure;
    await ctx.addressLimit.countFailure(caller.address);
    const state =
      failure.triesLeft === 0 ? await endLogin(ctx, caller, login, 'tries') : await stateOf(ctx, caller);
    throw new MfaError('code_wrong', { triesLeft: failure.triesLeft ?? 0, state });
  });
  await ctx.db.transaction().execute(async (transaction) => {
    if (!(await take(transaction))) throw new MfaError('ticket_over');
    await markTicketed(transaction, login.id, ctx.now());
    await record(ctx, { type: 'ticket_used', userId: login.user_id, caller }, transaction);
  });
  return stateOf(ctx, caller);
}

/** Begins a kind, or begins it again: the secret before is void. */
export async function beginFactor(ctx: Context, caller: Caller, input: BeginKind): Promise<State> {
  const { login, known } = await pendingOf(ctx, caller);
  refuseUnless(known, 'enrollment');
  if (needsPassword(ctx, known, login)) throw new MfaError('reauthentication_required');
  refuseUnlessAllowed(known, input.kind);
  if (!isGranted(ctx, login) || !mayBegin(ctx, known, login)) throw new MfaError('reauthentication_required');
  const setup = await kindOf(input.kind).begin(
    ctx,
    occasionOf(caller, { login, known }),
    await withPreset(ctx, known, input),
  );
  return present(ctx, known, login, setup);
}

/** Whoever names no number means the one that was preset. */
async function withPreset(ctx: Context, { user, judgement }: Known, input: BeginKind): Promise<BeginKind> {
  if (input.kind === 'phone') return { ...input, phone: await numberToBegin(ctx, user.id, input.phone) };
  const kinds = kindsBeside(await presetOf(ctx, user.id), judgement.kinds);
  if (!kinds.includes(input.kind)) throw new MfaError('number_preset');
  return input;
}

/** @throws MfaError `code_wrong` with `triesLeft`, `challenge_over` when the set-up is over */
export async function confirmFactor(ctx: Context, caller: Caller, input: ConfirmFactor): Promise<State> {
  const pending = await pendingOf(ctx, caller);
  const { login, known } = pending;
  refuseUnless(known, 'enrollment');
  const setup = await setupOf(ctx, login.id);
  if (setup?.id !== input.factorId) throw new MfaError('challenge_over');
  await kindOf(setup.kind).refuseIfStale?.(ctx, setup, login.id);
  const factor = await spendTryAtSetup(ctx, login.id, input.factorId);
  if (!factor) throw new MfaError('challenge_over');
  const kind = kindOf(factor.kind);
  refuseUnlessAllowed(known, kind.kind);
  const spend = await kind.confirm(ctx, factor, input.code);
  if (!spend) throw await wrongAtSetup(ctx, caller, factor.tries);
  const amr = login.amr ?? [...firstFactors(login, known), kind.amr, 'mfa'];
  const enrolled = [...login.enrolled, factor.kind];
  const fresh = { at: ctx.now(), amr: kind.amr };
  const trust = newTrust(known, caller, login.trust === 1);
  const outcome = { level: 2, amr, enrolled, fresh, trust } as const;
  const next = stand({
    ...known.standing,
    factors: known.factors.length + 1,
    allowedFactors: 1,
    proved: 'factor',
  });

  const proofId = await ctx.db.transaction().execute(async (transaction) => {
    await lockUser(transaction, login.user_id);
    await refuseIfEnrolledElsewhere(ctx, transaction, pending);
    if (!(await spend(transaction))) throw new MfaError('challenge_over');
    const { tenant } = known.user;
    await settlePreset(ctx, transaction, { caller, factor, tenant, kinds: known.judgement.kinds });
    const placed = await placeFactor(transaction, factor, known.factors);
    // Others are there only if policy allows none of them: what it does allow is asked for first.
    await preferFactor(transaction, placed);
    await keepProof(transaction, login.user_id, caller.session);
    await endProofsOf(transaction, login.user_id);
    await forgetTicketNeed(transaction, login.user_id);
    await record(
      ctx,
      { type: 'factor_enrolled', userId: login.user_id, factor: placed, caller },
      transaction,
    );
    const completing = { ...pending, session: caller.session };
    if (next === 'complete') return writeCompletion(ctx, transaction, completing, outcome);
    const expiresAt = login.created_at + ctx.options.figures.enrollmentMinutes * 60_000;
    const wish = { trust: login.trust === 1 };
    if (!(await markProved(transaction, { id: login.id, amr, enrolled, fresh, ...wish, expiresAt })))
      throw new MfaError('challenge_over');
    return undefined;
  });
  if (proofId === undefined) return stateOf(ctx, caller);
  return enterSession(ctx, caller, pending, { ...outcome, proofId });
}

/** Another browser may have enrolled first; then this one has to prove that factor like anybody else. */
async function refuseIfEnrolledElsewhere(
  ctx: Context,
  transaction: Parameters<typeof activeFactors>[2],
  { login, known }: Pending,
): Promise<void> {
  const now = await activeFactors(ctx, login.user_id, transaction);
  if (now.length !== known.factors.length) throw new MfaError('factor_exists');
  if (now.length >= MOST_FACTORS) throw new MfaError('factor_limit');
}

async function wrongAtSetup(ctx: Context, caller: Caller, tries: number): Promise<MfaError> {
  const triesLeft = ctx.options.figures.tries - tries;
  return new MfaError('code_wrong', { triesLeft, state: await stateOf(ctx, caller) });
}

/** How many skips there may ever be, where policy counts them. */
function mostSkips({ judgement, row }: Known): number | undefined {
  return judgement.skipsLeft === undefined ? undefined : row.skips + judgement.skipsLeft;
}

/** Not now. */
export async function skip(ctx: Context, caller: Caller): Promise<State> {
  const pending = await pendingOf(ctx, caller);
  const { login, known } = pending;
  refuseUnless(known, 'enrollment');
  if (!maySkip(known, login)) throw new MfaError('skip_refused');
  const amr = login.amr ?? firstFactors(login, known);
  const trust = newTrust(known, caller, login.trust === 1);
  const level = login.amr ? 2 : 1;
  const outcome = { level, amr, skipped: true, fresh: freshOf(login), trust } as const;
  const proofId = await ctx.db.transaction().execute(async (transaction) => {
    if (!(await takeSkip(ctx, transaction, login.user_id, mostSkips(known))))
      throw new MfaError('skip_refused');
    await record(ctx, { type: 'skipped', userId: login.user_id, caller }, transaction);
    return writeCompletion(ctx, transaction, { ...pending, session: caller.session }, outcome);
  });
  return enterSession(ctx, caller, pending, { ...outcome, proofId });
}
