/** What people read about the number that they typed: what is wrong, and how it is written where they are. */
import { msg, str } from '../../locales/message.js';
import { locale } from '../../locales/locale.js';
import type { CountryChoice } from './country-choice.js';
import { html, type TemplateResult } from 'lit';
import { countryName } from './country-names.js';
import { dialCode } from './dial-codes.js';
import { exampleOf } from './example-numbers.js';
import type { PhoneData } from './number-reading.js';
import type { Correction, Doubt, Problem, Reading } from './plain-reading.js';

type Choice = Pick<CountryChoice, 'home' | 'offered' | 'preferred'>;

/** What the words speak of: a country, how its mobile numbers are written, and what else can be used. */
interface Subject {
  readonly country: string;
  readonly example: string;
  readonly code: string;
  readonly instead: string;
}

const problems: Record<Problem, (about: Subject) => string> = {
  empty: ({ example }) => msg(str`Enter your phone number, like ${example}.`, { id: 'phone.empty.example' }),
  unclear: ({ example }) =>
    msg(str`Enter your phone number, like ${example}.`, { id: 'phone.empty.example' }),
  'not-a-number': ({ example }) =>
    msg(str`That isn’t a phone number. Enter it in digits, like ${example}.`, { id: 'phone.notANumber' }),
  characters: ({ example }) =>
    msg(str`Use only digits and spaces, like ${example}.`, { id: 'phone.characters' }),
  extension: ({ example }) =>
    msg(str`Texts can’t reach an extension. Leave it out, like ${example}.`, { id: 'phone.extension' }),
  'no-country': ({ example }) =>
    msg(str`Choose your country, or start with + and its code, like ${example}.`, { id: 'phone.noCountry' }),
  'unknown-code': ({ code, example }) =>
    msg(str`No country has the code +${code}. Enter one that exists, like ${example}.`, {
      id: 'phone.unknownCode',
    }),
  'too-short': ({ country, example }) =>
    msg(str`That’s too short for ${country}. Enter it like ${example}.`, { id: 'phone.tooShort' }),
  'too-long': ({ country, example }) =>
    msg(str`That’s too long for ${country}. Enter it like ${example}.`, { id: 'phone.tooLong' }),
  'too-many-digits': ({ example }) =>
    msg(str`A phone number has 15 digits at most. Enter it like ${example}.`, { id: 'phone.tooManyDigits' }),
  'not-possible': ({ country, example }) =>
    msg(str`Numbers in ${country} don’t have that length. Enter it like ${example}.`, {
      id: 'phone.notPossible',
    }),
  unsupported: ({ country, instead }) =>
    instead
      ? msg(str`We can’t text ${country}. Use a number from one of these: ${instead}.`, {
          id: 'phone.unsupported.instead',
        })
      : msg(str`We can’t text ${country}. Use a number from another country.`, { id: 'phone.unsupported' }),
};

const doubts: Record<Doubt, (about: Subject) => string> = {
  landline: ({ example }) =>
    msg(str`This looks like a landline, which may not get texts. Mobiles look like ${example}.`, {
      id: 'phone.landline',
    }),
  unusual: ({ country, example }) =>
    msg(str`Check this number. Mobiles in ${country} look like ${example}.`, { id: 'phone.unusual' }),
};

const rules: Record<Correction['rule'], () => string> = {
  AR: () =>
    msg('Mobiles in Argentina have a 9 after +54, and no 15. Landlines don’t.', { id: 'phone.rule.AR' }),
  BR: () => msg('Mobiles in Brazil have a 9 after the area code.', { id: 'phone.rule.BR' }),
  MX: () => msg('Numbers in Mexico no longer have a 1 after +52.', { id: 'phone.rule.MX' }),
};

/** What stands in the way of the number, and what to do about it. */
export function problemWords(data: PhoneData, reading: Reading, choice: Choice): string {
  const { problem, correction } = reading;
  if (problem && correction) return rules[correction.rule]();
  return problem && problems[problem](subject(data, reading, choice));
}

/** The number as it will be used or, once the person is told, what may be wrong with it and what to use instead. */
export function renderNote(
  data: PhoneData,
  reading: Reading,
  choice: Choice,
  use?: (number: string) => void,
): TemplateResult | string {
  const { problem, doubt, correction, shown } = reading;
  const number = (digits: string) => html`<bdi dir="ltr">${digits}</bdi>`;
  if (!use || !(doubt || correction))
    return shown && html`<p>${msg(html`We’ll text ${number(shown)}`, { id: 'phone.echo' })}</p>`;
  // What is wrong, the error says. A rule that was changed says more than that the number looks like a landline.
  const said = problem
    ? ''
    : correction
      ? rules[correction.rule]()
      : doubt && doubts[doubt](subject(data, reading, choice));
  return html`${said && html`<p class="doubt">${said}</p>`}
  ${
    correction &&
    html`<button type="button" part="correction" @click=${() => use(correction.shown)}>
      ${msg(html`Use ${number(correction.shown)}`, { id: 'phone.correct' })}
    </button>`
  }`;
}

function subject(
  data: PhoneData,
  { country, stranger, international, national }: Reading,
  choice: Choice,
): Subject {
  const { offered, preferred, home } = choice;
  const known = [country, home, ...preferred, ...offered].find((one) => offered.includes(one)) ?? 'GB';
  const example = data.parse(exampleOf(known), known);
  const written =
    typeof example !== 'string' &&
    (country && !international ? example.formatNational() : example.formatInternational());
  return {
    country: countryLabel(stranger || country || known),
    code: national.slice(0, 3),
    example: isolated(written || ''),
    instead: offered.length < 4 ? alternatives(offered) : '',
  };
}

function alternatives(offered: readonly string[]): string {
  return new Intl.ListFormat(locale(), { type: 'unit' }).format(offered.map(countryLabel));
}

/** The name with the code, so that it reads as on the button and in the list. */
function countryLabel(country: string): string {
  return `${countryName(country)} (${isolated(`+${dialCode(country)}`)})`;
}

/** Keeps a number's groups on one line, and in their order in a sentence written from right to left. */
function isolated(number: string): string {
  return `\u2066${number.replaceAll(' ', '\u00a0')}\u2069`;
}
