/** The field in the page's own tree: label, native input, hint and error, each slotted on its own (ARCHITECTURE 8). */
import { html, type ReactiveController } from 'lit';
import { outermost, type MfaElement } from './mfa-element.js';

/** What a control says of its field. Texts are set on the nodes, attributes on the input. */
export interface FieldHost extends MfaElement {
  readonly label: string;
  readonly hint: string;
  /** What is wrong, or nothing. */
  readonly problem: string;
  /** Puts type, autocomplete and the rest on an input, its own or the author's. */
  prepareInput(input: HTMLInputElement): void;
  /** The browser refused to submit because of this input. */
  refused(input: HTMLInputElement): void;
}

/** Passes a field, and the form around it, from the outermost element on to the one inside. */
export const fieldSlots = html`<slot name="form" slot="form"></slot><slot name="label" slot="label"></slot
  ><slot name="field" slot="field"></slot><slot name="hint" slot="hint"></slot
  ><slot name="error" slot="error"></slot>`;

let count = 0;

/** An id that nothing else in the page has. */
export function pageId(): string {
  count += 1;
  return `mfa-${count}`;
}

/**
 * Makes the field in the outermost element's light DOM when the control connects and takes it away when it leaves. An
 * input or label that the author wrote inside the control is used as it is, so that the form works before any script.
 */
export class FieldController implements ReactiveController {
  readonly #host: FieldHost;
  readonly #texts = new Map<Node, string>();
  #own?: HTMLInputElement;
  #input?: HTMLInputElement;
  #label?: HTMLElement | undefined;
  #hint?: HTMLElement;
  #error?: HTMLElement;
  #describedBy = '';

  constructor(host: FieldHost) {
    this.#host = host;
    host.addController(this);
  }

  /** The native input; there is one from the moment the control connects. */
  get input(): HTMLInputElement {
    return (this.#input ??= this.#own = document.createElement('input'));
  }

  hostConnected(): void {
    const owner = outermost(this.#host);
    const written = this.#written();
    if (written) this.#input = written;
    const { input } = this;
    input.slot = 'field';
    input.id ||= pageId();
    this.#describedBy = input.getAttribute('aria-describedby') ?? '';
    this.#host.prepareInput(input);
    input.addEventListener('invalid', this.#onInvalid);
    this.#hint ??= this.#make('hint');
    this.#error ??= this.#make('error');
    this.#error.setAttribute('role', 'alert');
    if (!input.isConnected) owner.append(input);
    owner.append(this.#hint, this.#error);
    this.#adoptLabel(owner);
  }

  hostDisconnected(): void {
    this.#input?.removeEventListener('invalid', this.#onInvalid);
    if (this.#describedBy) this.#input?.setAttribute('aria-describedby', this.#describedBy);
    for (const node of [this.#own, this.#label, this.#hint, this.#error]) node?.remove();
  }

  /** Called when an input arrives in the slot: the author's takes the place of ours. */
  adopt(): void {
    if (this.#input !== this.#own || !this.#written()) return;
    this.hostDisconnected();
    this.hostConnected();
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    const { label, hint, problem } = this.#host;
    this.#say(this.#label, label);
    this.#say(this.#hint, hint);
    this.#say(this.#error, problem);
    const described = [this.#describedBy, hint && this.#hint?.id, problem && this.#error?.id]
      .filter(Boolean)
      .join(' ');
    put(this.input, 'aria-describedby', described);
    put(this.input, 'aria-invalid', problem && 'true');
  }

  #make(slot: string, tag = 'p'): HTMLElement {
    const node = document.createElement(tag);
    node.slot = slot;
    node.id = pageId();
    return node;
  }

  /** Only when the words change: a page's translation may have rewritten the node. */
  #say(node: HTMLElement | undefined, words: string): void {
    if (!node || (this.#texts.get(node) ?? '') === words) return;
    this.#texts.set(node, words);
    node.textContent = words;
  }

  /** The author's input: a child, in a label of ours or not, or handed down by a slot of theirs. */
  #written(): HTMLInputElement | undefined {
    const handed = [...this.#host.children].flatMap((child) =>
      child instanceof HTMLSlotElement ? child.assignedElements({ flatten: true }) : [child],
    );
    return handed
      .map((node) => (node.matches('label') ? node.querySelector('input') : node))
      .find((node) => node instanceof HTMLInputElement && node !== this.#own && node.type !== 'hidden') as
      HTMLInputElement | undefined;
  }

  #adoptLabel(owner: MfaElement): void {
    const { input } = this;
    const written = [...this.#host.children].find((child) => child instanceof HTMLLabelElement);
    if (written?.contains(input)) written.after(input);
    if (written) {
      written.slot = 'label';
      written.htmlFor = input.id;
    } else if (!input.labels?.length || this.#label) {
      const label = (this.#label ??= this.#make('label', 'label'));
      (label as HTMLLabelElement).htmlFor = input.id;
      owner.append(label);
    }
  }

  #onInvalid = (event: Event): void => {
    event.preventDefault();
    const { input } = this;
    this.#host.refused(input);
    // The browser would have gone to the first field that it refused.
    if (input.form?.querySelector(':invalid') === input || !input.form?.querySelector(':invalid'))
      input.focus();
  };
}

/** Sets an attribute, or takes it away when it has nothing to say. */
function put(node: Element, name: string, value: string): void {
  if (value) node.setAttribute(name, value);
  else node.removeAttribute(name);
}
