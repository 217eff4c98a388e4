/** What the wizard shows of each kind of factor. A kind that the contract learns does not compile without its entry here. */
import type { Kind } from '@mfa-kit/contract';
import { html, type TemplateResult } from 'lit';
import { phoneIcon } from '../../icons.js';
import { msg } from '../../locales/message.js';
import type { MfaScreen } from '../../mfa-screen.js';
import { fieldSlots } from '../../field-slots.js';

export interface KindView {
  readonly icon: TemplateResult;
  readonly name: () => string;
  /** Helps to choose. */
  readonly about: () => string;
  /** What the next sign-in will ask for. */
  readonly next: () => string;
  readonly screen: (wizard: Wizard) => TemplateResult;
}

/** What the wizard hands to the screens inside it. */
export interface Wizard extends Pick<MfaScreen, 'client' | 'signInUrl' | 'state' | 'step'> {
  readonly hidden: boolean;
  readonly onState: (event: Event) => void;
}

export const kinds: Record<Kind, KindView> = {
  totp: {
    icon: phoneIcon,
    name: () => msg('Authenticator app', { id: 'kind.totp' }),
    about: () => msg('An app on your phone or computer shows a code.', { id: 'kind.totp.about' }),
    next: () =>
      msg('When you sign in next time, have your authenticator app at hand.', { id: 'kind.totp.next' }),
    screen: ({ client, signInUrl, state, step, hidden, onState }) =>
      html`<mfa-qr-enrollment
        class="inset"
        ?hidden=${hidden}
        .client=${client}
        .signInUrl=${signInUrl}
        .state=${state}
        .step=${step}
        @mfa-state=${onState}
        >${fieldSlots}</mfa-qr-enrollment
      >`,
  },
};
