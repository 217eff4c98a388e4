/** What the wizard shows of each kind of factor. A kind that the contract learns does not compile without its entry here. */
import type { Kind } from '@mfa-kit/contract';
import { html, type TemplateResult } from 'lit';
import { phoneIcon, textIcon } from '../../icons.js';
import { msg } from '../../locales/message.js';
import type { MfaScreen } from '../../mfa-screen.js';
import { fieldSlots } from '../../field-slots.js';

export interface KindView {
  readonly icon: TemplateResult;
  readonly name: () => string;
  /** Helps to choose. */
  readonly about: () => string;
  /** What to have at hand for the set-up. */
  readonly needs: () => string;
  /** What the next sign-in will ask for. */
  readonly next: () => string;
  /** Its set-up takes more room than a field does. */
  readonly wide?: boolean;
  readonly screen: (wizard: Wizard) => TemplateResult;
}

/** What the wizard hands to the screens inside it. */
export interface Wizard extends Pick<MfaScreen, 'client' | 'signInUrl' | 'state' | 'step'> {
  readonly hidden: boolean;
  readonly onState: (event: Event) => void;
  readonly onOther: () => void;
}

export const kinds: Record<Kind, KindView> = {
  totp: {
    icon: phoneIcon,
    name: () => msg('Authenticator app', { id: 'kind.totp' }),
    about: () => msg('An app on your phone or computer shows a code.', { id: 'kind.totp.about' }),
    needs: () => msg('An authenticator app, on your phone or computer', { id: 'enroll.needs.app' }),
    wide: true,
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
  phone: {
    icon: textIcon,
    name: () => msg('Text message', { id: 'kind.phone' }),
    about: () => msg('We text a code to your phone.', { id: 'kind.phone.about' }),
    needs: () => msg('A phone that gets texts', { id: 'enroll.needs.phone' }),
    next: () =>
      msg('When you sign in next time, have your phone at hand: we’ll text you a code.', {
        id: 'kind.phone.next',
      }),
    screen: ({ client, signInUrl, state, step, hidden, onState, onOther }) =>
      html`<mfa-phone-enrollment
        class="inset"
        ?hidden=${hidden}
        .client=${client}
        .signInUrl=${signInUrl}
        .state=${state}
        .step=${step}
        @mfa-state=${onState}
        @mfa-other-method=${onOther}
        >${fieldSlots}</mfa-phone-enrollment
      >`,
  },
};
