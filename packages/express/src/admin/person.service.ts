/** One person as administrators see them: who it is, what they have, what is asked of them and why. */
import { MfaError, type OnePerson, type Person } from '@mfa-kit/contract';
import type { Context } from '../context.js';
import { countTrusted } from '../devices/devices.service.js';
import { locksOf } from '../failures/failures.service.js';
import type { Caller } from '../http/caller.js';
import { activeFactors, choiceOf } from '../kinds/factors.service.js';
import type { Administrator, User } from '../options.js';
import { masked } from '../people/masked.js';
import { ownSettings, personOf } from '../people/people.service.js';
import { administratorOf } from '../people/rank.js';
import { explain, type Judgement } from '../policy/policy.service.js';
import type { SignInContext } from '../policy/policy.js';
import { findAnew, userState, type UserState } from '../users/users.service.js';
import { adminSession, reaches, type AdminSession } from './administrator.js';
import { settingsOf } from './own-settings.js';
import { recordRefusal } from './refusals.service.js';
import { rowOf } from './row.js';

/** Somebody whom an administrator reaches. */
export interface Reached {
  readonly user: User;
  readonly state: UserState;
}

export async function person(ctx: Context, caller: Caller, { userId }: OnePerson): Promise<Person> {
  return showPerson(ctx, await adminSession(ctx, caller), userId);
}

/**
 * The person, as the host knows them this moment: whoever moved to another company is theirs from now on.
 * @throws MfaError `not_found` for somebody of another company, and for nobody: the same answer
 */
export async function personWithin(
  ctx: Context,
  { admin, proof, caller }: Pick<AdminSession, 'admin' | 'proof' | 'caller'>,
  userId: string,
): Promise<Reached> {
  const user = await findAnew(ctx, userId);
  if (user && reaches(admin, user.tenant)) return { user, state: await userState(ctx, userId) };
  await recordRefusal(ctx, { actorId: proof.userId, caller });
  throw new MfaError('not_found');
}

/** What the console shows of one person; every change of somebody answers with it. */
export async function showPerson(ctx: Context, session: AdminSession, userId: string): Promise<Person> {
  const { user, state } = await personWithin(ctx, session, userId);
  const { judgement, reasons } = await explain(ctx, user, lastContext(state), state);
  const [factors, locks, row, settings] = await Promise.all([
    activeFactors(ctx, userId),
    locksOf(ctx, userId),
    personOf(ctx, userId),
    ownSettings(ctx, userId),
  ]);
  if (!row) throw new MfaError('not_found');
  const { device_epoch: deviceEpoch } = state;
  const trust = { userId, deviceEpoch, days: judgement.trustDays };
  return {
    now: ctx.now(),
    ...rowOf(ctx, row, { state, settings, isLocked: locks.size > 0, judgement }),
    ...(user.email !== undefined && { mail: masked(user.email) }),
    factors: factors.map((factor) => ({
      ...choiceOf(factor, locks.get(factor.id)),
      addedAt: factor.confirmed_at ?? factor.created_at,
      ...(factor.last_used_at !== null && { lastUsedAt: factor.last_used_at }),
    })),
    trustedBrowsers: await countTrusted(ctx, trust),
    ...registeredThrough(state),
    ...timeLeft(judgement),
    why: reasons.filter(({ part }) => part === 'requirement'),
    ...settingsOf(settings, ctx.now()),
    mayReset: mayReset(ctx, session, user),
  };
}

/** Where they last signed in: what is asked of them is judged as it would be there. */
export function lastContext({ last_context: last }: Pick<UserState, 'last_context'>): SignInContext {
  return last === null ? {} : (JSON.parse(last) as SignInContext);
}

function registeredThrough({ registered_through: through }: UserState) {
  if (through === null) return {};
  const { form, application } = JSON.parse(through) as SignInContext;
  const name = form ?? application;
  return name === undefined ? {} : { registeredThrough: name };
}

function timeLeft({ skipsLeft, skipUntil }: Judgement) {
  return { ...(skipsLeft !== undefined && { skipsLeft }), ...(skipUntil !== undefined && { skipUntil }) };
}

/** Nobody resets themselves, or somebody above them. */
export function mayReset(
  ctx: Context,
  { admin, proof }: Pick<AdminSession, 'admin' | 'proof'>,
  user: User,
): Person['mayReset'] {
  if (user.id === proof.userId) return 'self';
  return isAbove(admin, administratorOf(ctx, user)) ? 'above' : 'yes';
}

function isAbove({ rank }: Administrator, other: Administrator | undefined): boolean {
  return other !== undefined && other.rank > rank;
}
