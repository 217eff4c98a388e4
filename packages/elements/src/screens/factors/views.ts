/** What stands in the place of the list, or above it. */
import type { Factors } from '@mfa-kit/contract';
import { html, type TemplateResult } from 'lit';
import { shieldIcon } from '../../icons.js';
import { clockTime } from '../../locales/locale.js';
import { msg, str } from '../../locales/message.js';

/** Nothing is set up: a clear way to do it, where policy has any. */
export function renderNone(
  { kinds, requirement }: Factors,
  busy: boolean,
  onEnroll: () => void,
): TemplateResult {
  if (!kinds.length || requirement === 'off')
    return html`<p class="empty">
      ${msg('A second step isn’t offered for your account.', { id: 'factors.none.off' })}
    </p>`;
  return html`<div class="body none">
    <div class="emblem" aria-hidden="true">${shieldIcon}</div>
    <p class="name">${msg('Only your password protects your account', { id: 'factors.none' })}</p>
    <p class="meaning">
      ${msg(
        'With a second step, nobody gets in who has only learned your password. It takes about two minutes.',
        {
          id: 'factors.none.why',
        },
      )}
    </p>
    <button class="button small" part="button" type="button" aria-disabled=${String(busy)} @click=${onEnroll}>
      ${msg('Set up a second step', { id: 'factors.none.go' })}
    </button>
  </div>`;
}

/** R16: came in by a recovery code. `until` is by the person's own clock. */
export function renderRepair(until: number): TemplateResult {
  return html`<div class="body">
    <div class="note warning" part="repair" role="status">
      <b>${msg('You signed in with a recovery code', { id: 'factors.repair' })}</b><br />
      ${msg(
        str`Lost your phone? Add a new method, then remove the lost one. Until ${clockTime(until)} you need nothing else for that.`,
        { id: 'factors.repair.how' },
      )}
    </div>
  </div>`;
}
