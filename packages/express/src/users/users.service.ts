/** The host's users as last found, and what the kit itself keeps of them: version, epochs, skips, last seen. */
import { MfaError } from '@mfa-kit/contract';
import type { Context, Transaction } from '../context.js';
import type { UserStateTable } from '../db/schema.js';
import type { User } from '../options.js';
import { noteFound, noteGone } from '../people/people.service.js';
import {
  bumpDeviceEpoch,
  bumpEpochs,
  bumpVersion,
  dropTicketNeed,
  findUserState,
  saveRegisteredThrough,
  saveSeen,
  saveSkip,
  saveTicketNeed,
  saveUser,
  unknownState,
} from './users.store.js';

/** A user's row, as the kit keeps it. */
export type UserState = UserStateTable;

const FRESH_MS = 60_000;
const MOST = 10_000;

interface Found {
  readonly user: User;
  readonly at: number;
  readonly version: number;
}

const caches = new WeakMap<Context, Map<string, Found>>();

/**
 * The user by id, found again after 60 s or when the user's version has moved (`mfa.refresh`, in any process).
 * @throws MfaError `signed_out` when the host no longer knows them
 */
export async function findUser(
  ctx: Context,
  userId: string,
  version: number,
  transaction?: Transaction,
): Promise<User> {
  const cache = cacheOf(ctx);
  const known = cache.get(userId);
  if (known && known.version === version && ctx.now() - known.at < FRESH_MS) return known.user;
  cache.delete(userId);
  const user = await findAnew(ctx, userId, transaction);
  if (!user) throw new MfaError('signed_out');
  cache.set(userId, { user, at: ctx.now(), version });
  const [oldest] = cache.keys();
  if (cache.size > MOST && oldest !== undefined) cache.delete(oldest);
  return user;
}

/** Asks the host, whatever is remembered; lists of people say the same from now on. */
export async function findAnew(
  ctx: Context,
  userId: string,
  transaction?: Transaction,
): Promise<User | undefined> {
  const user = await ctx.options.users.find(userId);
  await (user ? noteFound(ctx, user, transaction) : noteGone(ctx, userId, transaction));
  return user;
}

function cacheOf(ctx: Context): Map<string, Found> {
  const cache = caches.get(ctx) ?? new Map<string, Found>();
  caches.set(ctx, cache);
  return cache;
}

/** The row of a user, or what an unknown one starts with. */
export async function userState(ctx: Context, userId: string, transaction?: Transaction): Promise<UserState> {
  return findUserState(transaction ?? ctx.db, userId);
}

/** A row that was read with others, or what an unknown user starts with. */
export function stateFrom(row: UserState | undefined, userId: string): UserState {
  return row ?? unknownState(userId);
}

/** Makes the user known; a registration remembers its form, once. */
export async function meetUser(ctx: Context, userId: string, registeredThrough?: string): Promise<void> {
  await saveUser(ctx.db, userId);
  if (registeredThrough !== undefined) await saveRegisteredThrough(ctx.db, userId, registeredThrough);
}

/** First in every transaction that has to hold over several of the user's rows: racers wait here. */
export async function lockUser(transaction: Transaction, userId: string): Promise<void> {
  await bumpVersion(transaction, userId);
}

/** Every proof and trusted browser of before is over. */
export async function endProofsOf(transaction: Transaction, userId: string): Promise<void> {
  await bumpEpochs(transaction, userId);
}

/** Every trusted browser of before is trusted no more; sessions that do not lean on one go on. */
export async function endTrustOf(transaction: Transaction, userId: string): Promise<void> {
  await bumpDeviceEpoch(transaction, userId);
}

/** An administrator has reset them: the password alone is not enough to enrol. */
export async function demandTicket(transaction: Transaction, userId: string): Promise<void> {
  await saveTicketNeed(transaction, userId);
}

export async function forgetTicketNeed(transaction: Transaction, userId: string): Promise<void> {
  await dropTicketNeed(transaction, userId);
}

/** Signed in, and where: what policy might ask is judged by that later. The user's epoch comes back. */
export async function markSeen(
  ctx: Context,
  transaction: Transaction,
  userId: string,
  context: string,
): Promise<number> {
  return saveSeen(transaction, { userId, context, now: ctx.now() });
}

/** Takes one of so many skips; false when another browser took the last one meanwhile. */
export async function takeSkip(
  ctx: Context,
  transaction: Transaction,
  userId: string,
  most = Number.MAX_SAFE_INTEGER,
): Promise<boolean> {
  return saveSkip(transaction, userId, ctx.now(), most);
}
