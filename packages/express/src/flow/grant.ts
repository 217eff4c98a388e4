/** Who may enrol and who may skip: the small rules that the wizard's state and its routes both ask. */
import type { Context } from '../context.js';
import type { Known, Login } from './known.js';

const GRANT_MS = 10 * 60_000;

/** Signing in, the password or a factor, ten minutes ago at most, is the right to enrol. */
export function isGranted(ctx: Context, login?: Login): boolean {
  if (!login) return false;
  if (login.amr) return true;
  return login.granted_at !== null && ctx.now() - login.granted_at <= GRANT_MS;
}

export function hasPassword(ctx: Context, known: Known): boolean {
  return known.user.hasPassword !== false && ctx.options.users.verifyPassword !== undefined;
}

export function needsPassword(ctx: Context, known: Known, login?: Login): boolean {
  return !isGranted(ctx, login) && hasPassword(ctx, known);
}

/** Without a password and without a grant the host has to authenticate again first. */
export function mayBegin(ctx: Context, known: Known, login?: Login): boolean {
  return isGranted(ctx, login) && known.judgement.kinds.length > 0;
}

/** Somebody who was reset enrols by their ticket, which is good for once: a skip would leave them without a way in. */
export function maySkip({ judgement, row }: Known, login?: Login): boolean {
  return judgement.requirement !== 'required' && login?.via !== 'choice' && row.needs_ticket === 0;
}
