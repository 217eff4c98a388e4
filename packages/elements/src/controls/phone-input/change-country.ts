import { dialCode, leadingCode } from './dial-codes.js';
import { dialled, plainText } from './plain-reading.js';

/** The text under another country: without its own code, unless that is the country's too. */
export function changeCountry(text: string, home: string, country: string): string {
  const { digits, international } = dialled(text, home);
  const code = leadingCode(digits);
  if (!international || code === dialCode(country)) return text;
  const rest = new RegExp(`(?:\\d\\D*){${digits.length - code.length}}$`).exec(plainText(text));
  return rest![0].replace(/^0\)\s*/, '0').trim();
}
