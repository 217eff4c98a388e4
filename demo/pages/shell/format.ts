/** Money and days, as a bank in Britain writes them. */
const language = 'en-GB';
const pounds = new Intl.NumberFormat(language, { style: 'currency', currency: 'GBP' });
const day = new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long' });
const moment = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });

export const money = (pence: number): string => pounds.format(pence / 100);
/** With its sign, and a minus as wide as the plus. */
export const change = (pence: number): string => (pence < 0 ? '\u2212' : '+') + money(Math.abs(pence));
export const momentOf = (at: number): string => moment.format(at);

export function dayOf(at: number): string {
  const then = new Date(at);
  const today = new Date();
  if (then.toDateString() === today.toDateString()) return 'Today';
  today.setDate(today.getDate() - 1);
  return then.toDateString() === today.toDateString() ? 'Yesterday' : day.format(then);
}

export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return ((words[0]?.[0] ?? '') + (words.length > 1 ? (words.at(-1)?.[0] ?? '') : '')).toUpperCase();
}
