/** Why an administrator changes something: asked wherever the audit keeps it. */
import { html, type TemplateResult } from 'lit';
import { msg } from './locales/message.js';

export function renderReasonField(reason: string, onReason: (reason: string) => void): TemplateResult {
  return html`<label class="field"
    >${msg('Why? Kept in the audit.', { id: 'admin.why' })}
    <input
      class="text"
      name="reason"
      required
      minlength="3"
      maxlength="200"
      autocomplete="off"
      .value=${reason}
      @input=${(event: Event) => onReason((event.target as HTMLInputElement).value)}
    />
  </label>`;
}
