/** An administrator at work: what every route of the console starts from. */
import { MfaError } from '@mfa-kit/contract';
import type { Context } from '../context.js';
import { ownSession, type OwnSession } from '../flow/own-session.js';
import type { Caller } from '../http/caller.js';
import type { Administrator } from '../options.js';
import { administratorOf } from '../people/rank.js';
import { isFresh, stepUpRequired } from '../step-up/grant.service.js';
import { findAnew } from '../users/users.service.js';
import { recordRefusal } from './refusals.service.js';

/** A change is made within so many seconds of a proof, whatever the figures say. */
const MOST_SECONDS = 300;

export interface AdminSession extends OwnSession {
  readonly admin: Administrator;
  /** Where the request comes from, for the audit. */
  readonly caller: Caller;
}

/**
 * Whoever administers, has a factor and has proved it in this session: a trusted browser does not count, and one who came
 * in by a recovery code signs in again first.
 * @throws MfaError `signed_out`, `mfa_required`, `enrollment_required`, `admin_only`, `reauthentication_required`,
 * `step_up_required`
 */
export async function adminSession(ctx: Context, caller: Caller): Promise<AdminSession> {
  const own = await ownSession(ctx, caller);
  // What they were a minute ago is no leave to act: whoever administers nothing any more is stopped at once.
  const user = await findAnew(ctx, own.proof.userId);
  if (!user) throw new MfaError('signed_out');
  const admin = administratorOf(ctx, user);
  if (!admin) throw await refused(ctx, own.proof.userId, caller);
  if (own.known.factors.length === 0) throw new MfaError('enrollment_required');
  if (own.proof.amr.includes('recovery')) throw new MfaError('reauthentication_required');
  if (own.proof.freshAt === undefined) throw stepUpRequired(ctx);
  return { ...own, admin, caller };
}

/** As that, for what changes something: the factor was proved just now. */
export async function freshAdminSession(ctx: Context, caller: Caller): Promise<AdminSession> {
  const session = await adminSession(ctx, caller);
  const demand = demandOf(session);
  if (!isFresh(ctx, session.proof, demand)) throw stepUpRequired(ctx, demand);
  return session;
}

/** What is tried by those who may not is written down. */
export async function refused(ctx: Context, actorId: string, caller: Caller): Promise<MfaError> {
  await recordRefusal(ctx, { actorId, caller });
  return new MfaError('admin_only');
}

/** How old the proof may be that a change asks for: what policy says of this administrator, and never above five minutes. */
export function demandOf({ known }: Pick<AdminSession, 'known'>): { readonly maxAge: number } {
  return { maxAge: Math.min(known.judgement.stepUpSeconds, MOST_SECONDS) };
}

/** Whether somebody of that company is theirs to administer. */
export function reaches({ tenants }: Pick<Administrator, 'tenants'>, tenant: string | undefined): boolean {
  return tenants === 'all' || (tenant !== undefined && tenants.includes(tenant));
}

/** Whose people are meant: all that are theirs, or of those the one company that is named. */
export function tenantsWithin(
  { tenants }: Administrator,
  named: string | undefined,
): Administrator['tenants'] {
  if (named === undefined) return tenants;
  return reaches({ tenants }, named) ? [named] : [];
}

/** What people are told who has set something. */
export function actsFor(ctx: Context, { actsFor: name }: Administrator): string {
  return name ?? ctx.options.issuer;
}
