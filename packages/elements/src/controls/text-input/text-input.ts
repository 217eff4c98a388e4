import { msg } from '../../locales/message.js';
import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { field } from '../../field.styles.js';
import { MfaField } from '../../mfa-field.js';
import styles from './text-input.styles.js';

/**
 * One line of text: a password, a recovery code, a name.
 *
 * @tag mfa-text-input
 * @slot label - The label, if the page brings one.
 * @slot field - The native input, if the page or an outer element brings one; else one is made.
 * @slot hint - The line below; made by the element.
 * @slot error - What is wrong; made by the element.
 * @fires input - The text changed.
 * @fires change - The text changed and the person went on.
 * @csspart box - The frame of the field.
 */
export class MfaTextInput extends MfaField {
  static override styles = [...MfaField.styles, field, styles];

  /** `code` is a saved code: capitals, evenly spaced, nothing that keyboards or browsers would add. */
  @property({ reflect: true }) type: 'text' | 'password' | 'code' = 'text';
  /** As on a native input. */
  @property() autocomplete = '';

  prepareInput(input: HTMLInputElement): void {
    const code = this.type === 'code';
    input.type = this.type === 'password' ? 'password' : 'text';
    input.autocomplete = (this.autocomplete || (code ? 'off' : '')) as AutoFill;
    input.autocapitalize = code ? 'characters' : 'none';
    input.spellcheck = false;
    input.setAttribute('autocorrect', 'off');
    input.setAttribute('enterkeyhint', 'go');
    if (!code) return;
    // Translating a page must not rewrite what is typed.
    input.translate = false;
    input.dir = 'ltr';
  }

  protected override check(value: string): string {
    return this.required && !value.trim() ? msg('Fill this in to go on.', { id: 'textInput.empty' }) : '';
  }

  protected override render(): TemplateResult {
    return html`<slot name="label"></slot>
      <div class="box" part="box"><slot name="field" @input=${this.typed}></slot></div>
      <slot name="error"></slot><slot name="hint"></slot
      ><slot hidden @slotchange=${() => this.adopt()}></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mfa-text-input': MfaTextInput;
  }
}
