import type { Enrollment } from '@mfa-kit/contract';
import { locale, plural } from '../../locales/locale.js';
import { msg, str } from '../../locales/message.js';

const DAY_MS = 86_400_000;

/** How much longer it can be put off, or nothing where that is not limited. */
export function skipWords({ skipsLeft, skipUntil, now }: Enrollment): string {
  if (skipUntil !== undefined) return untilWords(skipUntil, now);
  if (skipsLeft === undefined) return '';
  return plural(skipsLeft, {
    one: () => msg('You can put this off one more time.', { id: 'skip.one' }),
    other: () => msg(str`You can put this off ${skipsLeft} more times.`, { id: 'skip.other' }),
  });
}

function untilWords(until: number, now: number): string {
  const date = new Intl.DateTimeFormat(locale(), { dateStyle: 'long' }).format(until);
  const days = Math.max(0, Math.ceil((until - now) / DAY_MS));
  return plural(days, {
    one: () => msg(str`You can put this off until ${date}: one day left.`, { id: 'skip.until.one' }),
    other: () => msg(str`You can put this off until ${date}: ${days} days left.`, { id: 'skip.until.other' }),
  });
}
