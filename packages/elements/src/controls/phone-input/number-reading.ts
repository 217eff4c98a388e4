/** What the text in the field says, by the numbering plans. Loaded together with them. */
import type { PhoneNumber } from 'libphonenumber-js/core';
import { countriesOf, dialCode, leadingCode } from './dial-codes.js';
import { isReserved } from './example-numbers.js';
import type * as phoneData from './phone-data.js';
import { countryOf, dialled, plainText, readPlainly } from './plain-reading.js';
import type { Correction, Problem, Reading, Surroundings } from './plain-reading.js';

export type PhoneData = typeof phoneData;

const extension = /\d{5}.*?(?:x|ext|extn|extension|доб|#|,|;ext=)[\s.:]*\d{1,7}$/iu;
/** Anything but digits and what people put between them. */
const unusable = /[^\d\s().\p{Pd}/]/u;

/** What a plan once asked for, and what it asks for now. Used only if a mobile number comes of it. */
const outdated: Readonly<Record<Correction['rule'], readonly (readonly [RegExp, string])[]>> = {
  AR: [
    [/^9?(\d{2,4})15(\d{6,8})$/, '9$1$2'],
    [/^(\d{10})$/, '9$1'],
  ],
  BR: [[/^(\d\d)([6-9]\d{7})$/, '$19$2']],
  MX: [[/^(?:1|4[45])(\d{10})$/, '$1']],
};

/** Reads the text anew each time: nothing is kept between two readings. */
export function readNumber(data: PhoneData, text: string, at: Surroundings): Reading {
  const number = dialled(text, at.home);
  const { international, digits } = number;
  const assumed = countryOf(number, at);
  const plain = plainText(text);
  const refuse = (problem: Problem | ''): Reading => ({
    ...{ international, country: assumed, e164: '', national: digits, type: 'unknown' },
    ...{ problem, doubt: '', shown: '' },
  });
  if (!plain) return refuse('empty');
  if (extension.test(plain)) return refuse('extension');
  if (digits && unusable.test(plain.replace(/^\(?\++/, ''))) return refuse('characters');
  if (!digits) return refuse('not-a-number');
  if (international && !leadingCode(digits)) return refuse('unknown-code');
  if (!assumed) return refuse('no-country');
  if (tooMany(plain, international, digits, assumed)) return refuse('too-many-digits');

  const parsed = parse(data, international ? `+${digits}` : digits, assumed);
  if (typeof parsed !== 'string') return weigh(data, parsed, refuse(''), at);
  const problem = { TOO_SHORT: 'too-short', TOO_LONG: 'too-long' }[parsed] ?? 'not-a-number';
  return { ...refuse(problem as Problem), national: readPlainly(text, at).national };
}

/**
 * Of a number that is not in the plan, or not all there yet, the library leaves the zero that is dialled before it.
 * Where none is dialled, a zero says that the number is another country's: 06 12 34 56 78 is no Spanish one.
 */
function parse(data: PhoneData, digits: string, country: string): PhoneNumber | string {
  const parsed = data.parse(digits, country);
  if (typeof parsed === 'string') return parsed;
  const { nationalNumber } = parsed;
  const { trunk, pattern } = data.planOf(country);
  const dialsZero = trunk === '0' || country in outdated;
  if (!dialsZero || !nationalNumber.startsWith('0') || pattern.test(nationalNumber)) return parsed;
  return data.parse(`+${parsed.countryCallingCode}${nationalNumber.slice(1)}`, country);
}

/** No number of any country has more than fifteen digits (E.164); those that are dialled only inside it come on top. */
function tooMany(plain: string, international: boolean, digits: string, country: string): boolean {
  const most = international ? 15 + Number(plain.includes('(0)')) : 15 - dialCode(country).length + 3;
  return digits.length > most;
}

/** A number that can be dialled, against the plan of its country and the countries that are allowed. */
function weigh(data: PhoneData, parsed: PhoneNumber, bare: Reading, at: Surroundings): Reading {
  const national = parsed.nationalNumber;
  const certain = certainCountry(data, parsed);
  // Whoever said where they are is believed, and so is the code's main country unless the number says otherwise.
  const country = bare.country !== at.home && at.allows(certain) ? certain : bare.country;
  const { lengths, mobiles, pattern } = data.planOf(country);
  const reading = { ...bare, country, national, correction: corrected(data, country, national) };

  if (!parsed.isPossible()) {
    const short = national.length < Math.min(...lengths);
    const long = national.length > Math.max(...lengths);
    return { ...reading, problem: short ? 'too-short' : long ? 'too-long' : 'not-possible' };
  }
  const stranger = [country, certain].find((one) => one && !at.allows(one));
  if (stranger) return { ...reading, stranger, problem: 'unsupported' };

  const mobile = parsed.getType() === 'MOBILE' || isReserved(country, national);
  const type = mobile ? 'mobile' : pattern.test(national) && mobiles ? 'landline' : 'unknown';
  const doubt = mobile || !mobiles ? '' : type === 'landline' ? type : 'unusual';
  const shown = doubt === 'unusual' ? '' : parsed.formatInternational();
  return { ...reading, e164: parsed.number, type, doubt, shown };
}

/** The country that the digits themselves name, where several share a code; nothing if they name none for certain. */
function certainCountry(
  data: PhoneData,
  { country, countryCallingCode, nationalNumber }: PhoneNumber,
): string {
  const [main = '', ...others] = countriesOf(countryCallingCode);
  if (!others.length) return main;
  // North America's areas each have a country. Elsewhere only those count that have a beginning to themselves: the
  // ranges of mobile networks are no sign of where people live.
  if (countryCallingCode === '1') return country ?? '';
  return others.find((one) => data.planOf(one).leads?.test(nationalNumber)) ?? '';
}

function corrected(data: PhoneData, country: string, national: string): Correction | undefined {
  if (!(country in outdated)) return undefined;
  const rule = country as Correction['rule'];
  for (const [old, now] of outdated[rule]) {
    const candidate = national.replace(old, now);
    const number = candidate === national ? '' : data.parse(`+${dialCode(country)}${candidate}`, country);
    if (typeof number !== 'string' && number.getType() === 'MOBILE')
      return { rule, e164: number.number, shown: number.formatInternational() };
  }
  return undefined;
}
