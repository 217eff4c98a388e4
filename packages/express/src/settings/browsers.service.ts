/** A person's trusted browsers, in their settings. */
import { MfaError, type Devices, type OneDevice } from '@mfa-kit/contract';
import { record } from '../audit/audit.service.js';
import type { Context } from '../context.js';
import { distrustBrowser, trustedBrowsers } from '../devices/devices.service.js';
import { ownSession, type OwnSession } from '../flow/own-session.js';
import type { Caller } from '../http/caller.js';
import { isFresh, stepUpRequired } from '../step-up/grant.service.js';

export async function listBrowsers(ctx: Context, caller: Caller): Promise<Devices> {
  return view(ctx, caller, await ownSession(ctx, caller));
}

/** @throws MfaError `step_up_required`, `not_found` for one that is not this person's or is trusted no more */
export async function revokeBrowser(ctx: Context, caller: Caller, { deviceId }: OneDevice): Promise<Devices> {
  const own = await ownSession(ctx, caller);
  if (!isFresh(ctx, own.proof)) throw stepUpRequired(ctx);
  if ((await distrust(ctx, caller, own, [deviceId])) === 0) throw new MfaError('not_found');
  return view(ctx, caller, own);
}

/** @throws MfaError `step_up_required` */
export async function revokeBrowsers(ctx: Context, caller: Caller): Promise<Devices> {
  const own = await ownSession(ctx, caller);
  if (!isFresh(ctx, own.proof)) throw stepUpRequired(ctx);
  const { browsers } = await view(ctx, caller, own);
  const ids = browsers.map(({ id }) => id);
  await distrust(ctx, caller, own, ids);
  return view(ctx, caller, own);
}

/** How many of them were trusted until now. */
async function distrust(
  ctx: Context,
  caller: Caller,
  { proof: { userId } }: OwnSession,
  ids: readonly string[],
): Promise<number> {
  return ctx.db.transaction().execute(async (transaction) => {
    let ended = 0;
    for (const id of ids) if (await distrustBrowser(ctx, transaction, { id, userId })) ended += 1;
    if (ended > 0) await record(ctx, { type: 'browser_revoked', userId, caller }, transaction);
    return ended;
  });
}

async function view(ctx: Context, caller: Caller, { proof, known }: OwnSession): Promise<Devices> {
  const days = known.judgement.trustDays;
  const trust = { userId: proof.userId, deviceEpoch: known.row.device_epoch, days };
  return { now: ctx.now(), days, browsers: days > 0 ? await trustedBrowsers(ctx, caller, trust) : [] };
}
