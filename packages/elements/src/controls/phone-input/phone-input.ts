import type { Part } from '../../locales/languages.js';
import { msg } from '../../locales/message.js';
import { html, type TemplateResult } from 'lit';
import { field } from '../../field.styles.js';
import type { MfaCountryList } from './country-list.js';
import { countryName } from './country-names.js';
import { dialCode } from './dial-codes.js';
import { PhoneField, plusWords } from './phone-field.js';
import styles from './phone-input.styles.js';

/**
 * A phone number with its country. What people type stays as they typed it; a form posts it in one way (E.164).
 *
 * @tag mfa-phone-input
 * @slot label - The label, if the page brings one.
 * @slot field - The native input, if the page or an outer element brings one; else one is made.
 * @slot hint - The line below; made by the element.
 * @slot error - What is wrong; made by the element.
 * @slot purpose - What the number is for, and what texts may cost.
 * @fires input - The number or its country changed.
 * @fires change - The number or its country changed and the person went on.
 * @csspart row - The field, with the country in front.
 * @csspart country - The button that opens the list of countries.
 * @csspart note - What is understood of the number, or may be wrong with it.
 * @csspart correction - The button that offers what the number may have to be.
 * @csspart list - The list of countries.
 * @csspart search - The field that searches it.
 * @csspart option - One country; `active` too, if Enter takes it.
 * @cssstate possible - There is a number that can be used.
 * @cssstate guessed - The country is a guess.
 */
export class MfaPhoneInput extends PhoneField {
  static override styles = [...PhoneField.styles, field, styles];
  static override words: Part = 'setup';

  /** Before anybody else hears of it, so that whoever listens for `input` finds the new value. */
  readonly #taking = { capture: true, handleEvent: () => this.take() };
  #fieldsets?: MutationObserver;
  #list?: MfaCountryList;

  /** The list could not be loaded. */
  #stranded = false;

  override connectedCallback(): void {
    super.connectedCallback();
    // A fieldset does not tell its fields that it was disabled.
    this.#fieldsets = new MutationObserver(() => this.requestUpdate());
    for (let at = this.input.closest('fieldset'); at; at = at.parentElement!.closest('fieldset'))
      this.#fieldsets.observe(at, { attributeFilter: ['disabled'] });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#fieldsets?.disconnect();
  }

  #onNear(): void {
    void this.load();
    void this.#loadList();
  }

  async #loadList(): Promise<void> {
    try {
      const { countryList } = await import('./country-list.js');
      this.#list ??= countryList({
        button: this.renderRoot.querySelector('button')!,
        choice: this.choice,
        text: () => this.input.value,
        write: this.#write,
      });
      this.#stranded = false;
    } catch {
      this.#stranded = true;
    }
    this.requestUpdate();
  }

  async #onClick(): Promise<void> {
    await this.#loadList();
    this.#list?.toggle();
  }

  /** Puts a text in the field in the person's name. */
  readonly #write = (text: string): void => {
    const { input } = this;
    input.value = text;
    for (const type of ['input', 'change'])
      input.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
    input.focus();
  };

  #onLeave({ relatedTarget }: FocusEvent): void {
    const within = this.renderRoot.contains(relatedTarget as Node | null);
    if (!within && this.input.value.trim()) void this.tell();
  }

  protected override render(): TemplateResult {
    const { country, international } = this.reading;
    const { input } = this;
    const name = country ? countryName(country) : msg('Select country', { id: 'phone.select' });
    const code = country && `+${dialCode(country)}`;
    return html`<slot name="label"></slot>
      <div
        part="row"
        dir="ltr"
        @input=${this.#taking}
        @focusin=${this.#onNear}
        @focusout=${this.#onLeave}
        @pointerenter=${this.#onNear}
      >
        <button
          type="button"
          part="country"
          aria-haspopup="dialog"
          aria-expanded="false"
          ?disabled=${input.readOnly || input.matches(':disabled')}
          @click=${this.#onClick}
        >
          <span class="unseen">${msg('Country code', { id: 'phone.country' })}:</span>
          <span class="name">${name}</span>
          <span class="letters" aria-hidden="true">${country}</span>
          ${international ? '' : code}
        </button>
        <slot name="field"></slot>
      </div>
      <slot name="error"></slot>
      <div class="note" part="note" role="status">${this.#renderNote()}</div>
      <slot name="hint"></slot><slot name="purpose" class="note"></slot>
      <slot hidden @slotchange=${() => this.adopt()}></slot>`;
  }

  #renderNote() {
    const { numbers, reading, told, choice } = this;
    if (this.#stranded) return html`<p>${plusWords()}</p>`;
    if (choice.guessed && !this.input.value) return html`<p>${this.guessWords?.()}</p>`;
    return this.error ? '' : numbers?.note(reading, choice, told ? this.#write : undefined);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mfa-phone-input': MfaPhoneInput;
  }
}
