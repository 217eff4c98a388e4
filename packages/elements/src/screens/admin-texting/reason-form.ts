/** Asks why before a change is saved. */
import { html, type TemplateResult } from 'lit';
import { msg } from '../../locales/message.js';
import { renderReasonField } from '../../reason-field.js';

export interface ReasonForm {
  /** What would be changed. */
  readonly ask: string;
  readonly reason: string;
  readonly busy: boolean;
  readonly onReason: (reason: string) => void;
  readonly onSave: () => void;
  readonly onCancel: () => void;
}

export function renderReason({ ask, reason, busy, onReason, onSave, onCancel }: ReasonForm): TemplateResult {
  return html`<form
    class="confirm reason"
    @submit=${(event: Event) => {
      event.preventDefault();
      if (!busy) onSave();
    }}
  >
    <p class="ask">${ask}</p>
    ${renderReasonField(reason, onReason)}
    <div class="choices">
      <button class="button small" part="button" type="submit" aria-disabled=${String(busy)}>
        ${msg('Save', { id: 'save' })}
      </button>
      <button class="button plain small" type="button" @click=${onCancel}>
        ${msg('Cancel', { id: 'cancel' })}
      </button>
    </div>
  </form>`;
}
