/** What is left when signing in has ended without a session: why, and the way back. */
import { msg } from './locales/message.js';
import type { SignedOut } from '@mfa-kit/contract';
import { html, nothing, type TemplateResult } from 'lit';

interface Ending {
  readonly heading: () => string;
  readonly lead: () => string;
}

const endings: Record<SignedOut['reason'], Ending> = {
  nobody: {
    heading: () => msg('You’re signed out', { id: 'signedOut.nobody.title' }),
    lead: () => msg('Sign in to go on.', { id: 'signedOut.nobody.lead' }),
  },
  expired: {
    heading: () => msg('That took too long', { id: 'signedOut.expired.title' }),
    lead: () =>
      msg('For your safety the sign-in has ended. Please sign in again.', { id: 'signedOut.expired.lead' }),
  },
  tries: {
    heading: () => msg('Too many wrong codes', { id: 'signedOut.tries.title' }),
    lead: () =>
      msg('For your safety the sign-in has ended. Please sign in again.', { id: 'signedOut.tries.lead' }),
  },
  cancelled: {
    heading: () => msg('Sign-in cancelled', { id: 'signedOut.cancelled.title' }),
    lead: () =>
      msg('Nothing was changed. You can sign in again whenever you like.', {
        id: 'signedOut.cancelled.lead',
      }),
  },
};

export function signedOut(reason: SignedOut['reason'], signInUrl: string): TemplateResult {
  const { heading, lead } = endings[reason];
  return html`<header>
      <h2 class="heading" part="heading" tabindex="-1">${heading()}</h2>
      <p class="lead" part="lead">${lead()}</p>
    </header>
    ${
      signInUrl
        ? html`<a class="button wide" part="button" href=${signInUrl}
            >${msg('Sign in again', { id: 'signedOut.again' })}</a
          >`
        : nothing
    }`;
}
