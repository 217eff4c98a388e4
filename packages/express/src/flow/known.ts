/** What is known of a person while they sign in: read once a request, judged by `stand`. */
import { MfaError } from '@mfa-kit/contract';
import type { Context, Transaction } from '../context.js';
import type { PendingLoginTable, UserStateTable } from '../db/schema.js';
import { isTrusted, trustedBrowser } from '../devices/devices.service.js';
import { activeFactors } from '../kinds/factors.service.js';
import type { Caller } from '../http/caller.js';
import type { Factor, Occasion } from '../kinds/kind.js';
import type { User } from '../options.js';
import { judgeWithin, type Judgement } from '../policy/policy.service.js';
import type { SignInContext } from '../policy/policy.js';
import { codesLeft } from '../recovery/recovery.service.js';
import { findUser, userState } from '../users/users.service.js';
import { stand, type Stand, type Standing } from './stand.js';

const DAY_MS = 24 * 3600_000;

/** What the codes of a login are for. */
export const SIGN_IN = 'sign-in';

/** A pending login with its JSON read. */
export interface Login extends Omit<PendingLoginTable, 'context' | 'amr' | 'enrolled'> {
  readonly context: SignInContext;
  readonly amr: readonly string[] | null;
  readonly enrolled: readonly string[];
}

/** Whose state is asked for: a pending login, or a session by its user and what it proved. */
export interface Subject {
  readonly userId: string;
  readonly context: SignInContext;
  readonly login?: Login;
  readonly skipped?: boolean;
  /** The browser that may be trusted: by what it brings to a sign-in, or as the one a session leans on. */
  readonly browser?: Caller | string | undefined;
}

export interface Known {
  readonly user: User;
  readonly row: UserStateTable;
  readonly judgement: Judgement;
  readonly factors: readonly Factor[];
  readonly codesLeft: number | undefined;
  /** The id of the trusted browser that is asking. */
  readonly device: string | undefined;
  readonly standing: Standing;
  readonly at: Stand;
}

export async function gather(ctx: Context, subject: Subject, transaction?: Transaction): Promise<Known> {
  const row = await userState(ctx, subject.userId, transaction);
  const user = await findUser(ctx, subject.userId, row.version, transaction);
  const judgement = await judgeWithin(
    ctx,
    { user, context: subject.context, row: withoutOwnSkip(row, subject) },
    transaction,
  );
  const factors = await activeFactors(ctx, subject.userId, transaction);
  const left = factors.length > 0 ? await codesLeft(ctx, subject.userId, transaction) : undefined;
  const device = factors.length > 0 ? await deviceOf(ctx, subject, row, judgement) : undefined;
  const standing = standingOf(ctx, subject, { row, judgement, factors, left, trusted: device !== undefined });
  return {
    user,
    row,
    judgement,
    factors,
    codesLeft: left,
    device,
    standing,
    at: placeOf(standing, subject.login),
  };
}

/** The skip that opened a session does not count against that session, or the last one would open none. */
function withoutOwnSkip(row: UserStateTable, { skipped }: Subject): UserStateTable {
  return skipped ? { ...row, skips: Math.max(0, row.skips - 1) } : row;
}

interface Facts {
  readonly row: UserStateTable;
  readonly judgement: Judgement;
  readonly factors: readonly Factor[];
  readonly left: number | undefined;
  readonly trusted: boolean;
}

/** Nothing is looked up while policy trusts no browser. */
async function deviceOf(
  ctx: Context,
  { userId, browser }: Subject,
  { device_epoch }: UserStateTable,
  { trustDays }: Judgement,
): Promise<string | undefined> {
  if (trustDays === 0 || browser === undefined) return undefined;
  const trust = { userId, deviceEpoch: device_epoch, days: trustDays };
  if (typeof browser !== 'string') return trustedBrowser(ctx, browser, trust);
  return (await isTrusted(ctx, browser, trust)) ? browser : undefined;
}

function standingOf(
  ctx: Context,
  { login, skipped }: Subject,
  { row, judgement, factors, left, trusted }: Facts,
): Standing {
  const isKnown = row.last_seen !== null;
  return {
    requirement: judgement.requirement,
    ignoreOwnChoice: judgement.ignoreOwnChoice,
    factors: factors.length,
    allowedFactors: factors.filter((factor) => judgement.kinds.some((kind) => kind === factor.kind)).length,
    proved: provedIn(login),
    hasCodes: (left ?? 0) > 0,
    needsTicket: row.needs_ticket === 1,
    dormant: isKnown && ctx.now() - (row.last_seen ?? 0) > ctx.options.figures.dormantDays * DAY_MS,
    ticketed: login?.ticketed === 1,
    skipped: skipped === true || judgement.skipHolds,
    trusted,
    byChoice: login?.via === 'choice',
  };
}

function provedIn(login: Login | undefined): Standing['proved'] {
  if (!login?.amr) return 'nothing';
  return login.amr.includes('recovery') ? 'recovery' : 'factor';
}

/**
 * A live login was opened because something was asked. When policy stops asking meanwhile, or another browser has saved
 * the codes first, nobody slips through on a read: a factor has to be proved (again), an offer to enrol can be skipped.
 */
function placeOf(standing: Standing, login: Login | undefined): Stand {
  const at = stand(standing);
  if (!login || at !== 'complete') return at;
  return standing.factors > 0 ? 'challenge' : 'enrollment';
}

/** @throws MfaError of the state the person is really in, when it is another than the action belongs to */
export function refuseUnless(known: Known, wanted: Stand): void {
  if (known.at === wanted) return;
  if (wanted === 'challenge') throw new MfaError('challenge_over');
  if (known.at === 'challenge') throw new MfaError('factor_exists');
  if (wanted === 'ticket') throw new MfaError('ticket_over');
  if (known.at === 'ticket') throw new MfaError('ticket_required');
  throw new MfaError(known.at === 'enrollment' ? 'enrollment_required' : 'factor_exists');
}

/** Policy is asked at each step: what it allowed when the set-up was begun it may refuse when it is confirmed. */
export function refuseUnlessAllowed(known: Known, kind: string): void {
  if (!known.judgement.kinds.some((allowed) => allowed === kind)) throw new MfaError('factor_not_allowed');
}

/** What a kind is told of the moment it acts in. */
export function occasionOf(caller: Caller, { login, known }: { login: Login; known: Known }): Occasion {
  return {
    user: known.user,
    pendingId: login.id,
    purpose: SIGN_IN,
    address: caller.address,
    locale: caller.locale,
  };
}
