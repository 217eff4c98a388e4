/** Sends one text that says it is a test. */
import { html, type TemplateResult } from 'lit';
import { fieldSlots } from '../../field-slots.js';
import { msg } from '../../locales/message.js';
import type { Place } from './providers.js';

export interface TestView {
  readonly formId: string;
  readonly places: readonly Place[];
  readonly provider: string;
  readonly error: string;
  readonly result: string;
  readonly busy: boolean;
  readonly onProvider: (name: string) => void;
  readonly onInput: () => void;
  readonly onSend: () => void;
}

export function renderTest(view: TestView): TemplateResult {
  const { formId, places, provider, error, result, busy, onProvider, onInput, onSend } = view;
  return html`<h3 class="title">${msg('Send a test', { id: 'texting.test' })}</h3>
    <div class="body test">
      <label class="field"
        >${msg('By', { id: 'texting.test.by' })}
        <select
          class="select"
          @change=${(event: Event) => onProvider((event.target as HTMLSelectElement).value)}
        >
          ${places.map(
            ({ name }) => html`<option value=${name} .selected=${name === provider}>${name}</option>`,
          )}
        </select>
      </label>
      <mfa-phone-input
        required
        guess-country
        form=${formId}
        name="test-phone"
        label=${msg('To', { id: 'texting.test.to' })}
        error=${error}
        @input=${onInput}
        >${fieldSlots}</mfa-phone-input
      >
      <div class="choices">
        <button
          class="button plain small"
          part="button"
          type="button"
          aria-disabled=${String(busy)}
          @click=${onSend}
        >
          ${msg('Send a test text', { id: 'texting.test.go' })}
        </button>
      </div>
      <p class="result" role="status">${result}</p>
    </div>`;
}
