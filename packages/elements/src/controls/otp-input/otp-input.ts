import { msg, str } from '@lit/localize';
import { html, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { MfaCompleteEvent } from '../../events.js';
import { field } from '../../field.styles.js';
import { MfaField } from '../../mfa-field.js';
import { CodeTyping } from './code-typing.js';
import styles from './otp-input.styles.js';
import { readCode, type Alphabet } from './read-code.js';

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
 * @cssprop --mfa-otp-cell - Widest a cell gets.
 * @cssprop --mfa-otp-height - Height of the cells.
 * @cssprop --mfa-otp-gap - Space between cells.
 * @cssprop --mfa-otp-radius - Roundness of the cells.
 * @cssstate complete - The code is complete.
 */
export class MfaOtpInput extends MfaField {
  static override styles = [...MfaField.styles, field, styles];

  readonly #typing = new CodeTyping(this);
  /** Before anybody else hears of it, so that whoever listens for `input` reads a clean value. */
  readonly #cleaning = { capture: true, handleEvent: (event: Event) => this.#typing.clean(event) };
  /** The codes last told of and last submitted: each is, once. */
  #completed = '';
  #submitted = '';
  #text?: AbortController;

  @query('.row') private row!: HTMLElement;
  @state() private announced = '';

  /** How many characters make a code, 4 to 10. */
  @property({ type: Number }) digits = 6;
  /** Draws the cells in groups: `3-3`. The value has no separator. */
  @property() groups = '';
  @property({ reflect: true }) alphabet: Alphabet = 'numeric';
  /** Submits the form when the last character arrives, never twice with the same code. */
  @property({ type: Boolean, attribute: 'auto-submit' }) autoSubmit = false;
  /** Empties the field on an error; else the code is selected. */
  @property({ type: Boolean, attribute: 'clear-on-error' }) clearOnError = false;
  /** Hides what is typed. */
  @property({ type: Boolean, reflect: true }) mask = false;
  /** Lets the browser read the code from a text message, where it can. */
  @property({ type: Boolean, attribute: 'web-otp' }) webOtp = false;
  /** As on a native input. `off` is obeyed, and keeps people from filling codes in. */
  @property() autocomplete = 'one-time-code';

  /** The code without anything around it; a string, for its zeros. */
  override get value(): string {
    const reading = readCode(this.input.value, this.digits, this.alphabet);
    return reading.at === 'code' ? reading.code : '';
  }
  override set value(value: string) {
    super.value = value;
    this.#completed = this.value;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('selectionchange', this.#onSelection);
    this.#text?.abort();
  }

  announce(words: string): void {
    // The same words again are news only if the text differs.
    this.announced = words === this.announced ? `${words}\u00a0` : words;
  }

  prepareInput(input: HTMLInputElement): void {
    const attributes = {
      type: 'text',
      inputmode: this.alphabet === 'numeric' ? 'numeric' : 'text',
      autocomplete: this.autocomplete,
      autocapitalize: 'none',
      autocorrect: 'off',
      spellcheck: 'false',
      enterkeyhint: this.autoSubmit ? 'go' : 'done',
      translate: 'no',
      dir: 'ltr',
    };
    for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
    // It would cut a pasted `123 456` before the spaces could be taken out.
    input.removeAttribute('maxlength');
  }

  protected override check(value: string): string {
    if (value.length === this.digits || (!value && !this.required)) return '';
    const { digits } = this;
    return this.alphabet === 'numeric'
      ? msg(str`Enter all ${digits} digits.`, { id: 'otp.short.digits' })
      : msg(str`Enter all ${digits} characters.`, { id: 'otp.short.characters' });
  }

  protected override firstUpdated(): void {
    super.firstUpdated();
    this.translate = false;
    if (this.webOtp && 'OTPCredential' in globalThis) void this.#fillFromText();
  }

  protected override willUpdate(changed: PropertyValues<MfaOtpInput>): void {
    if (this.clearOnError && changed.has('error') && this.error) this.clear();
    super.willUpdate(changed);
  }

  protected override updated(changed: PropertyValues<MfaOtpInput>): void {
    if (['alphabet', 'autoSubmit', 'autocomplete'].some((name) => changed.has(name as keyof MfaOtpInput)))
      this.prepareInput(this.input);
    if (changed.has('autocomplete') && this.autocomplete === 'off')
      // eslint-disable-next-line no-console -- whoever builds the page should know what it costs
      console.warn(
        '<mfa-otp-input autocomplete="off"> keeps phones and password managers from filling in codes.',
      );
    this.row.style.setProperty('--_digits', String(this.digits));
    this.mark('complete', this.value.length === this.digits);
    // What was wrong is selected, so that it can be compared and the next key replaces it.
    if (changed.has('error') && this.error && this.input.matches(':focus')) this.input.select();
  }

  #onInput(event: Event): void {
    if ((event as InputEvent).isComposing) return;
    this.#text?.abort();
    this.typed();
    const { value } = this;
    const news = value !== this.#completed;
    this.#completed = value.length === this.digits ? value : '';
    if (!this.#completed || !news) return;
    this.dispatchEvent(new MfaCompleteEvent());
    if (!this.autoSubmit || value === this.#submitted) return;
    this.#submitted = value;
    this.form?.requestSubmit();
  }

  #onComposed(event: Event): void {
    this.#typing.clean(event);
    this.#onInput(event);
  }

  #onFocus(): void {
    document.addEventListener('selectionchange', this.#onSelection);
    this.requestUpdate();
  }

  #onBlur(): void {
    document.removeEventListener('selectionchange', this.#onSelection);
    this.requestUpdate();
  }

  #onSelection = (): void => this.requestUpdate();

  async #fillFromText(): Promise<void> {
    const { signal } = (this.#text = new AbortController());
    this.form?.addEventListener('submit', () => this.#text?.abort(), { signal });
    const { codeFromText } = await import('./web-otp.js');
    const code = signal.aborted ? '' : await codeFromText(signal);
    if (!code) return;
    this.input.value = code;
    this.input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }

  protected override render() {
    const full = this.value.length === this.digits;
    return html`<slot name="label"></slot>
      <div class="box" @input=${this.#cleaning}>
        <div class="row ${full ? 'full' : ''} ${this.problem ? 'wrong' : ''}">
          ${this.#renderCells()}
          <slot
            name="field"
            @beforeinput=${(event: InputEvent) => this.#typing.before(event)}
            @input=${this.#onInput}
            @compositionend=${this.#onComposed}
            @focusin=${this.#onFocus}
            @focusout=${this.#onBlur}
          ></slot>
        </div>
      </div>
      <slot name="error"></slot><slot name="hint"></slot>
      <slot hidden @slotchange=${() => this.field.adopt()}></slot>
      <span class="unseen" role="status">${this.announced}</span>`;
  }

  #renderCells() {
    const { input, digits } = this;
    const focused = input.matches(':focus');
    const from = Math.min(input.selectionStart ?? 0, digits - 1);
    const to = Math.max(input.selectionEnd ?? 0, from + 1);
    const ends = groupEnds(this.groups, digits);
    return html`<span class="cells" part="cells" aria-hidden="true">
      ${Array.from({ length: digits }, (_, at) => {
        const active = focused && at >= from && at < to ? 'active' : '';
        return html`<span class="cell ${active} ${ends.has(at) ? 'ends' : ''}" part="cell"></span>`;
      })}
    </span>`;
  }
}

/** The last cell of each group but the last group; none if the groups do not make up the code. */
function groupEnds(groups: string, digits: number): ReadonlySet<number> {
  const sizes = groups.split('-').map(Number);
  if (sizes.reduce((sum, size) => sum + size, 0) !== digits) return new Set();
  let end = -1;
  return new Set(sizes.slice(0, -1).map((size) => (end += size)));
}

declare global {
  interface HTMLElementTagNameMap {
    'mfa-otp-input': MfaOtpInput;
  }
}
