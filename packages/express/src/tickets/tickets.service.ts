/** Tickets: an administrator's leave to enrol, for people whose password alone is not enough. */
import { MfaError } from '@mfa-kit/contract';
import { timingSafeEqual } from 'node:crypto';
import { record } from '../audit/audit.service.js';
import type { Context, Transaction } from '../context.js';
import { newId } from '../keys/tokens.js';
import { newCode, readCode } from '../recovery/code.js';
import { findTicketTries, replaceTicket, spendTicketTry, takeTicket } from './tickets.store.js';

export interface Issued {
  /** Shown once. */
  readonly ticket: string;
  readonly expiresAt: number;
}

/** For the host, whose administrators need no console. */
export async function issueTicket(ctx: Context, userId: string): Promise<string> {
  return ctx.db.transaction().execute(async (transaction) => {
    const { ticket } = await makeTicket(ctx, transaction, userId);
    await record(ctx, { type: 'ticket_issued', userId }, transaction);
    return ticket;
  });
}

/** Makes a ticket and voids the ones before it. Returned once, stored as a keyed digest. */
export async function makeTicket(ctx: Context, transaction: Transaction, userId: string): Promise<Issued> {
  const now = ctx.now();
  const code = newCode();
  const [kid = ''] = ctx.keys.kids;
  const ticket = {
    id: newId(now),
    user_id: userId,
    mac: macOf(ctx, userId, readCode(code), kid),
    key_id: kid,
    tries: 0,
    used_at: null,
    created_at: now,
    expires_at: now + ctx.options.figures.ticketMinutes * 60_000,
  };
  await replaceTicket(transaction, ticket);
  return { ticket: code, expiresAt: ticket.expires_at };
}

/**
 * Compares a ticket; what comes back redeems it, once.
 * @throws MfaError `code_mistyped`, `ticket_over`, `code_wrong` with `triesLeft`
 */
export async function tryTicket(ctx: Context, userId: string, typed: string) {
  const code = readCode(typed);
  const { tries } = ctx.options.figures;
  const ticket = await spendTicketTry(ctx.db, userId, ctx.now(), tries);
  if (!ticket) throw new MfaError('ticket_over');
  const isRight = timingSafeEqual(
    Buffer.from(macOf(ctx, userId, code, ticket.key_id)),
    Buffer.from(ticket.mac),
  );
  if (!isRight) throw new MfaError('code_wrong', { triesLeft: tries - ticket.tries });
  return (transaction: Transaction): Promise<boolean> => takeTicket(transaction, ticket.id, ctx.now());
}

/** Tries left at the user's ticket; 0 when there is none. */
export async function ticketTriesLeft(ctx: Context, userId: string): Promise<number> {
  const tries = await findTicketTries(ctx.db, userId, ctx.now());
  return tries === undefined ? 0 : Math.max(0, ctx.options.figures.tries - tries);
}

function macOf(ctx: Context, userId: string, code: string, kid: string): string {
  return ctx.keys.mac('ticket-mac', `${userId}|${code}`, kid);
}
