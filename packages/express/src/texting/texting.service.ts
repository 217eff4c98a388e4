/** Who sends texts, in which order, and to which countries, as of this moment: what administrators set acts in every process. */
import { MfaError } from '@mfa-kit/contract';
import type { Context, Transaction } from '../context.js';
import type { SmsCountryTable } from '../db/schema.js';
import { rulesNow, takePolicy, versionNow } from '../policy/rules.service.js';
import type { SmsTransport } from '../sms/transport.js';
import {
  hasTextsAlone,
  listCountries,
  listProviders,
  replaceProviders,
  saveCountry,
  sumMessages,
  type Sum,
} from './texting.store.js';

export type Mode = SmsCountryTable['mode'];

interface Provider {
  readonly transport: SmsTransport;
  readonly isOn: boolean;
}

/** What is in force. */
export interface Texting {
  readonly version: number;
  /** In the order in which they are asked. */
  readonly providers: readonly Provider[];
  readonly countries: ReadonlyMap<string, Mode>;
  /** Countries that nobody has named. */
  readonly others: Mode;
}

type Ground = Pick<Context, 'db' | 'options'>;

const HOUR_MS = 3600_000;
const remembered = new WeakMap<object, Texting>();

/** One small read tells whether what is remembered is the newest; inside a transaction nothing is remembered. */
export async function textingNow({ db, options }: Ground, transaction?: Transaction): Promise<Texting> {
  const version = await versionNow(transaction ?? db);
  const known = remembered.get(options);
  if (known?.version === version) return known;
  const rows = await listProviders(transaction ?? db);
  const set = await listCountries(transaction ?? db);
  const listed = options.countries === 'all' ? [] : options.countries;
  const texting: Texting = {
    version,
    providers: inOrder(options.sms, rows),
    countries: new Map([
      ...listed.map((country) => [country, 'on'] as const),
      ...set.map(({ country, mode }) => [country, mode] as const),
    ]),
    others: options.countries === 'all' ? 'on' : 'off',
  };
  if (!transaction) remembered.set(options, texting);
  return texting;
}

/** As set; a provider that the application has added since comes last, and is on. */
function inOrder(
  transports: readonly SmsTransport[],
  rows: readonly { name: string; is_on: number }[],
): Provider[] {
  const set = rows.flatMap(({ name, is_on: isOn }) => {
    const transport = transports.find((one) => one.name === name);
    return transport ? [{ transport, isOn: isOn === 1 }] : [];
  });
  const names = new Set(rows.map(({ name }) => name));
  return [
    ...set,
    ...transports.filter(({ name }) => !names.has(name)).map((transport) => ({ transport, isOn: true })),
  ];
}

/** Who may be asked to send, in order. */
export async function transportsNow(ctx: Ground): Promise<readonly SmsTransport[]> {
  const { providers } = await textingNow(ctx);
  return providers.filter(({ isOn }) => isOn).map(({ transport }) => transport);
}

function modeOf({ countries, others }: Texting, country: string | undefined): Mode {
  return country === undefined ? others : (countries.get(country) ?? others);
}

/** The countries that are texted; `all` where no list would be shorter. */
export async function countriesNow(ctx: Ground): Promise<readonly string[] | 'all'> {
  const texting = await textingNow(ctx);
  const named = [...texting.countries.keys()];
  const isOff = (country: string) => modeOf(texting, country) === 'off';
  if (texting.others === 'off') return named.filter((country) => !isOff(country));
  if (!named.some(isOff)) return 'all';
  const { getCountries } = await import('libphonenumber-js/max');
  return getCountries().filter((country) => !isOff(country));
}

const warned = new WeakMap<object, Map<string, number>>();

/**
 * Before each text: whether that country is texted now. One that is watched is, and the log says so once an hour.
 * @throws MfaError `country_blocked`
 */
export async function refuseBlocked(
  ctx: Pick<Context, 'db' | 'now' | 'options'>,
  country: string | undefined,
): Promise<void> {
  const mode = modeOf(await textingNow(ctx), country);
  if (mode === 'off') throw new MfaError('country_blocked');
  if (mode !== 'watch' || country === undefined) return;
  const last = warned.get(ctx.options) ?? new Map<string, number>();
  warned.set(ctx.options, last);
  if (ctx.now() < (last.get(country) ?? -Infinity) + HOUR_MS) return;
  last.set(country, ctx.now());
  ctx.options.logger.warn({ country }, 'a country that is watched gets texts');
}

/** Whether policy lets anybody use texts. A function of the application may always. */
export async function areTextsAllowed(ctx: Context, transaction?: Transaction): Promise<boolean> {
  const { kinds, policy } = ctx.options;
  if (!kinds.includes('phone')) return false;
  if (policy) return true;
  const { rules } = await rulesNow(ctx, transaction);
  const said = rules.filter(({ methods }) => methods !== undefined);
  const isForAll = said.some((rule) => Object.keys(rule.for).length === 0);
  return !isForAll || said.some(({ methods }) => methods?.includes('phone'));
}

/** @throws MfaError `would_strand` where policy, as it now is, allows texts that nobody sends */
export async function refuseUnsent(ctx: Context, transaction: Transaction): Promise<void> {
  const { providers } = await textingNow(ctx, transaction);
  if (providers.length === 0 || providers.some(({ isOn }) => isOn)) return;
  if (await areTextsAllowed(ctx, transaction)) throw new MfaError('would_strand');
}

/**
 * All of them in order; first of all the version is taken, so that of changes that cross each other one is made.
 * @returns what was in force before
 * @throws MfaError `policy_changed`, `not_found`, `would_strand`
 */
export async function setProviders(
  ctx: Context,
  transaction: Transaction,
  { providers, version }: { providers: readonly { name: string; isOn: boolean }[]; version: number },
): Promise<Texting> {
  if (!(await takePolicy(transaction, version))) throw new MfaError('policy_changed');
  const before = await textingNow(ctx, transaction);
  const names = new Set(providers.map(({ name }) => name));
  for (const name of names)
    if (!before.providers.some(({ transport }) => transport.name === name)) throw new MfaError('not_found');
  if (names.size < providers.length || names.size < before.providers.length)
    throw new MfaError('request_malformed', { fields: ['providers'] });
  await replaceProviders(
    transaction,
    providers.map(({ name, isOn }, position) => ({ name, position, is_on: isOn ? 1 : 0 })),
  );
  await refuseUnsent(ctx, transaction);
  // Whoever has nothing but texts signs in by them, whatever policy says of new ones.
  if (!providers.some(({ isOn }) => isOn) && (await hasTextsAlone(transaction)))
    throw new MfaError('would_strand');
  return before;
}

/** @returns how it was before */
export async function setCountry(
  ctx: Context,
  transaction: Transaction,
  { country, mode }: { country: string; mode: Mode },
): Promise<Mode> {
  const before = await textingNow(ctx, transaction);
  if (!(await takePolicy(transaction, before.version))) throw new MfaError('policy_changed');
  await saveCountry(transaction, { country, mode });
  return modeOf(before, country);
}

/** What became of the texts since then. */
export async function sumsSince(ctx: Context, since: number): Promise<Sum[]> {
  return sumMessages(ctx.db, since);
}
