import { html, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { MfaCompleteEvent } from '../../events.js';
import { field } from '../../field.styles.js';
import { msg, str } from '../../locales/message.js';
import { MfaField } from '../../mfa-field.js';
import type { readLetters } from './read-letters.js';
import styles from './otp-input.styles.js';
import { readDigits, type Alphabet, type Reading } from './read-code.js';

/**
 * One field for a one-time code. Typing, pasting, autofill and the phone's own suggestion all land in it.
 *
 * @tag mfa-otp-input
 * @slot label - The label, if the page brings one.
 * @slot field - The native input, if the page or an outer element brings one; else one is made.
 * @slot hint - The line below; made by the element.
 * @slot error - What is wrong; made by the element.
 * @fires input - The code changed.
 * @fires change - The code changed and the person went on.
 * @fires mfa-complete - The last character arrived. Carries nothing: read `value`.
 * @csspart cells - The drawn cells behind the field.
 * @csspart cell - One of them.
 * @csspart active - The one where the next character goes, or all that are selected.
 * @cssstate complete - The code is complete.
 * @cssstate invalid - Something is shown to be wrong.
 */
export class MfaOtpInput extends MfaField {
  static override styles = [...MfaField.styles, field, styles];

  static override properties: PropertyDeclarations = {
    digits: { type: Number },
    groups: {},
    alphabet: {},
    autoSubmit: { type: Boolean, attribute: 'auto-submit' },
    clearOnError: { type: Boolean, attribute: 'clear-on-error' },
    mask: { type: Boolean, reflect: true },
    webOtp: { type: Boolean, attribute: 'web-otp' },
    autocomplete: {},
  };

  /** Before anybody else hears of it, so that whoever listens for `input` reads a clean value. */
  readonly #cleaning = { capture: true, handleEvent: (event: Event) => this.#clean(event) };
  /** What the field held before the change, to go back to. */
  #last = '';
  #replacing = false;
  /** The codes last told of and last submitted: each is, once. */
  #completed = '';
  #submitted = '';
  #announced = '';
  #readLetters?: typeof readLetters;

  /** How many characters make a code, 4 to 10. */
  digits = 6;
  /** Draws the cells in groups: `3-3`. The value has no separator. */
  groups = '';
  /** `numeric`, `alnum` (letters are read as capitals), or the characters that a code may have. */
  alphabet: Alphabet = 'numeric';
  /** Submits the form when the last character arrives, never twice with the same code. */
  autoSubmit = false;
  /** Empties the field on an error; else the code is selected. */
  clearOnError = false;
  /** Hides what is typed. */
  mask = false;
  /** Lets the browser read the code from a text message, where it can. */
  webOtp = false;
  /** As on a native input. `off` is obeyed, and keeps people from filling codes in. */
  autocomplete = 'one-time-code';

  /** The code without anything around it; a string, for its zeros. */
  override get value(): string {
    return this.#read(this.input.value).code;
  }
  override set value(value: string) {
    super.value = value;
    this.#completed = this.value;
  }

  prepareInput(input: HTMLInputElement): void {
    Object.assign(input, {
      type: 'text',
      inputMode: this.alphabet === 'numeric' ? 'numeric' : 'text',
      autocomplete: this.autocomplete,
      autocapitalize: 'none',
      spellcheck: false,
      translate: false,
      dir: 'ltr',
    });
    // Not every browser has properties of these names.
    input.setAttribute('autocorrect', 'off');
    input.setAttribute('enterkeyhint', this.autoSubmit ? 'go' : 'done');
    if (this.autocomplete === 'off')
      // eslint-disable-next-line no-console -- whoever builds the page should know what it costs
      console.warn('autofill is off');
    // It would cut a pasted `123 456` before the spaces could be taken out.
    input.removeAttribute('maxlength');
  }

  protected override check(value: string): string {
    return this.#complete || (!value && !this.required) ? '' : this.#lengthWords();
  }

  /** What reads letters comes before the field is drawn. Should it be out of reach, the server reads what is typed. */
  protected override async scheduleUpdate(): Promise<unknown> {
    if (this.alphabet !== 'numeric')
      this.#readLetters ??= (await import('./read-letters.js').catch(() => undefined))?.readLetters;
    return super.scheduleUpdate();
  }

  protected override firstUpdated(): void {
    super.firstUpdated();
    this.translate = false;
    if (this.webOtp) void import('./web-otp.js').then(({ fillFromText }) => fillFromText(this));
  }

  protected override updated(changed: PropertyValues<MfaOtpInput>): void {
    this.renderRoot.querySelector<HTMLElement>('.row')!.style.setProperty('--_digits', `${this.digits}`);
    this.mark('complete', this.#complete);
    // What the page wrote, or what there was before it asked for another length. Never what is being composed.
    if (changed.size) this.input.value = this.#last = this.value;
    if (!changed.has('error') || !this.error) return;
    if (this.clearOnError) void this.updateComplete.then(() => this.clear());
    // What was wrong is selected, so that it can be compared and the next key replaces it.
    else if (this.input.matches(':focus')) this.input.select();
  }

  get #complete(): boolean {
    return this.value.length === this.digits;
  }

  #read(text: string): Reading {
    if (this.alphabet === 'numeric') return readDigits(text, this.digits);
    return this.#readLetters?.(text, this.digits, this.alphabet) ?? { code: text, note: '' };
  }

  /** Deals with what would have to be changed before it is in the field, which keeps the browser's undo intact. */
  #onBeforeInput(event: InputEvent): void {
    const text = event.data;
    if (!text || this.#replacing || event.isComposing) return;
    const { code, note } = this.#read(text);
    const { selectionStart: from, selectionEnd: to } = this.input;
    const whole = code.length === this.digits;
    const over = this.#complete && from === to;
    if (code === text && !whole && !over) return;
    let done = true;
    if (whole || (code && !note)) {
      // A whole code takes the place of everything, and in a full field a character that of the one it stands before.
      this.input.setSelectionRange(whole ? 0 : from, whole ? 99 : to! + (over ? code.length : 0));
      this.#replacing = true;
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else writes into a field and keeps its undo
      done = document.execCommand('insertText', false, code);
      this.#replacing = false;
    }
    // Where that is refused the text goes in as it is, and is cleaned afterwards.
    if (done) event.preventDefault();
    if (note) this.#tell(note);
  }

  /** Leaves nothing in the field but the code. */
  #clean(event: Event): void {
    if ((event as InputEvent).isComposing) return;
    const { input } = this;
    const { code, note } = this.#read(input.value);
    this.#tell(note);
    // What tools write into a field that nobody may change is taken back too.
    if (note !== 'unclear' && input.matches(':read-write')) this.#last = code;
    // The caret moves only where that changes something.
    input.value = this.#last;
  }

  /** Says politely why nothing, or not everything, was taken. */
  #tell(note: Reading['note']): void {
    const words = note === 'cut' ? this.#lengthWords() : note && refusals[note]();
    // The same words again are news only if the text differs.
    this.#announced = words && words === this.#announced ? `${words}\u00a0` : words;
    this.#redraw();
  }

  /** Said when the code is too short and when there is too much of it. */
  #lengthWords(): string {
    const { digits } = this;
    return this.alphabet === 'numeric'
      ? msg(str`The code has ${digits} digits.`, { id: 'otp.digits' })
      : msg(str`The code has ${digits} characters.`, { id: 'otp.characters' });
  }

  #onInput(event: Event): void {
    if ((event as InputEvent).isComposing) return;
    this.typed();
    const code = this.#complete ? this.value : '';
    const known = code === this.#completed;
    this.#completed = code;
    if (known || !code) return;
    this.dispatchEvent(new MfaCompleteEvent());
    if (!this.autoSubmit || code === this.#submitted) return;
    this.#submitted = code;
    this.form?.requestSubmit();
  }

  #onComposed(event: Event): void {
    this.#clean(event);
    this.#onInput(event);
  }

  readonly #redraw = (): void => this.requestUpdate();

  protected override render(): TemplateResult {
    return html`<slot name="label"></slot>
      <div class="box" @input=${this.#cleaning}>
        <div class="row" part="cells">
          ${this.#renderCells()}
          <slot
            name="field"
            @beforeinput=${this.#onBeforeInput}
            @input=${this.#onInput}
            @compositionend=${this.#onComposed}
            @focusin=${this.#redraw}
            @focusout=${this.#redraw}
            @selectionchange=${this.#redraw}
          ></slot>
        </div>
      </div>
      <div role="status">${this.#announced}</div>
      <slot name="error"></slot><slot name="hint"></slot> <slot hidden @slotchange=${this.adopt}></slot>`;
  }

  /** Those are active that the selection covers, or else the one where the next character goes. */
  #renderCells() {
    const { input, digits } = this;
    const focused = input.matches(':focus');
    const from = Math.min(input.selectionStart!, digits - 1);
    const to = Math.max(input.selectionEnd!, from + 1);
    let end = -1;
    const ends = this.groups.split('-').map((size) => (end += Number(size)));
    return Array.from({ length: digits }, (_, at) => {
      const active = focused && at >= from && at < to;
      return html`<span part="cell ${active ? 'active' : ''} ${ends.includes(at) ? 'ends' : ''}"></span>`;
    });
  }
}

const refusals = {
  rejected: () => msg('That can’t be part of the code.', { id: 'otp.rejected' }),
  unclear: () => msg('No code found in that text.', { id: 'otp.unclear' }),
};

declare global {
  interface HTMLElementTagNameMap {
    'mfa-otp-input': MfaOtpInput;
  }
}
