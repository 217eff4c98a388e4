/** How recovery codes stand, in words and in a tone. */
import type { RecoveryStatus } from '@mfa-kit/contract';
import { plural } from '../../locales/locale.js';
import { msg, str } from '../../locales/message.js';

/** From so many on downwards people are told to make new ones. */
const FEW = 3;

export type Standing = 'none' | 'last' | 'few' | 'plenty';

export function standingOf({ left }: RecoveryStatus): Standing {
  if (!left) return 'none';
  if (left === 1) return 'last';
  return left <= FEW ? 'few' : 'plenty';
}

export const tones: Record<Standing, string> = {
  none: 'warning',
  last: 'danger',
  few: 'warning',
  plenty: '',
};

export function leftWords({ left = 0, total }: RecoveryStatus): string {
  if (!left) return msg('You have no recovery codes', { id: 'recovery.none' });
  if (total === undefined)
    return plural(left, {
      one: () => msg('One code left', { id: 'recovery.left.one' }),
      other: () => msg(str`${left} codes left`, { id: 'recovery.left.other' }),
    });
  return msg(str`${left} of ${total} codes left`, { id: 'recovery.leftOf' });
}

export const advice: Record<Standing, () => string> = {
  none: () =>
    msg('If you lose your phone, they’re the way back in. Make some and keep them safe.', {
      id: 'recovery.none.advice',
    }),
  last: () => msg('Only one is left. Make new ones now.', { id: 'recovery.last.advice' }),
  few: () => msg('Few are left. Make new ones soon.', { id: 'recovery.few.advice' }),
  plenty: () => '',
};
