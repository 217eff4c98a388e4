/** The ways to prove: for each kind of factor the words and the drawing, and the recovery codes beside them. */
import type { Kind } from '@mfa-kit/contract';
import type { TemplateResult } from 'lit';
import { keyIcon, phoneIcon, textIcon } from '../../icons.js';
import { msg } from '../../locales/message.js';

/** What the person uses: one of their factors, or a recovery code. */
export type Way = { readonly at: 'factor'; readonly id: string } | { readonly at: 'recovery' };

/** How a kind of factor speaks of itself. */
export interface WayWords {
  readonly icon: TemplateResult;
  readonly title: () => string;
  readonly lead: () => string;
}

export const kindWords: Record<Kind, WayWords> = {
  totp: {
    icon: phoneIcon,
    title: () => msg('Enter your code', { id: 'challenge.totp.title' }),
    lead: () => msg('Open your authenticator app and type the code it shows.', { id: 'challenge.totp.lead' }),
  },
  phone: {
    icon: textIcon,
    title: () => msg('Get a code by text', { id: 'challenge.phone.title' }),
    lead: () => '',
  },
};

export const recoveryWords: WayWords & { readonly name: () => string } = {
  icon: keyIcon,
  /** In the list of ways. */
  name: () => msg('Recovery code', { id: 'way.recovery' }),
  title: () => msg('Use a recovery code', { id: 'challenge.recovery.title' }),
  lead: () => msg('Type one of the codes you saved. Each works once.', { id: 'challenge.recovery.lead' }),
};
