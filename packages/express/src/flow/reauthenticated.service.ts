/** The host has authenticated somebody without a password again by itself: for a while they may enrol a first factor. */
import { MfaError } from '@mfa-kit/contract';
import type { Context } from '../context.js';
import type { Caller } from '../http/caller.js';
import { markReauthenticated, renewProof, type Proof } from '../proofs/proofs.service.js';
import { openLogin, whoAsks } from './asking.js';
import { markGranted } from './flow.store.js';
import { gather } from './known.js';

/** @throws MfaError `signed_out` without a session that the kit knows or could prove */
export async function reauthenticated(ctx: Context, caller: Caller): Promise<void> {
  const { session } = caller;
  if (!session) throw new MfaError('signed_out');
  const asking = await whoAsks(ctx, caller);
  switch (asking.who) {
    case 'nobody':
      throw new MfaError('signed_out');
    case 'full':
      return grantInSession(ctx, caller, asking.proof);
    case 'pending':
      // A login over somebody else's session is not theirs who was authenticated.
      if (asking.login.user_id !== session.userId) throw new MfaError('signed_out');
      return ctx.db.transaction().execute((t) => markGranted(t, asking.login.id, ctx.now()));
    case 'unproved':
      return openGranted(ctx, caller, asking);
  }
}

/** A copy of the session from before gets nothing of it. */
async function grantInSession(ctx: Context, caller: Caller, proof: Proof): Promise<void> {
  const proofId = await ctx.db.transaction().execute(async (transaction) => {
    await markReauthenticated(ctx, transaction, proof);
    return renewProof(ctx, transaction, proof);
  });
  if (proofId === undefined) throw new MfaError('signed_out');
  if (proofId !== proof.id) await caller.browser.attach(proofId);
}

/** A session that was stopped on its way in has no proof to write it on: its login, opened now, carries the grant. */
async function openGranted(
  ctx: Context,
  caller: Caller,
  { userId, context }: { userId: string; context: object },
): Promise<void> {
  const { at } = await gather(ctx, { userId, context });
  if (at !== 'enrollment') return;
  await openLogin(ctx, caller, {
    userId,
    context,
    via: 'session',
    returnTo: ctx.options.defaultPage,
    minutes: ctx.options.figures.enrollmentMinutes,
    grantedAt: ctx.now(),
  });
}
