/** Fills a field as autofill does it: one event, whatever came in. */
export function fill(input: HTMLInputElement, code: string): void {
  Object.assign(input, { value: code });
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}
