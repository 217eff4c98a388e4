/** What the host calls: signing in with a second factor in between, and ending what was begun. */
import type { State } from '@mfa-kit/contract';
import { record } from '../audit/audit.service.js';
import type { Context } from '../context.js';
import { seeBrowser } from '../devices/devices.service.js';
import type { Caller } from '../http/caller.js';
import { digestOf } from '../keys/tokens.js';
import type { User } from '../options.js';
import { meetScopes } from '../policy/scopes.service.js';
import type { SignInContext } from '../policy/policy.js';
import { endProof, writeProof } from '../proofs/proofs.service.js';
import { findAnew, lockUser, markSeen, meetUser } from '../users/users.service.js';
import { openLogin } from './asking.js';
import { endSession, endSignIns } from './end.service.js';
import { dropPending } from './flow.store.js';
import { gather, type Known } from './known.js';
import { present } from './present.js';
import { returnPath } from './return-path.js';

export interface SignInOptions extends SignInContext {
  /** Where the person was going: a path of this origin, anything else is the default page. */
  readonly returnTo?: unknown;
}

/** The password was right: the host's session waits until policy is met. */
export async function signIn(
  ctx: Context,
  caller: Caller,
  user: User,
  options: SignInOptions = {},
): Promise<State> {
  const { returnTo, ...context } = options;
  const path = returnPath(ctx.options, returnTo);
  if (caller.pendingHandle) await dropPending(ctx.db, digestOf(caller.pendingHandle));
  await meetUser(ctx, user.id, context.registering ? JSON.stringify(context) : undefined);
  await meetScopes(ctx, user, context);
  const known = await gather(ctx, { userId: user.id, context, browser: caller });
  if (known.at === 'complete') return completeAtOnce(ctx, caller, known, { context, returnTo: path });
  const { figures, passwordAgain } = ctx.options;
  const login = await openLogin(ctx, caller, {
    userId: user.id,
    via: 'sign-in',
    context,
    returnTo: path,
    minutes: known.at === 'challenge' ? figures.challengeMinutes : figures.enrollmentMinutes,
    grantedAt: passwordAgain ? undefined : ctx.now(),
  });
  return present(ctx, known, login);
}

async function completeAtOnce(
  ctx: Context,
  caller: Caller,
  { user, row, standing, device }: Known,
  { context, returnTo }: { context: SignInContext; returnTo: string },
): Promise<State> {
  const amr = [...(user.hasPassword === false ? [] : ['pwd']), ...(device ? ['trusted'] : [])];
  const where = JSON.stringify(context);
  const proofId = await ctx.db.transaction().execute(async (transaction) => {
    if (caller.session) await endProof(transaction, caller.session);
    if (!standing.dormant) await markSeen(ctx, transaction, user.id, where);
    if (device) await seeBrowser(ctx, transaction, device);
    return writeProof(ctx, transaction, {
      userId: user.id,
      level: 1,
      amr,
      context: where,
      epoch: row.epoch,
      skipped: standing.skipped,
      deviceId: device,
    });
  });
  await record(ctx, { type: device ? 'signed_in_trusted' : 'signed_in', userId: user.id, caller });
  caller.browser.dropPending();
  const result = await caller.browser.establish(user, proofId);
  return {
    at: 'complete',
    actions: standing.factors === 0 ? ['enroll'] : [],
    now: ctx.now(),
    level: 1,
    amr,
    returnTo,
    enrolled: [],
    ...(result !== undefined && { result }),
  };
}

/** Signs this browser out: the proof, the pending login and the host's session. */
export async function signOut(ctx: Context, caller: Caller): Promise<void> {
  if (caller.pendingHandle) await dropPending(ctx.db, digestOf(caller.pendingHandle));
  caller.browser.dropPending();
  await endSession(ctx, caller);
}

/** Ends every session and pending login of a user: their password changed, or they were reset. */
export async function revoke(
  ctx: Context,
  userId: string,
  { type, caller }: { type: 'revoked' | 'disowned'; caller?: Caller } = { type: 'revoked' },
): Promise<void> {
  await ctx.db.transaction().execute(async (transaction) => {
    await lockUser(transaction, userId);
    await endSignIns(transaction, userId);
    await record(ctx, { type, userId, ...(caller && { caller }) }, transaction);
  });
}

/** The host's user changed (tenant, roles): every process finds them again at the next request, lists of people do at once. */
export async function refresh(ctx: Context, userId: string): Promise<void> {
  await ctx.db.transaction().execute((transaction) => lockUser(transaction, userId));
  await findAnew(ctx, userId);
}
