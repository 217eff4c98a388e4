/** The last step: the pending login becomes a proof, the proof goes into the host's session. */
import { MfaError, type Complete, type Kind } from '@mfa-kit/contract';
import { record } from '../audit/audit.service.js';
import type { Context, Transaction } from '../context.js';
import { tagsOf, trustBrowser } from '../devices/devices.service.js';
import type { Caller } from '../http/caller.js';
import { newHandle } from '../keys/tokens.js';
import { endProof, writeProof, type Fresh } from '../proofs/proofs.service.js';
import { tellOfOldCodes } from '../recovery/recovery.service.js';
import type { Session } from '../sessions/adapter.js';
import { markSeen, userState } from '../users/users.service.js';
import { endPending } from './flow.store.js';
import type { Known, Login } from './known.js';

const REPAIR_MS = 15 * 60_000;

export interface Outcome {
  readonly level: 1 | 2;
  readonly amr: readonly string[];
  readonly skipped?: boolean;
  readonly repairUntil?: number;
  /** The factor that this very request proved, or the login before it. */
  readonly fresh?: Fresh | undefined;
  readonly enrolled?: readonly string[];
  /** Recovery codes left, if they are not what was known when the request came. */
  readonly recoveryLeft?: number | undefined;
  /** This browser is to be trusted from now on. */
  readonly trust?: NewTrust | undefined;
}

interface NewTrust {
  /** What its cookie will hold. */
  readonly handle: string;
  readonly days: number;
  readonly caller: Caller;
}

/** What the person wished where the state offered it, if policy offers it still. */
export function newTrust({ judgement }: Known, caller: Caller, wished: boolean): NewTrust | undefined {
  if (!wished || judgement.trustDays === 0) return undefined;
  return { handle: newHandle(), days: judgement.trustDays, caller };
}

export interface Completing {
  readonly login: Login;
  readonly known: Known;
  /** The session of this browser until now. */
  readonly session: Session | undefined;
}

/**
 * Ends the login and writes its proof, in the transaction that spent what proved it.
 * @throws MfaError `challenge_over` when another request ended it first; then nothing of the transaction stays
 */
export async function writeCompletion(
  ctx: Context,
  transaction: Transaction,
  { login, known, session }: Completing,
  outcome: Outcome,
): Promise<string> {
  if (!(await endPending(transaction, login.id, 'done'))) throw new MfaError('challenge_over');
  if (session) await endProof(transaction, session);
  const context = JSON.stringify(login.context);
  // Somebody dormant stays so until a ticket or a factor says they are who they are.
  const isSeen = !known.standing.dormant || outcome.level === 2;
  const epoch = isSeen
    ? await markSeen(ctx, transaction, login.user_id, context)
    : (await userState(ctx, login.user_id, transaction)).epoch;
  if (outcome.trust) await trust(ctx, transaction, login.user_id, outcome.trust);
  return writeProof(ctx, transaction, {
    userId: login.user_id,
    level: outcome.level,
    amr: outcome.amr,
    context,
    epoch,
    skipped: outcome.skipped ?? false,
    repairUntil: outcome.repairUntil,
    fresh: outcome.fresh,
  });
}

async function trust(
  ctx: Context,
  transaction: Transaction,
  userId: string,
  { handle, days, caller }: NewTrust,
): Promise<void> {
  await trustBrowser(ctx, transaction, { userId, handle, days, userAgent: caller.userAgent });
  await record(ctx, { type: 'browser_trusted', userId, caller }, transaction);
}

/** After the commit: the browser gets the session, and the pending cookie goes. */
export async function enterSession(
  ctx: Context,
  caller: Caller,
  { login, known }: { login: Login; known: Known },
  { proofId, ...outcome }: Outcome & { proofId: string },
): Promise<Complete> {
  // Nothing is read any more: a database that fails from here on leaves nobody signed in behind a 503.
  const left = outcome.recoveryLeft ?? known.codesLeft;
  const { browser } = caller;
  const result =
    login.via === 'sign-in' ? await browser.establish(known.user, proofId) : await browser.attach(proofId);
  browser.dropPending();
  if (outcome.trust) {
    const { handle, days } = outcome.trust;
    const [tag = ''] = tagsOf(ctx, login.user_id);
    browser.keepTrust({ tag, handle, days });
  }
  if (outcome.level === 2) void tellOfOldCodes(ctx, login.user_id);
  if (outcome.enrolled?.length) await ctx.options.sessions.endOthers?.(login.user_id, proofId);
  return {
    at: 'complete',
    actions: known.factors.length === 0 && outcome.level === 1 ? ['enroll'] : [],
    now: ctx.now(),
    level: outcome.level,
    amr: [...outcome.amr],
    returnTo: login.return_to,
    enrolled: [...(outcome.enrolled ?? [])] as Kind[],
    ...(outcome.repairUntil !== undefined && { repairUntil: outcome.repairUntil }),
    ...(outcome.level === 2 && left !== undefined && { recoveryLeft: left }),
    ...(result !== undefined && { result }),
  };
}

/** After a recovery code, methods may be repaired for a while without proving one. */
export function repairOf(ctx: Context, amr: readonly string[] | null): Pick<Outcome, 'repairUntil'> {
  return amr?.includes('recovery') ? { repairUntil: ctx.now() + REPAIR_MS } : {};
}

/** What this login has proved by a factor, and when. */
export function freshOf({ fresh_at: at, fresh_amr: amr }: Login): Fresh | undefined {
  return at === null || amr === null ? undefined : { at, amr };
}

/** What came before the second factor. A session of another door says nothing of how it was opened. */
export function firstFactors(login: Login, known: Known): string[] {
  return login.via === 'sign-in' && known.user.hasPassword !== false ? ['pwd'] : [];
}
