/** What is being typed about a person, and whether it can be sent. Nothing of it is lost by an error. */
import type { Action, FieldName, Typed } from './actions.js';
import { msg, str } from '../../locales/message.js';

export interface Draft {
  readonly reason: string;
  readonly name: string;
  /** As an input of dates gives it: `2026-11-22`. */
  readonly until: string;
  readonly phone: string;
  readonly isChangeable: boolean;
}

export const empty: Draft = { reason: '', name: '', until: '', phone: '', isChangeable: true };

/** What is wrong, by the field. */
export type Problems = Partial<Record<FieldName, string>>;

const LEAST_REASON = 3;
const YEAR_DAYS = 365;

/** The day in the administrator's own zone, as an input of dates wants it. */
function isoDay(instant: Date): string {
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${instant.getFullYear()}-${pad(instant.getMonth() + 1)}-${pad(instant.getDate())}`;
}

function inDays(days: number): string {
  const day = new Date();
  day.setDate(day.getDate() + days);
  return isoDay(day);
}

/** From tomorrow until a year ahead. */
export function dates(): { readonly min: string; readonly max: string } {
  return { min: inDays(1), max: inDays(YEAR_DAYS - 1) };
}

/** The last moment of that day. */
function endOf(day: string): number {
  return new Date(`${day}T23:59:59`).getTime();
}

/** In the order of the fields. The number is checked by its own. */
export function check(draft: Draft, { field }: Action, name: string): Problems {
  const { min, max } = dates();
  const { until } = draft;
  return {
    ...(field === 'until' &&
      !(until >= min && until <= max) && {
        until: msg('Choose a day from tomorrow on, within a year.', { id: 'admin.until.wrong' }),
      }),
    ...(field === 'name' && !isSame(draft.name, name) && { name: nameWords(name) }),
    ...(draft.reason.trim().length < LEAST_REASON && {
      reason: msg('Say why, in three characters or more.', { id: 'admin.reason.short' }),
    }),
  };
}

export function nameWords(name: string): string {
  return msg(str`Type the name as it is shown: ${name}`, { id: 'admin.reset.name.wrong' });
}

function isSame(typed: string, name: string): boolean {
  const plain = (text: string) =>
    text
      .normalize('NFC')
      .replace(/\p{Cf}/gu, '')
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim();
  return plain(typed) === plain(name);
}

export function typedOf(draft: Draft, userId: string, name: string): Typed {
  return { ...draft, userId, name, reason: draft.reason.trim(), until: draft.until ? endOf(draft.until) : 0 };
}
