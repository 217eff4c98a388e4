/** What happened to a person's account, as they see it; and their word that it was not them. */
import {
  MfaError,
  type Activity,
  type DisownEvent,
  type EventType,
  type Happening,
  type ListActivity,
  type State,
} from '@mfa-kit/contract';
import { happenings, hasHappened } from '../audit/audit.service.js';
import type { Context } from '../context.js';
import type { EventTable } from '../db/schema.js';
import { endSession } from '../flow/end.service.js';
import { ownSession } from '../flow/own-session.js';
import { signedOut } from '../flow/present.js';
import { revoke } from '../flow/sign-in.service.js';
import { browserLabel } from '../http/browser-label.js';
import type { Caller } from '../http/caller.js';

const PAGE = 25;

export async function listActivity(
  ctx: Context,
  caller: Caller,
  { before }: ListActivity,
): Promise<Activity> {
  const { proof } = await ownSession(ctx, caller);
  const { events, more } = await happenings(ctx, { userId: proof.userId, before, most: PAGE });
  return { now: ctx.now(), events: events.map(happeningOf), more };
}

/** Of what an administrator did, neither who nor why nor from where: that is for auditors. */
function happeningOf(row: EventTable): Happening {
  const detail = (row.detail === null ? {} : JSON.parse(row.detail)) as { kind?: string };
  const isOwn = row.actor_id === null;
  return {
    id: row.id,
    type: row.type as EventType,
    at: row.at,
    ...(isOwn && browserLabel(row.user_agent)),
    ...(isOwn && row.ip !== null && { address: row.ip }),
    ...(detail.kind !== undefined && { factor: detail as NonNullable<Happening['factor']> }),
  };
}

/**
 * Nothing but the session is asked for, so that nobody in a hurry is held up: whoever stole it ends it with this.
 * @throws MfaError `not_found` for what did not happen to this person
 */
export async function disown(ctx: Context, caller: Caller, { eventId }: DisownEvent): Promise<State> {
  const { proof } = await ownSession(ctx, caller);
  if (!(await hasHappened(ctx, eventId, proof.userId))) throw new MfaError('not_found');
  await revoke(ctx, proof.userId, { type: 'disowned', caller });
  ctx.options.logger.warn({ userId: proof.userId, eventId }, 'somebody says of an event: this was not me');
  await ctx.options.sessions.endOthers?.(proof.userId, proof.id);
  await endSession(ctx, caller);
  await tellOperator(ctx, { userId: proof.userId, eventId });
  return signedOut(ctx, 'cancelled');
}

/** Everything is over by now: a host that cannot take the news changes nothing about that. */
async function tellOperator(ctx: Context, disowned: { userId: string; eventId: string }): Promise<void> {
  try {
    await ctx.options.onDisowned?.(disowned);
  } catch (error) {
    ctx.options.logger.error({ err: error, ...disowned }, 'onDisowned failed');
  }
}
