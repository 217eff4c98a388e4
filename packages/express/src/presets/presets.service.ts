/** Preset numbers: an administrator gives one, the person proves it, and until then it is no factor. */
import { MfaError, type Kind } from '@mfa-kit/contract';
import { record } from '../audit/audit.service.js';
import type { Context, Transaction } from '../context.js';
import type { Caller } from '../http/caller.js';
import { endSetups } from '../kinds/factors.service.js';
import type { Factor } from '../kinds/kind.js';
import { lastTwo } from '../kinds/phone/number.js';
import { numberOf } from '../kinds/phone/secrets.js';
import { findPreset, savePreset, type PresetRow } from './presets.store.js';

/** Who has set it, and why: `by` as the operator calls them. */
export interface PresetMark {
  readonly by: string;
  readonly userId: string;
  readonly reason: string;
  readonly at: number;
}

export interface Preset {
  /** The last two digits. */
  readonly hint: string;
  /** The person may give another number. */
  readonly isChangeable: boolean;
  readonly mark: PresetMark | undefined;
  /** Sealed. */
  readonly phone: string;
}

/** What was preset for this person; the number stays sealed. */
export async function presetOf(
  ctx: Context,
  userId: string,
  transaction?: Transaction,
): Promise<Preset | undefined> {
  const row = await findPreset(transaction ?? ctx.db, userId);
  if (row?.preset_phone == null) return undefined;
  return {
    hint: row.preset_hint ?? '',
    isChangeable: row.preset_changeable === 1,
    mark: marksOf(row).preset,
    phone: row.preset_phone,
  };
}

/** E.164. Only a text to it and a compare ever see it. */
function openPreset({ keys }: Context, userId: string, { phone }: Preset): string {
  return keys.open('phone-enc', ownerOf(userId), phone);
}

/** In the place of the one before: what was begun with that is over. */
export async function setPreset(
  ctx: Context,
  transaction: Transaction,
  userId: string,
  { number, isChangeable, mark }: { number: string; isChangeable: boolean; mark: PresetMark },
): Promise<void> {
  const row = await findPreset(transaction, userId);
  await savePreset(transaction, {
    user_id: userId,
    preset_phone: ctx.keys.seal('phone-enc', ownerOf(userId), number),
    preset_hint: lastTwo(number),
    preset_changeable: isChangeable ? 1 : 0,
    marks: JSON.stringify({ ...(row && marksOf(row)), preset: mark }),
  });
  await endSetups(transaction, userId, 'phone');
}

/**
 * The kinds to begin with, of those that policy allows. Where the number is fixed it is that phone alone: it tells the
 * person from a thief of the password, who would enrol an authenticator of their own beside it.
 */
export function kindsBeside(preset: Preset | undefined, allowed: readonly Kind[]): readonly Kind[] {
  return preset?.isChangeable === false && allowed.includes('phone') ? ['phone'] : allowed;
}

/** Erases the number. What was begun with it is over. */
export async function dropPreset(transaction: Transaction, userId: string): Promise<void> {
  const row = await findPreset(transaction, userId);
  if (row?.preset_phone == null) return;
  const { preset: _gone, ...marks } = marksOf(row);
  const empty = { preset_phone: null, preset_hint: null, preset_changeable: 0 };
  await savePreset(transaction, { user_id: userId, ...empty, marks: JSON.stringify(marks) });
  await endSetups(transaction, userId, 'phone');
}

/**
 * The number that a person begins with. Where no other is taken, any that is typed is refused, the right one too: an
 * answer that told them apart would let a thief of the password find the number out.
 * @throws MfaError `number_preset`
 */
export async function numberToBegin(
  ctx: Context,
  userId: string,
  typed: string | undefined,
): Promise<string | undefined> {
  const preset = await presetOf(ctx, userId);
  if (preset && typed !== undefined && !preset.isChangeable) throw new MfaError('number_preset');
  return typed ?? (preset && openPreset(ctx, userId, preset));
}

interface Settling {
  readonly caller: Caller;
  readonly factor: Factor;
  readonly tenant: string | undefined;
  /** What policy allows. */
  readonly kinds: readonly Kind[];
}

/**
 * A first factor is confirmed: the preset has served. Another number than the preset one counts only where it may, and is
 * told of.
 * @throws MfaError `number_preset` when an administrator has set another meanwhile, or when it is fixed and passed by
 */
export async function settlePreset(
  ctx: Context,
  transaction: Transaction,
  { caller, factor, tenant, kinds }: Settling,
): Promise<void> {
  const preset = await presetOf(ctx, factor.user_id, transaction);
  if (!preset) return;
  if (!kindsBeside(preset, kinds).some((kind) => kind === factor.kind)) throw new MfaError('number_preset');
  const isOther =
    factor.kind === 'phone' && numberOf(ctx, factor) !== openPreset(ctx, factor.user_id, preset);
  if (isOther && !preset.isChangeable) throw new MfaError('number_preset');
  await dropPreset(transaction, factor.user_id);
  if (!isOther) return;
  const setter = preset.mark?.userId;
  const type = 'preset_changed';
  await record(ctx, { type, userId: factor.user_id, factor, caller, tenant, setter }, transaction);
}

function marksOf({ marks }: PresetRow): Record<string, unknown> & { readonly preset?: PresetMark } {
  return JSON.parse(marks) as Record<string, unknown> & { preset?: PresetMark };
}

/** Bound to the person, and to what it is: a number of somebody else does not open here. */
function ownerOf(userId: string): string {
  return `${userId}|preset`;
}
