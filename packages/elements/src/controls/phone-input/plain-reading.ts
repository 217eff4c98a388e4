/** What the text in the field says, as far as that can be told without the number data. */
import { asciiDigits } from '../../ascii-digits.js';
import { countriesOf, dialCode, leadingCode } from './dial-codes.js';

/** Why a text is no number to be used. `unclear` is said only while the data is missing. */
export type Problem =
  | 'empty'
  | 'unclear'
  | 'not-a-number'
  | 'characters'
  | 'extension'
  | 'no-country'
  | 'unknown-code'
  | 'too-short'
  | 'too-long'
  | 'too-many-digits'
  | 'not-possible'
  | 'unsupported';

/** What may be wrong with a number that can be used. */
export type Doubt = 'landline' | 'unusual';

/** A change of numbering plan that the number has not followed, and the number that does. */
export interface Correction {
  readonly rule: 'AR' | 'BR' | 'MX';
  readonly e164: string;
  readonly shown: string;
}

export interface Reading {
  /** The text begins with a country code of its own. */
  readonly international: boolean;
  /** The country that the number belongs to; nothing while it is unknown. */
  readonly country: string;
  /** `+447911123456`, if the number is possible. */
  readonly e164: string;
  /** The digits after the country code. */
  readonly national: string;
  readonly type: 'mobile' | 'landline' | 'unknown';
  readonly problem: Problem | '';
  readonly doubt: Doubt | '';
  /** The number as people write it, if it is one that can get texts. */
  readonly shown: string;
  readonly correction?: Correction | undefined;
  /** The country that is not supported, if that is the problem. */
  readonly stranger?: string;
}

/** What is known before the text is read. */
export interface Surroundings {
  /** What the page, a guess or the person said. */
  readonly home: string;
  /** What the field showed last: a number may have set it. */
  readonly country: string;
  readonly allows: (country: string) => boolean;
}

/** Digits in the order they are dialled, without what is dialled to leave a country. */
interface Dialled {
  readonly international: boolean;
  readonly digits: string;
}

/** ASCII digits and plus, without the invisible marks that copied numbers carry, nor what a card or link says before. */
export function plainText(text: string): string {
  // No number is longer, whatever was pasted.
  return asciiDigits(text.slice(0, 99))
    .replace(/\p{Cf}/gu, '')
    .replace(/\uff0b/g, '+')
    .replace(/^[\p{So}\s]*(?:\p{L}.*:|\p{L}+\.\s)?/u, '')
    .trim();
}

/** What people dial to leave their country, where it is not 00 (in Australia 0011) and nothing else begins with it. */
const exits: Readonly<Record<string, string>> = { 1: '011', 7: '810', 81: '010' };

export function dialled(text: string, home: string): Dialled {
  const plain = plainText(text);
  const digits = plain.replace(/\D/g, '');
  if (/^\(?\+/.test(plain)) return { international: true, digits };
  const own = exits[dialCode(home) || '1'];
  const exit = /^00(11)?/.exec(digits)?.[0] ?? (own && digits.startsWith(own) ? own : '');
  return { international: !!exit, digits: digits.slice(exit.length) };
}

/** Whoever said where they are is believed while the code is theirs: the United Kingdom's is Guernsey's too. */
export function countryOf({ international, digits }: Dialled, at: Surroundings): string {
  if (!digits) return at.home;
  // Of a code that is still being typed nothing is known yet.
  if (!international || (digits.length < 3 && !leadingCode(digits))) return at.country;
  const sharing = countriesOf(leadingCode(digits));
  return sharing.find((one) => one === at.home) ?? sharing.find(at.allows) ?? sharing[0] ?? '';
}

/** In these the zero is part of the number. */
const zeroKept = ['39', '378'];

/** Good enough to send to a server, which reads it again. */
export function readPlainly(text: string, at: Surroundings): Reading {
  const number = dialled(text, at.home);
  const country = countryOf(number, at);
  const code = dialCode(country);
  const digits = number.digits.slice(number.international ? code.length : 0);
  const national = zeroKept.includes(code) ? digits : digits.replace(/^0/, '');
  const length = code.length + national.length;
  const e164 = code && length > 6 && length < 16 ? `+${code}${national}` : '';
  const problem = e164 ? '' : text.trim() ? 'unclear' : 'empty';
  const unknown = { type: 'unknown', doubt: '', shown: '' } as const;
  return { ...unknown, international: number.international, country, e164, national, problem };
}
