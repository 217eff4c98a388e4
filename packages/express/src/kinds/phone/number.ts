/** Phone numbers: parsed and judged by libphonenumber's full metadata, masked for every eye. */
import { MfaError } from '@mfa-kit/contract';

/** Kinds of number that cost the sender or reach nobody's pocket. */
const refused = new Set(['PREMIUM_RATE', 'SHARED_COST', 'TOLL_FREE', 'UAN', 'VOICEMAIL', 'PAGER']);

/** Digits of any script, the marks people put between them, and a plus in front: nothing else may hang on to a number. */
const spelling = /^\(?\+?[\p{Nd}\s().\-‐-―/]+$/u;

export interface ParsedNumber {
  /** E.164: the one spelling that is stored, compared and sent to. */
  readonly e164: string;
  readonly country: string | undefined;
}

/**
 * Reads an international number, however it is written.
 * @param countries ISO codes that may be texted, or `all`
 * @throws MfaError `phone_invalid`, `phone_unsupported`, `country_blocked`
 */
export async function readNumber(typed: string, countries: readonly string[] | 'all'): Promise<ParsedNumber> {
  // 130 kB of metadata: only servers with phones load it, when the first number arrives.
  const { parseIncompletePhoneNumber, parsePhoneNumberFromString } = await import('libphonenumber-js/max');
  // Full-width characters become plain ones, and the invisible marks that a contact list puts around a number go.
  const text = typed
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim();
  if (!spelling.test(text)) throw new MfaError('phone_invalid');
  const plain = parseIncompletePhoneNumber(text);
  // The library passes over digits that it cannot read: what is left of the number may be somebody else's.
  if (digitsIn(plain) !== digitsIn(text)) throw new MfaError('phone_invalid');
  const number = parsePhoneNumberFromString(plain.replace(/^00/, '+'));
  // Possible by its length; whether it exists is for the text to find out, since metadata ages.
  if (!number?.isPossible()) throw new MfaError('phone_invalid');
  const type = number.getType();
  // The United Kingdom's 070 costs like a premium number; North America's personal numbers are ordinary ones.
  const isDear = type === 'PERSONAL_NUMBER' && number.countryCallingCode === '44';
  if (isDear || (type && refused.has(type))) throw new MfaError('phone_unsupported');
  const country = number.country ?? number.getPossibleCountries()[0];
  if (countries !== 'all' && !(country && countries.includes(country))) throw new MfaError('country_blocked');
  return { e164: number.number, country };
}

function digitsIn(text: string): number {
  return text.match(/\p{Nd}/gu)?.length ?? 0;
}

/** The ISO code of a number's country, as far as it can be told. */
export async function countryOf(e164: string): Promise<string | undefined> {
  const { parsePhoneNumberFromString } = await import('libphonenumber-js/max');
  const number = parsePhoneNumberFromString(e164);
  return number?.country ?? number?.getPossibleCountries()[0];
}

/** What a person may see of a number: the last two digits. */
export function lastTwo(e164: string): string {
  return e164.slice(-2);
}

/** Numbers next to each other are one prefix: a fraudster buys them by the block. */
export function prefixOf(e164: string): string {
  return e164.slice(0, -4);
}
