import type { ReactiveController } from 'lit';
import { pageId } from './field.js';
import { outermost, type MfaElement } from './mfa-element.js';

/**
 * The form of a screen, in the page's own tree: Enter submits it, and password managers see it. It is empty; inputs
 * join it by its id.
 */
export class FormController implements ReactiveController {
  readonly #host: MfaElement;
  readonly #submitted: () => unknown;
  #form?: HTMLFormElement;
  readonly id = pageId();

  constructor(host: MfaElement, submitted: () => unknown) {
    this.#host = host;
    this.#submitted = submitted;
    host.addController(this);
  }

  hostConnected(): void {
    const form = (this.#form ??= document.createElement('form'));
    form.id = this.id;
    form.slot = 'form';
    // Never a code in an address, whatever else fails.
    form.method = 'post';
    form.addEventListener('submit', this.#onSubmit);
    outermost(this.#host).append(form);
  }

  hostDisconnected(): void {
    this.#form?.removeEventListener('submit', this.#onSubmit);
    this.#form?.remove();
  }

  /** As if a submit button had been pressed: fields are checked first. */
  submit(): void {
    this.#form?.requestSubmit();
  }

  #onSubmit = (event: Event): void => {
    event.preventDefault();
    void this.#hand();
  };

  async #hand(): Promise<void> {
    await this.#submitted();
    await this.#host.updateComplete;
    // Wherever it was submitted from, what was refused is selected: the next key replaces it.
    const inputs = [...(this.#form?.elements ?? [])] as HTMLInputElement[];
    const refused = inputs.find(({ ariaInvalid }) => ariaInvalid === 'true');
    refused?.focus();
    refused?.select();
  }
}
