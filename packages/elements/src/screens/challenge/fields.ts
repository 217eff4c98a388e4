/** What is typed to prove oneself, where nothing has to be sent first; and what stands there while a way is locked. */
import { html, type TemplateResult } from 'lit';
import { fieldSlots } from '../../field-slots.js';
import { clockTime } from '../../locales/locale.js';
import { msg, str } from '../../locales/message.js';

export interface Field {
  readonly formId: string;
  readonly error: string;
  readonly onInput: () => void;
}

export function renderCode({ formId, error, onInput }: Field): TemplateResult {
  return html`<mfa-otp-input
    data-first
    auto-submit
    required
    form=${formId}
    name="code"
    label=${msg('6-digit code', { id: 'challenge.code' })}
    error=${error}
    @input=${onInput}
    >${fieldSlots}</mfa-otp-input
  >`;
}

export function renderGo(busy: boolean, press: () => void): TemplateResult {
  return html`<button
    class="button wide"
    part="button"
    type="button"
    aria-disabled=${String(busy)}
    @click=${press}
  >
    ${msg('Verify', { id: 'verify' })}
  </button>`;
}

/** `until` is by the person's own clock. */
export function renderLocked(until: number): TemplateResult {
  return html`<p class="note warning" part="problem" role="alert">
    ${msg(str`Too many wrong codes. You can try this way again at ${clockTime(until)}.`, {
      id: 'challenge.locked',
    })}
  </p>`;
}
