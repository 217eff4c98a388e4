/** What a factor is called, wherever factors are listed. */
import type { FactorChoice, Kind } from '@mfa-kit/contract';
import { msg, str } from './locales/message.js';

type Named = Pick<FactorChoice, 'kind' | 'name' | 'ordinal'>;

const defaults: Record<Kind, (ordinal: number) => string> = {
  totp: (ordinal) =>
    ordinal > 1
      ? msg(str`Authenticator ${ordinal}`, { id: 'way.totp.nth' })
      : msg('Authenticator app', { id: 'way.totp' }),
  phone: (ordinal) =>
    ordinal > 1
      ? msg(str`Phone ${ordinal}`, { id: 'way.phone.nth' })
      : msg('Text message', { id: 'way.phone' }),
};

/** What the person calls it, or what it is: “Authenticator 2”. */
export function factorName({ kind, name, ordinal }: Named): string {
  return name || defaults[kind](ordinal);
}
