/** How the secret gets into the app: by camera from another screen, or on the same device by a link or the key. */
import { msg } from '../../locales/message.js';
import { html, nothing, type TemplateResult } from 'lit';
import { chevronIcon } from '../../icons.js';
import type { Device } from './device.js';
import { renderAppLink, renderKey, type OpenSetup } from './setup-key.js';

export interface HandOver {
  readonly setup: OpenSetup;
  readonly device: Device;
  /** The link to an app was followed. */
  readonly linkTried: boolean;
  readonly onLink: () => void;
  /** The person asked for the key, where it does not come first. */
  readonly keyShown: boolean;
  readonly onKey: () => void;
  /** Where the key is shown. */
  readonly keyNode: () => Node | null | undefined;
}

export function renderHandOver({
  setup,
  device,
  linkTried,
  onLink,
  keyShown,
  onKey,
  keyNode,
}: HandOver): TemplateResult {
  const qr = html`<mfa-qr-code
    .value=${setup.uri}
    label=${msg('QR code: scan it with your authenticator app', { id: 'qr.label' })}
  ></mfa-qr-code>`;
  const link = renderAppLink(setup, linkTried, onLink);
  const key = renderKey(setup, keyNode);
  if (device === 'touch')
    return html`<h3>${msg('Add your account to it', { id: 'qr.add' })}</h3>
      ${link} ${key}
      <p>${msg('Is the app on another device? Scan this with it.', { id: 'qr.scanElsewhere' })}</p>
      ${qr}`;
  return html`<h3>${msg('Scan this QR code with it', { id: 'qr.scan' })}</h3>
    <div class="scan">
      <p>${msg('In the app, choose to add an account, then point the camera here.', { id: 'qr.point' })}</p>
      ${qr} ${device === 'mac' ? link : nothing}
      <button
        class="link"
        type="button"
        aria-expanded=${String(keyShown)}
        aria-controls="by-hand"
        @click=${onKey}
      >
        ${msg('Can’t scan it?', { id: 'qr.cannotScan' })}${chevronIcon}
      </button>
      <div class="by-hand" id="by-hand" ?hidden=${!keyShown}>
        <p>${msg('Type or paste this key into the app instead.', { id: 'qr.typeKey' })}</p>
        ${key}
      </div>
    </div>`;
}
