/** A person's trusted browsers, in their settings. */
import { MfaError, type Devices, type OneDevice } from '@mfa-kit/contract';
import { record } from '../audit/audit.service.js';
import type { Context, Transaction } from '../context.js';
import { distrustBrowser, distrustBrowsers, trustedBrowsers } from '../devices/devices.service.js';
import { ownSession, type OwnSession } from '../flow/own-session.js';
import type { Caller } from '../http/caller.js';
import { isFresh, stepUpRequired } from '../step-up/grant.service.js';

export async function listBrowsers(ctx: Context, caller: Caller): Promise<Devices> {
  return view(ctx, caller, await ownSession(ctx, caller));
}

/** @throws MfaError `step_up_required`, `not_found` for one that is not this person's or is trusted no more */
export async function revokeBrowser(ctx: Context, caller: Caller, { deviceId }: OneDevice): Promise<Devices> {
  const own = await ownSession(ctx, caller);
  const { userId } = own.proof;
  const device = { id: deviceId, userId };
  const isEnded = await distrust(ctx, caller, own, (t) => distrustBrowser(ctx, t, device));
  if (!isEnded) throw new MfaError('not_found');
  return view(ctx, caller, own);
}

/** @throws MfaError `step_up_required` */
export async function revokeBrowsers(ctx: Context, caller: Caller): Promise<Devices> {
  const own = await ownSession(ctx, caller);
  const user = { userId: own.proof.userId, deviceEpoch: own.known.row.device_epoch };
  await distrust(ctx, caller, own, (t) => distrustBrowsers(ctx, t, user));
  return view(ctx, caller, own);
}

/** Whether any was trusted until now. */
async function distrust(
  ctx: Context,
  caller: Caller,
  { proof, known }: OwnSession,
  end: (transaction: Transaction) => Promise<boolean>,
): Promise<boolean> {
  const demand = { maxAge: known.judgement.stepUpSeconds };
  if (!isFresh(ctx, proof, demand)) throw stepUpRequired(ctx, demand);
  return ctx.db.transaction().execute(async (transaction) => {
    const isEnded = await end(transaction);
    if (isEnded) await record(ctx, { type: 'browser_revoked', userId: proof.userId, caller }, transaction);
    return isEnded;
  });
}

async function view(ctx: Context, caller: Caller, { proof, known }: OwnSession): Promise<Devices> {
  const days = known.judgement.trustDays;
  const trust = { userId: proof.userId, deviceEpoch: known.row.device_epoch, days };
  return { now: ctx.now(), days, browsers: days > 0 ? await trustedBrowsers(ctx, caller, trust) : [] };
}
