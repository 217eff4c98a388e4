/** What the list of factors says: what removing means, and why it may not be done. */
import type { FactorView, Kind, WhyAsked } from '@mfa-kit/contract';
import { factorName } from '../../factor-names.js';
import { msg, str } from '../../locales/message.js';
import { requiredWords } from '../../why-words.js';

export function sectionWords(): { heading: string; lead: string } {
  return {
    heading: msg('Sign-in methods', { id: 'factors.title' }),
    lead: msg('What you confirm with, besides your password.', { id: 'factors.lead' }),
  };
}

/** Getting a new one in the place of an old one. */
export const replaceWords: Record<Kind, () => string> = {
  totp: () => msg('Set up again', { id: 'factors.replace.totp' }),
  phone: () => msg('Change number', { id: 'factors.replace.phone' }),
};

/** Why a factor cannot be removed, and who says so. */
export function refusedWords(why: WhyAsked | undefined): string {
  if (!why)
    return msg(
      'Your organization requires a second step, and this is the last one. Add another method first.',
      { id: 'factors.refused' },
    );
  const last = msg('This is the last one: add another method first.', { id: 'factors.refused.last' });
  return `${requiredWords(why)} ${last}`;
}

/** What removing a factor would mean. */
export const removalWords: Record<'free' | 'turns_off', () => string> = {
  free: () =>
    msg('You won’t be able to sign in with it any more. Your other methods stay.', {
      id: 'factors.remove.free',
    }),
  turns_off: () =>
    msg(
      'It’s your last method: your password alone will protect your account. Your recovery codes stop working, and no browser is trusted any more.',
      { id: 'factors.remove.turnsOff' },
    ),
};

export function askWords(factor: FactorView): string {
  const name = factorName(factor);
  return factor.removal === 'turns_off'
    ? msg(str`Remove ${name} and turn off the second step?`, { id: 'factors.remove.askOff' })
    : msg(str`Remove ${name}?`, { id: 'factors.remove.ask' });
}

export function goWords({ removal }: FactorView): string {
  return removal === 'turns_off'
    ? msg('Turn off', { id: 'factors.turnOff' })
    : msg('Remove', { id: 'factors.remove' });
}
