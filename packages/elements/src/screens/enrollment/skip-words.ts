/** How much longer it can be put off: until a day, or so many times. */
import type { Enrollment } from '@mfa-kit/contract';
import { locale, plural } from '../../locales/locale.js';
import { msg, str } from '../../locales/message.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Whether it can be put off still: the server answered a while ago, and time goes on. */
export function maySkip({ actions, skipUntil }: Enrollment, serverNow: number): boolean {
  return actions.includes('skip') && (skipUntil === undefined || serverNow < skipUntil);
}

/** How much is left by the server's clock, or nothing where that is not limited. `until` is the end by the person's own. */
export function skipWords({ skipsLeft, skipUntil }: Enrollment, serverNow: number, until: number): string {
  return [
    skipUntil === undefined ? '' : untilWords(until, skipUntil - serverNow),
    skipsLeft === undefined ? '' : countWords(skipsLeft),
  ]
    .filter(Boolean)
    .join(' ');
}

/** Said in the place of the button, once the time is over under the person's eyes. */
export function overWords(): string {
  return msg('The time to put this off is over.', { id: 'skip.over' });
}

function countWords(left: number): string {
  return plural(left, {
    one: () => msg('One skip left.', { id: 'skip.one' }),
    other: () => msg(str`${left} skips left.`, { id: 'skip.other' }),
  });
}

function untilWords(until: number, left: number): string {
  const short = left < DAY_MS;
  const sameYear = new Date(until).getFullYear() === new Date().getFullYear();
  const when = new Intl.DateTimeFormat(locale(), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
    ...(short ? { hour: 'numeric', minute: 'numeric' } : {}),
  }).format(until);
  return msg(str`You can skip until ${when} (${amount(left)} left).`, { id: 'skip.until' });
}

/** “9 days”, “3 hours”, “1 minute”: never nought. */
function amount(left: number): string {
  const [unit, size] =
    left >= DAY_MS ? ['day', DAY_MS] : left >= HOUR_MS ? ['hour', HOUR_MS] : ['minute', MINUTE_MS];
  const style = { style: 'unit', unit, unitDisplay: 'long' } as const;
  return new Intl.NumberFormat(locale(), style).format(Math.max(1, Math.ceil(left / size)));
}
