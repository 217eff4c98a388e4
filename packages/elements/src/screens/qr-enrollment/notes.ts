/** What to know about an earlier QR code: apps keep an entry for it, which makes wrong codes from then on. */
import { msg } from '../../locales/message.js';
import { html, type TemplateResult } from 'lit';

export function renderRenewed(): TemplateResult {
  return html`<p class="note" part="note" role="status">
    ${msg('This is a new QR code. If your app has an entry from the one before, delete it there.', {
      id: 'qr.renewed',
    })}
  </p>`;
}

export function renderOver(why: 'expired' | 'tries', onAgain: () => void): TemplateResult {
  const words =
    why === 'tries'
      ? msg(
          'Too many wrong codes: that QR code no longer works. Delete its entry in your app, then scan a new one.',
          {
            id: 'qr.tries',
          },
        )
      : msg(
          'That QR code no longer works. If your app has an entry from it, delete it there, then scan a new one.',
          {
            id: 'qr.expired',
          },
        );
  return html`<p class="note warning" part="problem" role="alert">${words}</p>
    <button class="button wide" part="button" type="button" @click=${onAgain}>
      ${msg('Get a new QR code', { id: 'qr.again' })}
    </button>`;
}
