/** The secret for people who cannot, or need not, scan: a link that opens an app, and the key to type. */
import { msg } from '../../locales/message.js';
import type { Enrollment, TotpSetup } from '@mfa-kit/contract';
import { html, type TemplateResult } from 'lit';
import { openIcon } from '../../icons.js';

/** A set-up whose secret is at hand. */
export type OpenSetup = TotpSetup & { readonly secret: string; readonly uri: string };

export function isOpen(setup: Enrollment['setup']): setup is OpenSetup {
  return setup?.kind === 'totp' && Boolean(setup.secret && setup.uri);
}

/** The link is followed by the browser; `tried` says whether it was, since nothing tells whether an app took it. */
export function renderAppLink(setup: OpenSetup, tried: boolean, onTry: () => void): TemplateResult {
  return html`<div class="app-link">
    <a class="button plain" part="app-link" href=${setup.uri} @click=${onTry}>
      ${openIcon}${msg('Open in authenticator app', { id: 'qr.open' })}
    </a>
    <p class="small" role="status">
      ${
        tried
          ? msg('Nothing opened? Install an app first, or copy the key below into it.', {
              id: 'qr.nothingOpened',
            })
          : ''
      }
    </p>
  </div>`;
}

export function renderKey(setup: OpenSetup, source: () => Node | null | undefined): TemplateResult {
  const groups = setup.secret.match(/.{1,4}/g) ?? [];
  // Spaced by style and broken by <wbr>: a selection of it has no spaces to be pasted.
  return html`<div class="key">
    <p class="small" id="key-label">${msg('Set-up key', { id: 'qr.key' })}</p>
    <code part="key" aria-labelledby="key-label" role="group" translate="no" dir="ltr"
      >${groups.map((group) => html`<span>${group}</span><wbr />`)}</code
    >
    <div class="copies">
      <mfa-copy-button .value=${setup.secret} .source=${source}
        >${msg('Copy key', { id: 'qr.copyKey' })}</mfa-copy-button
      >
      <mfa-copy-button .value=${setup.uri} .source=${source}
        >${msg('Copy set-up link', { id: 'qr.copyLink' })}</mfa-copy-button
      >
    </div>
    <dl class="small">
      ${detail(msg('Account', { id: 'qr.account' }), `${setup.issuer}: ${setup.account}`)}
      ${detail(
        msg('Settings', { id: 'qr.settings' }),
        msg('Time-based, 6 digits, 30 seconds, SHA-1', { id: 'qr.settingsValue' }),
      )}
    </dl>
  </div>`;
}

function detail(term: string, value: string): TemplateResult {
  return html`<div>
    <dt>${term}</dt>
    <dd>${value}</dd>
  </div>`;
}
