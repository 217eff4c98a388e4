/** A reset: everything that somebody has ends in one moment, and a one-time ticket is the way back. */
import { MfaError, type ResetPerson, type Ticketed } from '@mfa-kit/contract';
import { record } from '../audit/audit.service.js';
import type { Context, Transaction } from '../context.js';
import { forgetFailures } from '../failures/failures.service.js';
import { endSignIns } from '../flow/end.service.js';
import type { Caller } from '../http/caller.js';
import { retireAll } from '../kinds/factors.service.js';
import type { Factor } from '../kinds/kind.js';
import type { User } from '../options.js';
import { masked } from '../people/masked.js';
import { endLeave } from '../policy/own.service.js';
import { dropPreset } from '../presets/presets.service.js';
import { voidCodes } from '../recovery/recovery.service.js';
import { endStepUps, stepUpRequired, takeGrant } from '../step-up/grant.service.js';
import { makeTicket } from '../tickets/tickets.service.js';
import { demandTicket } from '../users/users.service.js';
import { adminSession, demandOf } from './administrator.js';
import { changePerson, deedOf, personBelow } from './change.js';
import { showPerson } from './person.service.js';

/** More of a name is not asked for. */
const LONGEST_NAME = 100;

/**
 * Asks for a proof of its own, which it uses up.
 * @throws MfaError `confirmation_required` unless the name as shown was typed; `admin_only`, `step_up_required`
 */
export async function reset(ctx: Context, caller: Caller, input: ResetPerson): Promise<Ticketed> {
  const session = await adminSession(ctx, caller);
  const { user } = await personBelow(ctx, session, input.userId);
  if (!isName(input.name, user)) throw new MfaError('confirmation_required', { fields: ['name'] });
  const { reason } = input;
  const issued = await changePerson(ctx, session, user, async (transaction) => {
    const demand = { purpose: 'admin_reset', ...demandOf(session) } as const;
    if (!(await takeGrant(ctx, transaction, session.proof, demand))) throw stepUpRequired(ctx, demand);
    const lost = await endEverything(ctx, transaction, user.id);
    const ticket = await makeTicket(ctx, transaction, user.id);
    const changes = lost.map((factor) => ({ what: 'factor', before: named(factor) }));
    await record(ctx, { type: 'reset', ...deedOf(session, user), reason, changes, lost }, transaction);
    return ticket;
  });
  await endHostSessions(ctx, user.id);
  return { now: ctx.now(), ...issued, person: await showPerson(ctx, session, user.id) };
}

/** The same letters, however they were typed: composed or not, and without what a page does not show. */
function isName(typed: string, { displayName, name }: User): boolean {
  return lettersOf(typed) === lettersOf(masked(displayName ?? name));
}

/** Whoever could give themselves a name that nobody can type, or that is too long to send, could never be reset. */
function lettersOf(name: string): string {
  const visible = name.normalize('NFC').replace(/\p{Cf}/gu, '');
  return visible
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_NAME)
    .trim();
}

/** Returns the factors that worked until now. */
async function endEverything(ctx: Context, transaction: Transaction, userId: string): Promise<Factor[]> {
  const lost = await retireAll(ctx, transaction, userId);
  await voidCodes(transaction, userId);
  await endSignIns(transaction, userId);
  await endStepUps(transaction, userId);
  await forgetFailures(transaction, userId);
  await dropPreset(transaction, userId);
  // Whoever is let off would come in by the password alone, which is what may have been lost.
  await endLeave(transaction, userId);
  await demandTicket(transaction, userId);
  return lost;
}

function named({ kind, hint }: Factor): string {
  return hint === null ? kind : `${kind} …${hint}`;
}

/** Their proofs are over by now, so a host that cannot find the sessions must not cost anybody the ticket. */
async function endHostSessions(ctx: Context, userId: string): Promise<void> {
  try {
    await ctx.options.sessions.endOthers?.(userId, '');
  } catch (error) {
    ctx.options.logger.error({ err: error, userId }, 'sessions.endOthers failed after a reset');
  }
}
