/** A set-up code, shown once. */
import type { Ticketed } from '@mfa-kit/contract';
import { html, type TemplateResult } from 'lit';
import { clockTime } from '../../locales/locale.js';
import { msg, str } from '../../locales/message.js';

export type Issued = Pick<Ticketed, 'ticket' | 'expiresAt'>;

/** `expiresAt` is by the reader's own clock. The focus goes to the heading: `.ask`. */
export function renderTicket(
  { ticket, expiresAt }: Issued,
  source: () => Node | null,
  onClose: () => void,
): TemplateResult {
  return html`<div class="body">
    <div class="confirm issued" part="ticket" role="group" aria-labelledby="issued">
      <p class="ask" id="issued" tabindex="-1">${msg('Set-up code', { id: 'admin.issued' })}</p>
      <p class="meaning">
        ${msg(
          str`Give it to this person yourself, once you are sure who they are. It works once, until ${clockTime(expiresAt)}.`,
          { id: 'admin.issued.meaning' },
        )}
      </p>
      <p class="ticket" translate="no"><bdi dir="ltr">${ticket}</bdi></p>
      <p class="note warning">
        ${msg('It is shown only now. Nobody can see it again, you neither.', { id: 'admin.issued.once' })}
      </p>
      <div class="choices">
        <mfa-copy-button .value=${ticket} .source=${source}></mfa-copy-button>
        <button class="button small" part="button" type="button" @click=${onClose}>
          ${msg('Done, take it away', { id: 'admin.issued.close' })}
        </button>
      </div>
    </div>
  </div>`;
}
