/** A question before something that cannot be taken back: what it means, and both answers as buttons that say what they do. */
import { html, type TemplateResult } from 'lit';
import { msg } from './locales/message.js';

export interface Question {
  readonly ask: string;
  readonly meaning: string | TemplateResult;
  readonly go: string;
  readonly keep?: string;
  /** Nothing is lost by it. */
  readonly calm?: boolean;
  readonly busy: boolean;
  readonly onGo: () => unknown;
  readonly onKeep: () => unknown;
}

/** The focus goes to the question: `.ask`. */
export function renderConfirm({
  ask,
  meaning,
  go,
  keep,
  calm,
  busy,
  onGo,
  onKeep,
}: Question): TemplateResult {
  return html`<div
    class="confirm"
    part="confirm"
    role="group"
    aria-labelledby="ask"
    aria-describedby="meaning"
  >
    <p class="ask" id="ask" tabindex="-1">${ask}</p>
    <p class="meaning" id="meaning">${meaning}</p>
    <div class="choices">
      <button
        class="button small ${calm ? '' : 'danger'}"
        part="button"
        type="button"
        aria-disabled=${String(busy)}
        @click=${onGo}
      >
        ${go}
      </button>
      <button class="button plain small" type="button" @click=${onKeep}>
        ${keep ?? msg('Cancel', { id: 'cancel' })}
      </button>
    </div>
  </div>`;
}
