/** The recovery codes at the end of enrolling: made, shown once, in force when saved. */
import { MfaError, type ConfirmCodes, type RecoverySet, type State } from '@mfa-kit/contract';
import { record } from '../audit/audit.service.js';
import type { Context } from '../context.js';
import type { Caller } from '../http/caller.js';
import { codesLeft, confirmSaved, makeSet } from '../recovery/recovery.service.js';
import { pendingOf } from './asking.js';
import { enterSession, freshOf, newTrust, writeCompletion } from './complete.service.js';
import { refuseUnless } from './known.js';
import { present } from './present.js';

/** Makes a set; one that was not confirmed before is void. Only a factor enrolled or proved in this login leads here. */
export async function beginCodes(ctx: Context, caller: Caller): Promise<RecoverySet> {
  const { login, known } = await pendingOf(ctx, caller);
  refuseUnless(known, 'codes');
  const { setId, codes } = await makeSet(ctx, login.user_id, login.id);
  await record(ctx, { type: 'recovery_made', userId: login.user_id, caller });
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
export async function confirmCodes(ctx: Context, caller: Caller, { setId }: ConfirmCodes): Promise<State> {
  const pending = await pendingOf(ctx, caller);
  const { login, known } = pending;
  refuseUnless(known, 'codes');
  const outcome = {
    level: 2,
    amr: login.amr ?? [],
    enrolled: login.enrolled,
    fresh: freshOf(login),
    trust: newTrust(known, caller, login.trust === 1),
  } as const;
  const proofId = await ctx.db.transaction().execute(async (transaction) => {
    const set = { id: setId, userId: login.user_id, pendingId: login.id };
    if (!(await confirmSaved(ctx, transaction, set))) throw new MfaError('challenge_over');
    return writeCompletion(ctx, transaction, { ...pending, session: caller.session }, outcome);
  });
  const recoveryLeft = await codesLeft(ctx, login.user_id);
  return enterSession(ctx, caller, pending, { ...outcome, proofId, recoveryLeft });
}
