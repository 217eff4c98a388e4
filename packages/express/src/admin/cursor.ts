/** Where a list goes on: sealed, since what it is sorted by may be more than an administrator sees, and theirs for that list alone. */
import { MfaError, type ListPeople } from '@mfa-kit/contract';
import type { Context } from '../context.js';
import type { Place } from '../people/listing.service.js';
import type { AdminSession } from './administrator.js';

/** A place among the kit's rows, or what the application said of its own. */
export interface Cursor {
  readonly place?: Place;
  readonly host?: string;
}

export function cursorOf(ctx: Context, session: AdminSession, asked: ListPeople, cursor: Cursor): string {
  return ctx.keys.seal('cursor-enc', ownerOf(session, asked), JSON.stringify(cursor));
}

/** @throws MfaError `request_malformed` for one of another list, of another administrator, or of nobody's making */
export function readCursor(ctx: Context, session: AdminSession, asked: ListPeople): Cursor | undefined {
  if (asked.after === undefined) return undefined;
  try {
    return JSON.parse(ctx.keys.open('cursor-enc', ownerOf(session, asked), asked.after)) as Cursor;
  } catch {
    throw new MfaError('request_malformed', { fields: ['after'] });
  }
}

function ownerOf({ proof }: AdminSession, { text, status, tenant, role }: ListPeople): string {
  return JSON.stringify([proof.userId, text, status, tenant, role]);
}
