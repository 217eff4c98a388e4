/** What an administrator's changes of one person go through: whom they may touch, one change at a time, the audit of refusals. */
import { MfaError } from '@mfa-kit/contract';
import type { Context, Transaction } from '../context.js';
import type { User } from '../options.js';
import { isInForce } from '../proofs/proofs.service.js';
import { lockUser } from '../users/users.service.js';
import type { AdminSession } from './administrator.js';
import { mayReset, personWithin, type Reached } from './person.service.js';
import { recordRefusal } from './refusals.service.js';

/**
 * Somebody of a company of theirs, neither themselves nor above them. Whoever could free a superior's factor from its
 * locks, or say where their code is texted, would need only the password then; and nobody eases what is asked of themselves.
 * @throws MfaError `not_found`, `admin_only`; both are audited
 */
export async function personBelow(ctx: Context, session: AdminSession, userId: string): Promise<Reached> {
  const reached = await personWithin(ctx, session, userId);
  if (mayReset(ctx, session, reached.user) === 'yes') return reached;
  throw await refusedFor(ctx, session, reached.user);
}

/** Not theirs to do: written down, too. */
export async function refusedFor(ctx: Context, session: AdminSession, user: User): Promise<MfaError> {
  await recordRefusal(ctx, deedOf(session, user));
  return new MfaError('admin_only');
}

/** Who did it to whom, for the audit. */
export function deedOf({ proof, caller }: AdminSession, { id, tenant }: User) {
  return { userId: id, actorId: proof.userId, tenant, caller };
}

/** Racers wait for each other here. An administrator who was signed out, or reset, meanwhile changes nothing. */
export async function changePerson<Result>(
  ctx: Context,
  { proof }: AdminSession,
  { id }: User,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  return ctx.db.transaction().execute(async (transaction) => {
    await lockUser(transaction, id);
    if (!(await isInForce(transaction, proof))) throw new MfaError('signed_out');
    return work(transaction);
  });
}
