/** Browsers that a person trusts: for so many days their sign-ins need no second factor. A convenience, never a factor. */
import type { TrustedBrowser } from '@mfa-kit/contract';
import type { Context, Transaction } from '../context.js';
import { browserLabel } from '../http/browser-label.js';
import type { Caller } from '../http/caller.js';
import { digestOf, newId } from '../keys/tokens.js';
import { userState } from '../users/users.service.js';
import {
  endDevice,
  endDevices,
  findDevice,
  findDeviceByHandle,
  listDevices,
  saveDevice,
  touchDevice,
  type DeviceRow,
} from './devices.store.js';

const DAY_MS = 24 * 3600_000;

/** What is asked of a browser: whose it has to be, and for how many days policy trusts one at all. */
export interface Trust {
  readonly userId: string;
  readonly deviceEpoch: number;
  readonly days: number;
}

/** Trusts a browser that will hold this handle, in the transaction that completes the login. */
export async function trustBrowser(
  ctx: Context,
  transaction: Transaction,
  { userId, handle, days, userAgent }: { userId: string; handle: string; days: number; userAgent: string },
): Promise<void> {
  const now = ctx.now();
  const { browser, system } = browserLabel(userAgent);
  const { device_epoch } = await userState(ctx, userId, transaction);
  await saveDevice(transaction, {
    id: newId(now),
    handle: digestOf(handle),
    user_id: userId,
    device_epoch,
    browser: browser ?? null,
    system: system ?? null,
    created_at: now,
    last_seen: now,
    expires_at: now + days * DAY_MS,
  });
}

/**
 * The trusted browser that is asking, if it is this user's and still trusted. A token that was never given out is
 * somebody's try, and the operator hears of it.
 */
export async function trustedBrowser(
  ctx: Context,
  caller: Caller,
  trust: Trust,
): Promise<string | undefined> {
  const handle = caller.trustHandle(tagsOf(ctx, trust.userId));
  if (handle === undefined) return undefined;
  const device = await findDeviceByHandle(ctx.db, digestOf(handle));
  if (!device || device.user_id !== trust.userId) {
    ctx.options.logger.warn(
      { userId: trust.userId, ip: caller.address },
      'a browser came with a trust token that it was never given',
    );
    return undefined;
  }
  return isLive(ctx, device, trust) ? device.id : undefined;
}

/** Whether the browser that a session leans on is trusted still. Read on each of its guarded requests. */
export async function isTrusted(ctx: Context, deviceId: string, trust: Trust): Promise<boolean> {
  const device = await findDevice(ctx.db, deviceId);
  return device !== undefined && isLive(ctx, device, trust);
}

/** Policy may have become stricter since: what it says now counts, from the day the browser was trusted. */
function isLive(ctx: Context, device: DeviceRow, { userId, deviceEpoch, days }: Trust): boolean {
  const until = Math.min(device.expires_at, device.created_at + days * DAY_MS);
  return device.user_id === userId && device.device_epoch === deviceEpoch && ctx.now() < until;
}

export async function seeBrowser(ctx: Context, transaction: Transaction, deviceId: string): Promise<void> {
  await touchDevice(transaction, deviceId, ctx.now());
}

export async function trustedBrowsers(ctx: Context, caller: Caller, trust: Trust): Promise<TrustedBrowser[]> {
  const handle = caller.trustHandle(tagsOf(ctx, trust.userId));
  const digest = handle === undefined ? undefined : digestOf(handle);
  const rows = await listDevices(ctx.db, { ...trust, now: ctx.now() });
  return rows
    .filter((row) => isLive(ctx, row, trust))
    .map((row) => ({
      id: row.id,
      ...(row.browser !== null && { browser: row.browser }),
      ...(row.system !== null && { system: row.system }),
      firstSeen: row.created_at,
      lastSeen: row.last_seen,
      expiresAt: Math.min(row.expires_at, row.created_at + trust.days * DAY_MS),
      isThis: row.handle === digest,
    }));
}

/** How many browsers are trusted by now. */
export async function countTrusted(ctx: Context, trust: Trust): Promise<number> {
  if (trust.days === 0) return 0;
  const rows = await listDevices(ctx.db, { ...trust, now: ctx.now() });
  return rows.filter((row) => isLive(ctx, row, trust)).length;
}

/** True for the one caller that ends it; false for another user's, and for one that is over. */
export async function distrustBrowser(
  ctx: Context,
  transaction: Transaction,
  device: { id: string; userId: string },
): Promise<boolean> {
  return endDevice(transaction, { ...device, now: ctx.now() });
}

/** Those too that policy does not let this session see: it may say otherwise at another door. True if there were any. */
export async function distrustBrowsers(
  ctx: Context,
  transaction: Transaction,
  user: Pick<Trust, 'userId' | 'deviceEpoch'>,
): Promise<boolean> {
  return (await endDevices(transaction, { ...user, now: ctx.now() })) > 0;
}

/**
 * What the names of a user's cookies carry, the newest key's first: two people who share a browser keep their own, and
 * nobody reads from it who they are.
 */
export function tagsOf(ctx: Context, userId: string): string[] {
  return ctx.keys.kids.map((kid) =>
    ctx.keys
      .mac('device-tag', userId, kid)
      .replace(/[^A-Za-z0-9]/g, '')
      .slice(0, 12),
  );
}
