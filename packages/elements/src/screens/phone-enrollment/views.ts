/** The words around the two fields: what texts are worth, where one went, and what else can be done. */
import type { Kind } from '@mfa-kit/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { msg } from '../../locales/message.js';

/** Why the number is asked for again, if it is. */
export type Over = '' | 'tries' | 'expired';

export function renderOver(over: Over): TemplateResult | typeof nothing {
  if (!over) return nothing;
  const words =
    over === 'tries'
      ? msg('Too many wrong codes. Enter your number again to get a new one.', { id: 'phoneSetup.tries' })
      : msg('That code no longer works. Enter your number again to get a new one.', {
          id: 'phoneSetup.expired',
        });
  return html`<p class="note warning" part="note" role="alert">${words}</p>`;
}

/** Said calmly, before the choice is made; and what is better, where it may be chosen. */
export function renderRisk(kinds: readonly Kind[]): TemplateResult {
  const words = kinds.includes('totp')
    ? msg('Texts protect less well than an authenticator app: numbers can be taken over.', {
        id: 'phoneSetup.risk.app',
      })
    : msg('Texts keep most intruders out, but a number can be taken over.', { id: 'phoneSetup.risk' });
  return html`<p class="risk" part="risk">${words}</p>`;
}

export interface Press {
  readonly busy: boolean;
  readonly press: () => void;
}

export function renderButton(label: string, { busy, press }: Press): TemplateResult {
  return html`<button
    class="button wide"
    part="button"
    type="button"
    aria-disabled=${String(busy)}
    @click=${press}
  >
    ${label}
  </button>`;
}

export function renderBroken(problem: TemplateResult, onAgain: () => void): TemplateResult {
  return html`${problem}
  ${renderButton(msg('Try again', { id: 'tryAgain' }), { busy: false, press: onAgain })}`;
}

interface Links {
  readonly onChange?: () => unknown;
  readonly onKeep?: (() => unknown) | undefined;
  readonly onOther?: (() => unknown) | false;
}

/** What else than going on. */
export function renderLinks({ onChange, onKeep, onOther }: Links): TemplateResult | typeof nothing {
  const link = (label: string, press: () => unknown) =>
    html`<button class="link" type="button" @click=${press}>${label}</button>`;
  if (!onChange && !onKeep && !onOther) return nothing;
  return html`<div class="links">
    ${onChange ? link(msg('Change number', { id: 'phoneSetup.change' }), onChange) : nothing}
    ${onKeep ? link(msg('Keep the number as it was', { id: 'phoneSetup.keep' }), onKeep) : nothing}
    ${onOther ? link(msg('Use another method', { id: 'phoneSetup.other' }), onOther) : nothing}
  </div>`;
}
