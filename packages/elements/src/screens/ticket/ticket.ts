import { flow } from '@mfa-kit/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { query } from 'lit/decorators.js';
import type { MfaTextInput } from '../../controls/text-input/text-input.js';
import { fieldSlots } from '../../field-slots.js';
import { FormController } from '../../form.js';
import { keyIcon } from '../../icons.js';
import type { Part } from '../../locales/languages.js';
import { msg } from '../../locales/message.js';
import { MfaScreen } from '../../mfa-screen.js';

/**
 * Asks for the one-time set-up code that an administrator gave.
 *
 * @tag mfa-ticket
 * @fires mfa-state - The server answered with a new state: read `state`.
 * @csspart card - The card.
 * @csspart heading - The heading.
 * @csspart lead - The line below it.
 * @csspart problem - What failed.
 * @csspart button - The button that goes on.
 */
export class MfaTicket extends MfaScreen {
  static override words: Part = 'setup';

  readonly #form = new FormController(this, () => void this.#onSubmit());

  @query('mfa-text-input') private field?: MfaTextInput | null;

  async #onSubmit(): Promise<void> {
    const { field } = this;
    if (!field || (await this.advance(flow.ticket, { ticket: field.value }))) return;
    await this.updateComplete;
    if (this.fieldProblem) this.field?.select();
  }

  #onCancel = (): void => {
    void this.advance(flow.cancel, {});
  };

  protected override renderState(): TemplateResult | typeof nothing {
    const { state } = this;
    if (!state) return this.request.at === 'failed' ? this.renderRequest() : nothing;
    if (state.at !== 'ticket') return nothing;
    return html`${this.renderHead(
        msg('Set-up code needed', { id: 'ticket.title' }),
        msg('Before you can set up a second step, your administrator gives you a one-time code.', {
          id: 'ticket.lead',
        }),
        keyIcon,
      )}
      <mfa-text-input
        data-first
        type="code"
        required
        form=${this.#form.id}
        name="ticket"
        label=${msg('Set-up code', { id: 'ticket.label' })}
        hint=${msg('16 characters, such as XXXX‑XXXX‑XXXX‑XXXX.', { id: 'challenge.recovery.hint' })}
        error=${this.fieldProblem}
        @input=${this.forgive}
        >${fieldSlots}</mfa-text-input
      >
      ${this.renderRequest()}
      <button
        class="button wide"
        part="button"
        type="button"
        aria-disabled=${String(this.pending)}
        @click=${() => this.#form.submit()}
      >
        ${msg('Continue', { id: 'continue' })}
      </button>
      <div class="actions">
        <button
          class="link quiet"
          type="button"
          aria-disabled=${String(this.pending)}
          @click=${this.#onCancel}
        >
          ${msg('Cancel', { id: 'cancel' })}
        </button>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mfa-ticket': MfaTicket;
  }
}
