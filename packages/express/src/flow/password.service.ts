/** Asking the password again, without becoming an oracle for it. */
import { MfaError, type GivePassword, type State } from '@mfa-kit/contract';
import { record } from '../audit/audit.service.js';
import type { Context } from '../context.js';
import { clearFailures, countTry, PASSWORD } from '../failures/failures.service.js';
import type { Caller } from '../http/caller.js';
import { endProof } from '../proofs/proofs.service.js';
import { pendingOf } from './asking.js';
import { endLogin } from './end.service.js';
import { markGranted } from './flow.store.js';
import { hasPassword, needsPassword } from './grant.js';
import { refuseUnless } from './known.js';
import { stateOf } from './present.js';

/** So many wrong ones in a row end the session they were tried from. */
const MOST_IN_A_ROW = 10;

/** @throws MfaError `password_wrong`, `factor_locked` (with `retryAfter`), `reauthentication_required` */
export async function givePassword(ctx: Context, caller: Caller, { password }: GivePassword): Promise<State> {
  const { login, known } = await pendingOf(ctx, caller);
  refuseUnless(known, 'enrollment');
  if (!hasPassword(ctx, known)) throw new MfaError('reauthentication_required');
  if (!needsPassword(ctx, known, login)) return stateOf(ctx, caller);
  await ctx.addressLimit.refuseIfSpent(caller.address);
  const inRow = await ctx.db.transaction().execute((t) => countTry(ctx, t, login.user_id, PASSWORD));
  const isRight = (await ctx.options.users.verifyPassword?.(known.user, password)) === true;
  if (isRight) {
    await ctx.db.transaction().execute(async (transaction) => {
      await clearFailures(transaction, login.user_id, PASSWORD);
      await markGranted(transaction, login.id, ctx.now());
    });
    return stateOf(ctx, caller);
  }
  await ctx.addressLimit.countFailure(caller.address);
  await record(ctx, { type: 'password_wrong', userId: login.user_id, caller });
  if (inRow % MOST_IN_A_ROW !== 0)
    throw new MfaError('password_wrong', { state: await stateOf(ctx, caller) });
  if (caller.session) await endProof(ctx.db, caller.session);
  throw new MfaError('password_wrong', { state: await endLogin(ctx, caller, login, 'tries') });
}
