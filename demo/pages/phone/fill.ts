/** Hands a code to the page, as a person's fingers or a keyboard's suggestion would. */

/** True if the page had a field for it; else it is on the clipboard, where that is allowed. */
export async function handOver(code: string): Promise<'filled' | 'copied' | 'shown'> {
  const field = [...document.querySelectorAll<HTMLInputElement>('input[autocomplete~="one-time-code"]')].find(
    (input) => input.offsetParent !== null && !input.disabled && !input.readOnly,
  );
  if (field) {
    field.focus();
    field.value = code;
    field.dispatchEvent(
      new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertReplacementText' }),
    );
    return 'filled';
  }
  try {
    await navigator.clipboard.writeText(code);
    return 'copied';
  } catch {
    return 'shown';
  }
}
