/** What checking the seals came to, and the head to keep elsewhere. */
import type { AuditCheck } from '@mfa-kit/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { msg } from '../../locales/message.js';
import { checkedWords, faultWords } from './words.js';

/** The focus goes to its heading. */
export function renderCheck(check: AuditCheck): TemplateResult {
  const { isIntact, head } = check;
  const heading = isIntact
    ? msg('Every seal holds', { id: 'audit.intact' })
    : msg('The audit was tampered with, or damaged', { id: 'audit.broken' });
  return html`<section
    class="note check ${isIntact ? 'success' : 'danger'}"
    part="check"
    aria-labelledby="checked"
  >
    <h3 class="ask" id="checked" tabindex="-1">${heading}</h3>
    ${isIntact ? nothing : html`<p>${faultWords(check)}</p>`}
    <p>${checkedWords(check).join(' ')}</p>
    ${
      head
        ? html`<p class="sub">
              ${msg('The newest seal. Keep it elsewhere: then it shows, too, if the end is cut off.', {
                id: 'audit.head',
              })}
            </p>
            <p class="head">
              <code dir="ltr">${head}</code><mfa-copy-button .value=${head}></mfa-copy-button>
            </p>`
        : nothing
    }
  </section>`;
}
