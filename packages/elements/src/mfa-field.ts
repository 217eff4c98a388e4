import { property, state } from 'lit/decorators.js';
import { FieldController, type FieldHost } from './field.js';
import { MfaElement } from './mfa-element.js';

/** The root of controls that people type into. The input is native and takes part in forms by itself. */
export abstract class MfaField extends MfaElement implements FieldHost {
  protected readonly field = new FieldController(this);
  #ownValidity = '';

  /** The browser refused to submit, so what is wrong is shown until the person types on. */
  @state() private shown = false;

  /** What the field asks for. */
  @property() label = '';
  /** A line below the field. */
  @property() hint = '';
  /** What is wrong; announced once and tied to the input. */
  @property() error = '';
  /** The name under which a form posts the value. */
  @property() name = '';
  /** Id of the form, where the field is not inside it. */
  @property({ attribute: 'form' }) formId = '';
  @property({ type: Boolean }) required = false;
  @property({ type: Boolean }) disabled = false;
  @property({ type: Boolean }) readonly = false;

  /** The native input, in the page's own tree. */
  get input(): HTMLInputElement {
    return this.field.input;
  }

  get form(): HTMLFormElement | null {
    return this.input.form;
  }

  get value(): string {
    return this.input.value;
  }
  set value(value: string) {
    this.input.value = value;
    this.requestUpdate();
  }

  get problem(): string {
    return this.error || (this.shown ? this.input.validationMessage : '');
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('reset', this.#onReset);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('reset', this.#onReset);
  }

  override focus(options?: FocusOptions): void {
    this.input.focus(options);
  }

  /** Focuses the field with everything in it selected, so that the next key replaces it. */
  select(): void {
    this.input.focus();
    this.input.select();
  }

  clear(): void {
    this.value = '';
  }

  /** As on a native input: words that keep the form from submitting, or nothing to let it. */
  setCustomValidity(words: string): void {
    this.#ownValidity = words;
    this.#validate();
  }

  abstract prepareInput(input: HTMLInputElement): void;

  refused(): void {
    this.shown = true;
  }

  /** What is wrong with the value, in words, or nothing. */
  protected abstract check(value: string): string;

  /** To be called when the person typed: stops showing what was wrong before. */
  protected typed(): void {
    this.shown = false;
    this.#validate();
    this.requestUpdate();
  }

  protected override firstUpdated(): void {
    // After the update: the focus draws the field anew.
    if (this.autofocus) void this.updateComplete.then(() => this.focus());
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const { input } = this;
    // Only what was set here: an input that the author wrote keeps its own attributes.
    if (changed.get('name') !== undefined || this.name) input.name = this.name;
    if (this.formId) input.setAttribute('form', this.formId);
    for (const flag of ['required', 'disabled'] as const)
      if (changed.get(flag) !== undefined || this[flag]) input[flag] = this[flag];
    if (changed.get('readonly') !== undefined || this.readonly) input.readOnly = this.readonly;
    this.#validate();
  }

  #validate(): void {
    this.input.setCustomValidity(this.#ownValidity || this.check(this.value));
  }

  #onReset = (event: Event): void => {
    if (event.target !== this.form) return;
    // The value is back only after every listener has run.
    queueMicrotask(() => this.typed());
  };
}
