/** The two fields of the set-up, one at a time. */
import { html, type TemplateResult } from 'lit';
import { fieldSlots } from '../../field-slots.js';
import { msg } from '../../locales/message.js';

interface Field {
  readonly formId: string;
  readonly error: string;
  readonly onInput: () => void;
}

interface NumberField extends Field {
  /** Those that may be texted; all if absent. */
  readonly countries: readonly string[] | undefined;
  /** To start from. */
  readonly number: string;
}

export function renderNumberField({
  formId,
  error,
  onInput,
  countries,
  number,
}: NumberField): TemplateResult {
  return html`<mfa-phone-input
    data-first
    required
    guess-country
    form=${formId}
    name="phone"
    label=${msg('Mobile number', { id: 'phoneSetup.number' })}
    error=${error}
    .countries=${countries ?? ''}
    .value=${number}
    @input=${onInput}
    >${fieldSlots}
    <p slot="purpose" class="purpose">
      ${msg('Used only for sign-in codes. Message rates may apply.', { id: 'phoneSetup.purpose' })}
    </p>
  </mfa-phone-input>`;
}

export function renderCodeField({ formId, error, onInput }: Field): TemplateResult {
  return html`<mfa-otp-input
    data-first
    auto-submit
    web-otp
    required
    form=${formId}
    name="code"
    label=${msg('6-digit code', { id: 'phoneSetup.code' })}
    error=${error}
    @input=${onInput}
    >${fieldSlots}</mfa-otp-input
  >`;
}
