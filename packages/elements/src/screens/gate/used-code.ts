/** After a recovery code: what is left of them, and the way to repair what was lost. Loaded when somebody used one. */
import type { Complete } from '@mfa-kit/contract';
import { html, type TemplateResult } from 'lit';
import { checkIcon } from '../../icons.js';
import { plural } from '../../locales/locale.js';
import { msg, str } from '../../locales/message.js';

export interface UsedCode {
  readonly renderHead: (heading: string, lead: string, emblem: TemplateResult) => TemplateResult;
  readonly onContinue: () => void;
  /** There where the page says where the settings are. */
  readonly onRepair: (() => void) | undefined;
}

export function renderUsedCode(
  { recoveryLeft = 0 }: Complete,
  { renderHead, onContinue, onRepair }: UsedCode,
): TemplateResult {
  const left = plural(recoveryLeft, {
    one: () => msg('You have one recovery code left.', { id: 'gate.left.one' }),
    other: () => msg(str`You have ${recoveryLeft} recovery codes left.`, { id: 'gate.left.other' }),
  });
  const button = (look: string, label: string, press: () => void) =>
    html`<button class="button wide ${look}" part="button" type="button" @click=${press}>${label}</button>`;
  return html`${renderHead(msg('You’re in', { id: 'gate.used' }), left, checkIcon)}
    <p class="note ${recoveryLeft <= 3 ? 'warning' : ''}">
      ${
        onRepair
          ? msg('Lost your phone? Set up another method now: for a while you need nothing else for it.', {
              id: 'gate.repair.now',
            })
          : msg('Lost your phone? Set up another method soon, while you are signed in.', {
              id: 'gate.repair',
            })
      }
    </p>
    ${onRepair ? button('', msg('Check my methods', { id: 'gate.toSettings' }), onRepair) : ''}
    ${button(onRepair ? 'plain' : '', msg('Continue', { id: 'continue' }), onContinue)}`;
}
