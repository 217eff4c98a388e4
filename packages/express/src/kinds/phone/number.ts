/** Phone numbers: parsed and judged by libphonenumber's full metadata, masked for every eye. */
import { MfaError } from '@mfa-kit/contract';
import type { PhoneNumber } from 'libphonenumber-js/max';

/** Kinds of number that cost the sender or reach nobody's pocket. */
const refused = new Set(['PREMIUM_RATE', 'SHARED_COST', 'TOLL_FREE', 'UAN', 'VOICEMAIL', 'PAGER']);

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
  const { parsePhoneNumberFromString } = await import('libphonenumber-js/max');
  const number: PhoneNumber | undefined = parsePhoneNumberFromString(typed, { extract: false });
  // Possible by its length; whether it exists is for the text to find out, since metadata ages.
  if (!number?.isPossible() || number.ext) throw new MfaError('phone_invalid');
  const type = number.getType();
  if (type && refused.has(type)) throw new MfaError('phone_unsupported');
  const country = number.country ?? number.getPossibleCountries()[0];
  if (countries !== 'all' && !(country && countries.includes(country))) throw new MfaError('country_blocked');
  return { e164: number.number, country };
}

/** What a person may see of a number: the last two digits. */
export function lastTwo(e164: string): string {
  return e164.slice(-2);
}

/** Numbers next to each other are one prefix: a fraudster buys them by the block. */
export function prefixOf(e164: string): string {
  return e164.slice(0, -4);
}
