import type { PropertyDeclarations, PropertyValues } from 'lit';
import { pageId, slotted } from './field.js';
import { MfaElement, outermost } from './mfa-element.js';

/** The control's properties that are the native input's own. */
const passedOn = ['name', 'required', 'disabled', 'readOnly'] as const;

/**
 * The root of controls that people type into. Label, native input, hint and error are made in the outermost element's
 * light DOM when the control connects and taken away when it leaves; an input or label that the author wrote inside the
 * control is used as it is, so that the form works before any script. The input takes part in forms by itself.
 */
export abstract class MfaField extends MfaElement {
  static override properties: PropertyDeclarations = {
    label: {},
    hint: {},
    error: {},
    name: {},
    formId: { attribute: 'form' },
    required: { type: Boolean },
    disabled: { type: Boolean },
    readOnly: { type: Boolean },
  };

  #input?: HTMLInputElement;
  #label?: HTMLLabelElement;
  #hint?: HTMLElement;
  #error?: HTMLElement;
  /** Those of them that are ours, to be taken away. */
  #made: HTMLElement[] = [];
  #ownValidity = '';

  /** The browser refused to submit, so what is wrong is shown until the person types on. */
  #shown = false;

  /** What the field asks for. */
  label = '';
  /** A line below the field. */
  hint = '';
  /** What is wrong; announced once and tied to the input. */
  error = '';
  /** The name under which a form posts the value. */
  name = '';
  /** Id of the form, where the field is not inside it. */
  formId = '';
  /** As on a native input: an empty field keeps the form from submitting. */
  required = false;
  /** As on a native input: nothing can be typed, and nothing is posted. */
  disabled = false;
  /** As on a native input: nothing can be typed, and what is there is posted. */
  readOnly = false;

  constructor() {
    super();
    this.addEventListener('invalid', (event) => this.#onInvalid(event), true);
    this.follow('reset', ({ target }) => {
      // The value is back only after every listener has run; when a person resets, microtasks run before that.
      if (target === this.form)
        setTimeout(() => {
          this.typed();
          this.requestUpdate('name');
        });
    });
  }

  /** The native input, in the page's own tree. */
  get input(): HTMLInputElement {
    return (this.#input ??= slotted('input', 'field'));
  }

  get form(): HTMLFormElement | null {
    return this.input.form;
  }

  get value(): string {
    return this.input.value;
  }
  set value(value: string) {
    this.input.value = value;
    // As if it were new, so that a control may put it right.
    this.requestUpdate('name');
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // What was ours in the page that this is a copy of, as tools that keep pages make them.
    if (!this.#hint)
      for (const old of this.querySelectorAll('[slot]:not(input)')) if (/^mfa-\d/.test(old.id)) old.remove();
    this.#place();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const node of this.#made) node.remove();
  }

  override focus(options?: FocusOptions): void {
    this.input.focus(options);
  }

  /** Focuses the field with everything in it selected, so that the next key replaces it. */
  select(): void {
    this.focus();
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

  /** Puts type, autocomplete and the rest on the input, ours or the author's. */
  abstract prepareInput(input: HTMLInputElement): void;

  /** What is wrong with the value, in words, or nothing. */
  protected abstract check(value: string): string;

  /** What is shown to be wrong. */
  protected get problem(): string {
    return this.error || (this.#shown ? this.input.validationMessage : '');
  }

  /** To be called when the person typed: stops showing what was wrong before. */
  protected typed(): void {
    this.#shown = false;
    this.#validate();
    this.requestUpdate();
  }

  /** To be called when something came into the control: an input of the author's takes the place of ours. */
  protected adopt(): void {
    if (!this.querySelector('input:not([slot])')) return;
    this.disconnectedCallback();
    this.connectedCallback();
    // As if it were new, so that the input is prepared.
    this.requestUpdate('name');
  }

  protected override firstUpdated(): void {
    // After the update: the focus draws the field anew.
    if (this.autofocus) void this.updateComplete.then(() => this.focus());
  }

  protected override willUpdate(changed: PropertyValues): void {
    const { input } = this;
    // Only what was set here: an input that the author wrote keeps its own attributes.
    for (const name of passedOn) if (this[name] || changed.get(name)) (input[name] as unknown) = this[name];
    if (this.formId) input.setAttribute('form', this.formId);
    if (changed.size) this.prepareInput(input);
    this.#validate();
    const { problem } = this;
    say(this.#label, this.label);
    say(this.#hint, this.hint);
    // Who is led into the field, by a screen or by us, hears it as the description there: an alert would say it twice.
    if (say(this.#error, problem))
      this.#error!.role =
        problem && (this.formId || this.#shown) && !input.matches(':focus') ? null : 'alert';
    // Said either way: without it, browsers tell that a required field is invalid before anybody typed.
    input.ariaInvalid = `${!!problem}`;
    this.mark('invalid', problem);
  }

  #place(): void {
    const owner = outermost(this);
    const label = this.querySelector('label');
    const written = this.querySelector('input');
    if (written) this.#input = written;
    const { input } = this;
    // Each node is slotted on its own, so an input cannot stay inside its label.
    if (label?.contains(input)) label.after(input);
    input.slot = 'field';
    input.id ||= pageId();
    const hint = (this.#hint ??= slotted('div', 'hint'));
    const error = (this.#error ??= slotted('div', 'error'));
    const ours = `${hint.id} ${error.id}`;
    const told = input.getAttribute('aria-describedby') ?? ours;
    input.setAttribute('aria-describedby', told.includes(ours) ? told : `${told} ${ours}`);
    this.#made = written ? [hint, error] : [input, hint, error];
    owner.append(...this.#made);
    if (!label && input.labels!.length) return;
    const shown = label ?? (this.#label ??= slotted('label', 'label'));
    shown.slot = 'label';
    shown.htmlFor = input.id;
    if (!label) this.#made.push(owner.appendChild(shown));
  }

  #validate(): void {
    this.input.setCustomValidity(this.#ownValidity || this.check(this.value));
  }

  #onInvalid(event: Event): void {
    event.preventDefault();
    this.#shown = true;
    this.requestUpdate();
    const { input, form } = this;
    // Where the browser would have gone: to the first field that it refused.
    if ((form?.querySelector('input:invalid') ?? input) === input)
      void this.updateComplete.then(() => this.focus());
  }
}

const said = new WeakMap<Node, string>();

/** Only when the words change, and whether they did: a page's translation may have rewritten the node. */
function say(node: Node | undefined, words: string): unknown {
  if (!node || said.get(node) === words) return;
  node.textContent = words;
  return said.set(node, words);
}
