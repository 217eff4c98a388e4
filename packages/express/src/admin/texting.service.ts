/** The operator's texts, as their administrators see and steer them: those of all companies, since texts are nobody's alone. */
import type { SetCountry, SetProviders, Texting as View } from '@mfa-kit/contract';
import { record } from '../audit/audit.service.js';
import type { Context } from '../context.js';
import type { Caller } from '../http/caller.js';
import {
  areTextsAllowed,
  setCountry,
  setProviders,
  sumsSince,
  textingNow,
  type Texting,
} from '../texting/texting.service.js';
import { adminSession, freshAdminSession, refused, type AdminSession } from './administrator.js';

const MONTH_MS = 30 * 24 * 3600_000;

export async function showTexting(ctx: Context, caller: Caller): Promise<View> {
  await ofAll(ctx, await adminSession(ctx, caller));
  return present(ctx);
}

/** @throws MfaError `admin_only` for those who administer some companies alone */
export async function ofAll(ctx: Context, session: AdminSession): Promise<AdminSession> {
  if (session.admin.tenants !== 'all') throw await refused(ctx, session.proof.userId, session.caller);
  return session;
}

export async function changeProviders(
  ctx: Context,
  caller: Caller,
  { providers, version, reason }: SetProviders,
): Promise<View> {
  const { proof } = await ofAll(ctx, await freshAdminSession(ctx, caller));
  await ctx.db.transaction().execute(async (transaction) => {
    const before = await setProviders(ctx, transaction, { providers, version });
    const changes = changesOf(before, providers);
    await record(ctx, { type: 'providers_set', actorId: proof.userId, reason, changes, caller }, transaction);
  });
  return present(ctx);
}

/** Each with its place: `1 on`. */
function changesOf({ providers: before }: Texting, after: SetProviders['providers']) {
  const word = (place: number, isOn: boolean | undefined) => `${place + 1} ${isOn ? 'on' : 'off'}`;
  return after.map(({ name, isOn }, place) => {
    const was = before.findIndex(({ transport }) => transport.name === name);
    return { what: name, before: word(was, before[was]?.isOn), after: word(place, isOn) };
  });
}

export async function changeCountry(
  ctx: Context,
  caller: Caller,
  { country, mode, reason }: SetCountry,
): Promise<View> {
  const { proof } = await ofAll(ctx, await freshAdminSession(ctx, caller));
  await ctx.db.transaction().execute(async (transaction) => {
    const before = await setCountry(ctx, transaction, { country, mode });
    const changes = [{ what: country, before, after: mode }];
    await record(ctx, { type: 'country_set', actorId: proof.userId, reason, changes, caller }, transaction);
  });
  return present(ctx);
}

type Sums = Awaited<ReturnType<typeof sumsSince>>;

async function present(ctx: Context): Promise<View> {
  const now = ctx.now();
  const since = now - MONTH_MS;
  const texting = await textingNow(ctx);
  const sums = await sumsSince(ctx, since);
  const texted = sums.flatMap(({ country }) => country ?? []);
  const countries = [...new Set([...texting.countries.keys(), ...texted])].sort();
  return {
    now,
    version: texting.version,
    since,
    isAllowed: await areTextsAllowed(ctx),
    providers: texting.providers.map(({ transport: { name }, isOn }) => {
      const own = sums.filter(({ transport }) => transport === name);
      return { name, isOn, ...countsOf(own), failures: failuresOf(own) };
    }),
    countries: countries.map((country) => ({
      country,
      mode: texting.countries.get(country) ?? texting.others,
      ...countsOf(sums.filter((sum) => sum.country === country)),
    })),
    others: texting.others,
  };
}

function countsOf(sums: Sums) {
  const count = (status?: string) =>
    sums.reduce((total, sum) => total + (!status || sum.status === status ? sum.count : 0), 0);
  const [sent, delivered, failed] = [count(), count('delivered'), count('failed')];
  return { sent, delivered, failed, open: sent - delivered - failed };
}

/** The most frequent first. */
function failuresOf(sums: Sums): View['providers'][number]['failures'] {
  const byReason = new Map<string, { reason: string; code?: string; count: number }>();
  for (const { status, reason, provider_code: code, count } of sums) {
    if (status !== 'failed') continue;
    const key = JSON.stringify([reason, code]);
    const so = byReason.get(key)?.count ?? 0;
    byReason.set(key, { reason: reason ?? 'provider', ...(code !== null && { code }), count: so + count });
  }
  return [...byReason.values()].sort((a, b) => b.count - a.count);
}
