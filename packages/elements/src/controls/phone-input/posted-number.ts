/** What a form posts: hidden native inputs beside the one that people type into, which has no name meanwhile. */
export class PostedNumber {
  readonly #hidden: HTMLInputElement[] = [];
  /** The name that was the visible input's, whether the page wrote it or the element set it. */
  #name = '';

  /** Puts the number beside the input under the input's name, and the country under its own. */
  post(input: HTMLInputElement, number: string, nameCountry: string, country: string): void {
    this.#name = input.name || this.#name;
    input.removeAttribute('name');
    this.#put(1, input, nameCountry, country);
    this.#put(0, input, this.#name, number);
  }

  /** Takes everything away, and gives the input its name back. */
  leave(input: HTMLInputElement): void {
    for (const hidden of this.#hidden) hidden.remove();
    input.name = this.#name;
  }

  #put(at: number, input: HTMLInputElement, name: string, value: string): void {
    const hidden = (this.#hidden[at] ??= document.createElement('input'));
    // In a slot that nobody has: they are not shown, and must not be taken for the page's input.
    Object.assign(hidden, { type: 'hidden', slot: 'posted', name, value, disabled: input.disabled });
    const form = input.getAttribute('form');
    if (form) hidden.setAttribute('form', form);
    if (!name) hidden.remove();
    else if (!hidden.parentNode) input.after(hidden);
  }
}
