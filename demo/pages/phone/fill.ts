/** Hands a code or a number to the page, as a person's fingers or a keyboard's suggestion would. */

/** What a field is for, in its `autocomplete`. */
export type Field = 'one-time-code' | 'tel';

/** Filled in if the page has a field for it; else it is on the clipboard, where that is allowed. */
export async function handOver(text: string, wanted: Field): Promise<'filled' | 'copied' | 'shown'> {
  const field = [...document.querySelectorAll<HTMLInputElement>(`input[autocomplete~="${wanted}"]`)].find(
    (input) => input.offsetParent !== null && !input.disabled && !input.readOnly,
  );
  if (field) {
    field.focus();
    field.value = text;
    field.dispatchEvent(
      new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertReplacementText' }),
    );
    return 'filled';
  }
  try {
    await navigator.clipboard.writeText(text);
    return 'copied';
  } catch {
    return 'shown';
  }
}
