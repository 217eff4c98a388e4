/** The recovery codes at the end of enrolling, or of a login that used the last one: made, shown once, in force when saved. */
import { MfaError, type ConfirmCodes, type RecoverySet, type State } from '@mfa-kit/contract';
import { record } from '../audit/audit.service.js';
import type { Context } from '../context.js';
import type { Caller } from '../http/caller.js';
import { codesLeft, confirmSaved, makeSet } from '../recovery/recovery.service.js';
import { pendingOf, whoAsks } from './asking.js';
import { enterSession, freshOf, newTrust, repairOf, writeCompletion } from './complete.service.js';
import { refuseUnless } from './known.js';
import { beginOwnCodes, confirmOwnCodes } from './own-codes.service.js';
import { present } from './present.js';

/** Makes a set; one that was not confirmed before is void. In a login, only something proved in it leads here. */
export async function beginCodes(ctx: Context, caller: Caller): Promise<RecoverySet> {
  if ((await whoAsks(ctx, caller)).who === 'full') return beginOwnCodes(ctx, caller);
  const { login, known } = await pendingOf(ctx, caller);
  refuseUnless(known, 'codes');
  const owner = { userId: login.user_id, pendingId: login.id };
  const { setId, codes } = await ctx.db.transaction().execute((t) => makeSet(ctx, t, owner));
  return {
    setId,
    codes: [...codes],
    issuer: ctx.options.issuer,
    account: known.user.name,
    madeAt: ctx.now(),
    state: await present(ctx, known, login),
  };
}

/** @throws MfaError `challenge_over` when the set was replaced or is another login's */
export async function confirmCodes(ctx: Context, caller: Caller, input: ConfirmCodes): Promise<State> {
  if ((await whoAsks(ctx, caller)).who === 'full') return confirmOwnCodes(ctx, caller, input);
  const pending = await pendingOf(ctx, caller);
  const { login, known } = pending;
  refuseUnless(known, 'codes');
  const outcome = {
    level: 2,
    amr: login.amr ?? [],
    enrolled: login.enrolled,
    fresh: freshOf(login),
    ...repairOf(ctx, login.amr),
    trust: newTrust(known, caller, login.trust === 1),
  } as const;
  const proofId = await ctx.db.transaction().execute(async (transaction) => {
    const set = { id: input.setId, userId: login.user_id, pendingId: login.id };
    if (!(await confirmSaved(ctx, transaction, set))) throw new MfaError('challenge_over');
    await record(ctx, { type: 'recovery_made', userId: login.user_id, caller }, transaction);
    return writeCompletion(ctx, transaction, { ...pending, session: caller.session }, outcome);
  });
  const recoveryLeft = await codesLeft(ctx, login.user_id);
  return enterSession(ctx, caller, pending, { ...outcome, proofId, recoveryLeft });
}
