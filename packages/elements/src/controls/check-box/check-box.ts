import { msg } from '../../locales/message.js';
import { html, type TemplateResult } from 'lit';
import { field } from '../../field.styles.js';
import { MfaField } from '../../mfa-field.js';
import styles from './check-box.styles.js';

/**
 * One box to tick, with its label beside it.
 *
 * @tag mfa-check-box
 * @slot label - The label, if the page brings one.
 * @slot field - The native input, if the page or an outer element brings one; else one is made.
 * @slot hint - The line below; made by the element.
 * @slot error - What is wrong; made by the element.
 * @fires input - It was ticked or cleared.
 * @fires change - It was ticked or cleared.
 * @csspart row - The box and its label.
 */
export class MfaCheckBox extends MfaField {
  static override styles = [...MfaField.styles, field, styles];

  /** Whether it is ticked. */
  get checked(): boolean {
    return this.input.checked;
  }
  set checked(checked: boolean) {
    this.input.checked = checked;
    this.requestUpdate();
  }

  prepareInput(input: HTMLInputElement): void {
    input.type = 'checkbox';
  }

  protected override check(): string {
    return this.required && !this.checked ? msg('Tick this box to go on.', { id: 'checkBox.empty' }) : '';
  }

  protected override render(): TemplateResult {
    return html`<div class="row" part="row">
        <slot name="field" @input=${this.typed}></slot><slot name="label"></slot>
      </div>
      <slot name="error"></slot><slot name="hint"></slot>
      <slot hidden @slotchange=${() => this.adopt()}></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mfa-check-box': MfaCheckBox;
  }
}
