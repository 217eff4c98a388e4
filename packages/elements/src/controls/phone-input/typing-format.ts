/** Grouping of digits while they are typed. Loaded only where a page asks for it. */
import { AsYouType, type CountryCode } from 'libphonenumber-js/core';
import type { PhoneData } from './number-reading.js';
import type { TypedField } from './numbers.js';

const followed = new WeakSet<HTMLInputElement>();

/** Groups what is typed at the end; in the middle, or while deleting, the caret would not stay where the person put it. */
export function groupWhileTyping(field: TypedField, { metadata }: PhoneData): void {
  const { input } = field;
  if (followed.has(input)) return;
  followed.add(input);
  input.addEventListener('input', (event) => {
    const { value, selectionEnd } = input;
    const typed = event.inputType === 'insertText' && selectionEnd === value.length;
    // What holds more than digits is written in a way of its own.
    if (field.asYouType && typed && /^\+?[\d\s()-]+$/.test(value) && !value.startsWith('00'))
      input.value = new AsYouType(field.country as CountryCode, metadata).input(value);
  });
}
