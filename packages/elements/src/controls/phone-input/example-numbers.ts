/** Numbers to show as examples: reserved ones where a regulator keeps some for drama, else the numbering plan's own. */
import examples from 'libphonenumber-js/mobile/examples';
import { dialCode } from './dial-codes.js';

/** Ofcom, ARCEP, ACMA, the Bundesnetzagentur and PTS keep these for films and books. */
const reserved: Readonly<Record<string, { readonly one: string; readonly all: RegExp }>> = {
  AU: { one: '491570156', all: /^491570\d{3}$/ },
  DE: { one: '1713920012', all: /^1713920\d{3}$/ },
  FR: { one: '639980123', all: /^63998\d{4}$/ },
  GB: { one: '7700900123', all: /^7700900\d{3}$/ },
  SE: { one: '701740605', all: /^7017406\d{2}$/ },
};

/** In North America that is 555-0100 to 555-0199 in each area, which numbers free of charge do not belong to. */
const northAmerican = /^(?!8(\d)\1|900)\d{3}5550\d{3}$/;

/** The digits after the country code. */
export function exampleOf(country: string): string {
  const example = reserved[country]?.one ?? (examples as Record<string, string>)[country] ?? '';
  return dialCode(country) === '1' ? example.replace(/.{7}$/, '5550123') : example;
}

/** Whether a number is one of those that no numbering plan lists, though people try them. */
export function isReserved(country: string, national: string): boolean {
  return reserved[country]?.all.test(national) ?? (dialCode(country) === '1' && northAmerican.test(national));
}
