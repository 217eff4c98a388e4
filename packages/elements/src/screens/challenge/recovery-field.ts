/** What a recovery code is typed into. Loaded when somebody looks for another way. */
import { html, type TemplateResult } from 'lit';
import '../../controls/text-input/index.js';
import { fieldSlots } from '../../field-slots.js';
import { msg } from '../../locales/message.js';
import type { Field } from './fields.js';

export function renderRecovery({ formId, error, onInput }: Field): TemplateResult {
  return html`<mfa-text-input
    data-first
    type="code"
    required
    form=${formId}
    name="recovery-code"
    label=${msg('Recovery code', { id: 'way.recovery' })}
    hint=${msg('16 characters, such as XXXX‑XXXX‑XXXX‑XXXX.', { id: 'challenge.recovery.hint' })}
    error=${error}
    @input=${onInput}
    >${fieldSlots}</mfa-text-input
  >`;
}
