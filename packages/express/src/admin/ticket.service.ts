/** Tickets for people who need one, and the end of locks. */
import { MfaError, type Person, type Ticketed, type WithReason } from '@mfa-kit/contract';
import { record } from '../audit/audit.service.js';
import type { Context } from '../context.js';
import { forgetFailures } from '../failures/failures.service.js';
import type { Caller } from '../http/caller.js';
import { activeFactors } from '../kinds/factors.service.js';
import { makeTicket } from '../tickets/tickets.service.js';
import { freshAdminSession } from './administrator.js';
import { changePerson, deedOf, personBelow } from './change.js';
import { showPerson } from './person.service.js';

/** @throws MfaError `factor_exists`: whoever has a factor proves it, or is reset */
export async function ticket(ctx: Context, caller: Caller, input: WithReason): Promise<Ticketed> {
  const session = await freshAdminSession(ctx, caller);
  const { user } = await personBelow(ctx, session, input.userId);
  const { reason } = input;
  const issued = await changePerson(ctx, session, user, async (transaction) => {
    const factors = await activeFactors(ctx, user.id, transaction);
    if (factors.length > 0) throw new MfaError('factor_exists');
    const made = await makeTicket(ctx, transaction, user.id);
    await record(ctx, { type: 'ticket_issued', ...deedOf(session, user), reason }, transaction);
    return made;
  });
  return { now: ctx.now(), ...issued, person: await showPerson(ctx, session, user.id) };
}

/** Wrong tries are forgotten; what they locked is open again. */
export async function unlock(ctx: Context, caller: Caller, input: WithReason): Promise<Person> {
  const session = await freshAdminSession(ctx, caller);
  const { user } = await personBelow(ctx, session, input.userId);
  const { reason } = input;
  await changePerson(ctx, session, user, async (transaction) => {
    await forgetFailures(transaction, user.id);
    await record(ctx, { type: 'unlocked', ...deedOf(session, user), reason }, transaction);
  });
  return showPerson(ctx, session, user.id);
}
