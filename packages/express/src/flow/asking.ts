/** Who is asking: nobody, a pending login, a session without a valid proof, or a full session. */
import { MfaError } from '@mfa-kit/contract';
import type { Context } from '../context.js';
import type { PendingLoginTable } from '../db/schema.js';
import { refuseIfLocked } from '../failures/failures.service.js';
import type { Caller } from '../http/caller.js';
import { digestOf, newHandle, newId } from '../keys/tokens.js';
import type { SignInContext } from '../policy/policy.js';
import { proofOf, type Proof } from '../proofs/proofs.service.js';
import type { Session } from '../sessions/adapter.js';
import { meetUser } from '../users/users.service.js';
import { findPending, savePending } from './flow.store.js';
import { gather, type Known, type Login } from './known.js';

export type Asking =
  | {
      readonly who: 'nobody';
      readonly reason: 'nobody' | 'expired' | 'tries' | 'cancelled';
      readonly dead?: Login;
    }
  | { readonly who: 'pending'; readonly login: Login }
  | { readonly who: 'unproved'; readonly userId: string; readonly context: SignInContext }
  | { readonly who: 'full'; readonly proof: Proof };

export async function whoAsks(ctx: Context, caller: Caller): Promise<Asking> {
  const login = caller.pendingHandle ? await loginOf(ctx, caller.pendingHandle) : undefined;
  const reason = login && overBy(ctx, login);
  if (login && !reason && belongsTo(login, caller.session)) return { who: 'pending', login };
  if (caller.session) return judgeSession(ctx, caller.session);
  if (!reason || reason === 'done') return { who: 'nobody', reason: 'nobody' };
  return { who: 'nobody', reason, dead: login };
}

/** What a host session is worth. One that policy would stop at sign-in counts as unproved, one that was ended as none. */
export async function judgeSession(
  ctx: Context,
  session: Session,
): Promise<Exclude<Asking, { who: 'pending' }>> {
  const proof = await proofOf(ctx, session);
  if (proof === 'over') return { who: 'nobody', reason: 'nobody' };
  if (proof === 'none') return { who: 'unproved', userId: session.userId, context: {} };
  if (proof.level === 2) return { who: 'full', proof };
  const { userId, context, skipped, deviceId } = proof;
  const known = await gather(ctx, { userId, context, skipped, browser: deviceId });
  if (known.at === 'complete') return { who: 'full', proof };
  return { who: 'unproved', userId, context };
}

async function loginOf(ctx: Context, handle: string): Promise<Login | undefined> {
  const row = await findPending(ctx.db, digestOf(handle));
  return row && readLogin(row);
}

function readLogin(row: PendingLoginTable): Login {
  return {
    ...row,
    context: JSON.parse(row.context) as SignInContext,
    amr: row.amr === null ? null : (JSON.parse(row.amr) as string[]),
    enrolled: JSON.parse(row.enrolled) as string[],
  };
}

/** Why a login is over; nothing while it lives. What was proved in it stays proved, however many tries that took. */
function overBy(ctx: Context, login: Login): Login['ended'] | 'expired' {
  if (login.ended) return login.ended;
  if (login.expires_at <= ctx.now()) return 'expired';
  return login.amr === null && login.tries >= ctx.options.figures.tries ? 'tries' : null;
}

/** A login that a session opened is worth nothing without that session. */
function belongsTo(login: Login, session: Session | undefined): boolean {
  return login.via === 'sign-in' || session?.userId === login.user_id;
}

export interface Opening {
  readonly userId: string;
  readonly via: Login['via'];
  readonly context: SignInContext;
  readonly returnTo: string;
  readonly minutes: number;
  /** When the right to enrol was given, if it was. */
  readonly grantedAt: number | undefined;
}

/** Opens a pending login and gives its handle to this browser, and to nothing else. */
export async function openLogin(ctx: Context, caller: Caller, opening: Opening): Promise<Login> {
  const now = ctx.now();
  const handle = newHandle();
  const row: PendingLoginTable = {
    id: newId(now),
    handle: digestOf(handle),
    user_id: opening.userId,
    via: opening.via,
    context: JSON.stringify(opening.context),
    return_to: opening.returnTo,
    tries: 0,
    granted_at: opening.grantedAt ?? null,
    ticketed: 0,
    amr: null,
    fresh_at: null,
    fresh_amr: null,
    enrolled: '[]',
    trust: 0,
    ended: null,
    created_at: now,
    expires_at: now + opening.minutes * 60_000,
  };
  await savePending(ctx.db, row);
  caller.browser.keepPending(handle);
  return readLogin(row);
}

export interface Pending {
  readonly login: Login;
  readonly known: Known;
}

/**
 * The pending login that this request belongs to, opened now if a session without a proof is asking.
 * @throws MfaError `signed_out`, `pending_expired`, `challenge_over`, `factor_locked` (a lock wins over a dead login)
 */
export async function pendingOf(
  ctx: Context,
  caller: Caller,
  { challengeId, factorId }: { challengeId?: string | undefined; factorId?: string } = {},
): Promise<Pending> {
  const asking = await whoAsks(ctx, caller);
  if (asking.who === 'nobody') return refuseDead(ctx, asking, factorId);
  if (asking.who === 'full') throw new MfaError('challenge_over');
  if (asking.who === 'pending') {
    if (factorId !== undefined && challengeId !== asking.login.id) throw new MfaError('challenge_over');
    return { login: asking.login, known: await knownOf(ctx, asking.login) };
  }
  if (challengeId !== undefined) throw new MfaError('challenge_over');
  return openForSession(ctx, caller, asking);
}

async function openForSession(
  ctx: Context,
  caller: Caller,
  asking: { userId: string; context: SignInContext },
): Promise<Pending> {
  const { figures, defaultPage } = ctx.options;
  const before = await gather(ctx, asking);
  if (before.at === 'complete') throw new MfaError('challenge_over');
  // Somebody who came by another door may be new to the kit; skips and proofs need their row.
  await meetUser(ctx, asking.userId);
  const login = await openLogin(ctx, caller, {
    ...asking,
    via: 'session',
    returnTo: defaultPage,
    minutes: before.at === 'challenge' ? figures.challengeMinutes : figures.enrollmentMinutes,
    grantedAt: undefined,
  });
  return { login, known: before };
}

export async function knownOf(ctx: Context, login: Login): Promise<Known> {
  return gather(ctx, { userId: login.user_id, context: login.context, login });
}

async function refuseDead(
  ctx: Context,
  { reason, dead }: Extract<Asking, { who: 'nobody' }>,
  factorId?: string,
): Promise<never> {
  if (reason === 'expired') throw new MfaError('pending_expired');
  if (reason !== 'tries' || !dead) throw new MfaError('signed_out');
  if (factorId !== undefined) await refuseIfLocked(ctx, dead.user_id, factorId);
  throw new MfaError('challenge_over');
}
