/** Writes down what happened to whom, and where from. */
import type { AuditType } from '@mfa-kit/contract';
import { eventType } from '@mfa-kit/contract/schemas';
import type { Context, Transaction } from '../context.js';
import type { EventTable } from '../db/schema.js';
import type { Caller } from '../http/caller.js';
import { firstIdAt, newId } from '../keys/tokens.js';
import { findEvent, findTenant, listEvents, saveEvent, searchEvents } from './audit.store.js';
import { sign } from './entry.js';

/** What of a factor an event keeps: as it was called then, whatever becomes of it. */
interface Subject {
  readonly id: string;
  readonly kind: string;
  readonly ordinal: number;
  readonly name: string;
  readonly hint: string | null;
  /** Sealed. Not kept with the event; a number that is no factor any more is told so. */
  readonly secret?: string;
}

export interface Happening {
  readonly type: AuditType;
  readonly userId: string;
  /** The administrator who did it; absent where people act for themselves. */
  readonly actorId?: string;
  /** Whose auditors read it: the company of whom it concerns, unless said. */
  readonly tenant?: string | undefined;
  /** It was tried, and refused. */
  readonly refused?: boolean;
  /** Why, in the administrator's words. */
  readonly reason?: string;
  /** What was changed, in words of the wire. */
  readonly changes?: readonly { what: string; before?: string; after?: string }[];
  readonly factorId?: string;
  /** In place of its id, where the event should tell which factor it was. */
  readonly factor?: Subject | undefined;
  /** The one that it took the place of: not written down again, but its owner is told at both. */
  readonly replaced?: Subject | undefined;
  /** All that worked until now and do not any more: their owner is told at every number. */
  readonly lost?: readonly Subject[];
  /** The administrator whose setting the person has changed. */
  readonly setter?: string | undefined;
  readonly caller?: Pick<Caller, 'address' | 'userAgent'> & Partial<Pick<Caller, 'locale'>>;
}

/** As that, also of what concerns nobody alone: a rule, say. */
export type Deed = Omit<Happening, 'userId'> & { readonly userId?: string };

/** Inside a transaction the row stands or falls with what it tells of, and so does the notice to the person. */
export async function record(ctx: Context, happening: Deed, transaction?: Transaction): Promise<void> {
  if (!transaction && ctx.notices.concern(happening.type))
    return ctx.db.transaction().execute((own) => record(ctx, happening, own));
  const at = ctx.now();
  const { userId, actorId } = happening;
  const about = userId ?? actorId;
  const happened = {
    id: newId(at),
    at,
    type: happening.type,
    user_id: userId ?? null,
    factor_id: happening.factor?.id ?? happening.factorId ?? null,
    ip: happening.caller?.address ?? null,
    user_agent: happening.caller?.userAgent ?? null,
    detail: detailOf(happening),
    actor_id: actorId ?? null,
    tenant: happening.tenant ?? (about === undefined ? null : await findTenant(transaction ?? ctx.db, about)),
    outcome: happening.refused ? ('refused' as const) : ('done' as const),
    reason: happening.reason ?? null,
  };
  const entry = { ...happened, ...sign(ctx.keys, happened), seq: null, seal: null };
  await saveEvent(transaction ?? ctx.db, entry);
  ctx.seals.wake();
  if (transaction) await ctx.notices.tell(ctx, happening, transaction);
}

/** Never a number, only what everybody may see of it. */
function detailOf({ factor, changes }: Deed): string | null {
  if (changes) return JSON.stringify({ changes });
  if (!factor) return null;
  const { kind, ordinal, name, hint } = factor;
  return JSON.stringify({ kind, ordinal, name, ...(hint !== null && { hint }) });
}

/** What happened to a user, as far as it is theirs to read, the newest first; `more` says whether there are older ones still. */
export async function happenings(
  ctx: Context,
  { userId, before, most }: { userId: string; before?: string | undefined; most: number },
): Promise<{ events: EventTable[]; more: boolean }> {
  const rows = await listEvents(ctx.db, { userId, types: eventType.options, before, most: most + 1 });
  return { events: rows.slice(0, most), more: rows.length > most };
}

/** Whether this happened, to this user, and is theirs to know. */
export async function hasHappened(ctx: Context, eventId: string, userId: string): Promise<boolean> {
  return (await findEvent(ctx.db, { id: eventId, userId, types: eventType.options })) !== undefined;
}

/** What auditors look for. */
export interface Sought {
  readonly tenants: 'all' | readonly string[];
  readonly type?: string | undefined;
  readonly actorId?: string | undefined;
  readonly userId?: string | undefined;
  readonly from?: number | undefined;
  readonly until?: number | undefined;
  readonly before?: string | undefined;
  readonly most: number;
}

/** The newest first, from the first instant up to the second. Companies one after the other: each is read by its index. */
export async function seek(
  ctx: Context,
  { tenants, from, until, before, most, ...by }: Sought,
): Promise<{ events: EventTable[]; more: boolean }> {
  const end = until === undefined ? undefined : firstIdAt(until);
  const filter = {
    ...by,
    since: from === undefined ? undefined : firstIdAt(from),
    before: end !== undefined && (before === undefined || end < before) ? end : before,
    most: most + 1,
  };
  const lists = await Promise.all(
    tenants === 'all'
      ? [searchEvents(ctx.db, filter)]
      : tenants.map((tenant) => searchEvents(ctx.db, { ...filter, tenant })),
  );
  const rows = lists.length === 1 ? lists[0]! : lists.flat().sort((a, b) => (a.id < b.id ? 1 : -1));
  return { events: rows.slice(0, most), more: rows.length > most };
}
