/** The authenticator's second screen: the viewfinder, and the key by hand for when there is nothing to see. */
import { decode, photograph } from './camera.js';
import { el, icon } from './draw.js';
import { makesCodes, readKeyUri, readSecret, type Key } from './keys.js';

/** Long enough to be seen looking. */
const FOCUS_MS = 700;

export interface ScanScreen {
  readonly element: HTMLElement;
  /** Opens the camera. */
  look(): Promise<void>;
}

export function scanScreen(found: (key: Key) => void, close: () => void): ScanScreen {
  const viewfinder = el('div', { class: 'viewfinder', 'aria-hidden': 'true' });
  const status = el('p', { class: 'scan-status', role: 'status' });
  const again = el(
    'button',
    { class: 'phone-button', type: 'button', onclick: () => void look() },
    icon('scan'),
    'Look again',
  );
  const element = el(
    'div',
    { class: 'pane', hidden: true },
    el('button', { class: 'phone-back', type: 'button', onclick: close }, 'Back'),
    viewfinder,
    status,
    again,
    keyForm(found),
  );

  async function look(): Promise<void> {
    again.hidden = true;
    status.textContent = 'Looking for a QR code…';
    const photo = photograph();
    viewfinder.replaceChildren(...(photo ? [photo] : []), el('i', { class: 'scan-line' }));
    const [text] = await Promise.all([
      photo && decode(photo),
      new Promise((resolve) => setTimeout(resolve, FOCUS_MS)),
    ]);
    if (element.hidden) return;
    const key = text === undefined ? undefined : readKeyUri(text);
    if (key && (await makesCodes(key))) return found(key);
    again.hidden = false;
    viewfinder.querySelector('.scan-line')?.remove();
    status.textContent = photo
      ? 'That code is not an authenticator’s.'
      : 'There is no QR code on the page. The bank shows one while you set up an authenticator.';
  }

  return { element, look };
}

function keyForm(found: (key: Key) => void): HTMLElement {
  const account = el('input', { id: 'phone-account', name: 'account', autocomplete: 'off', required: true });
  const secret = el('input', {
    id: 'phone-key',
    name: 'key',
    autocomplete: 'off',
    autocapitalize: 'characters',
    spellcheck: 'false',
    required: true,
    'aria-describedby': 'phone-key-fault',
  });
  const fault = el('p', { class: 'phone-fault', id: 'phone-key-fault' });
  const form = el(
    'form',
    {
      novalidate: true,
      onsubmit: (event) => {
        event.preventDefault();
        void add();
      },
    },
    el('label', { for: 'phone-account' }, 'Account'),
    account,
    el('label', { for: 'phone-key' }, 'Key'),
    secret,
    fault,
    el('button', { class: 'phone-button plain', type: 'submit' }, 'Add'),
  );
  async function add(): Promise<void> {
    const typed = readSecret(secret.value);
    const key = {
      issuer: 'Northwind Bank',
      account: account.value.trim() || 'My account',
      secret: typed ?? '',
    };
    const good = typed !== undefined && (await makesCodes(key));
    fault.textContent = good ? '' : 'That is not the whole key. It has letters A to Z and digits 2 to 7.';
    if (!good) return secret.focus();
    form.reset();
    found(key);
  }
  return el('details', { class: 'by-hand' }, el('summary', {}, 'Type the key instead'), form);
}
