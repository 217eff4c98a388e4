/** The countries to choose from, in the order of the page's language, and those that a search finds. */
import { asciiDigits } from '../../ascii-digits.js';
import { locale } from '../../locales/locale.js';
import { countriesOf, dialCode } from './dial-codes.js';

/** One line of the list. */
export interface Country {
  readonly id: string;
  readonly name: string;
  readonly code: string;
}

/** What people also call a country, where no language that the browser knows does. */
const aliases: Readonly<Record<string, string>> = {
  AE: 'UAE, Emirates, Dubai, Abu Dhabi',
  AT: 'Oesterreich',
  AX: 'Aaland',
  BA: 'BiH',
  BE: 'Belgique, Belgien',
  BQ: 'Bonaire, Sint Eustatius, Saba',
  CD: 'DRC, DR Congo, Zaire, Congo Kinshasa',
  CF: 'CAR',
  CG: 'Congo Brazzaville',
  CH: 'Suisse, Svizzera, Svizra',
  CI: 'Ivory Coast',
  CN: 'PRC, Mainland China',
  CV: 'Cape Verde',
  CZ: 'Czech Republic',
  FK: 'Malvinas',
  GB: 'UK, Great Britain, Britain, England, Scotland, Wales, Northern Ireland, Ulster',
  GR: 'Hellas',
  IE: 'Eire, Republic of Ireland',
  IN: 'Bharat',
  IR: 'Persia',
  JP: 'Nippon',
  KN: 'St Kitts',
  KP: 'DPRK',
  KR: 'Republic of Korea',
  LK: 'Ceylon',
  MK: 'FYROM',
  MM: 'Burma',
  MO: 'Macau',
  NL: 'Holland, The Netherlands',
  PG: 'PNG',
  PS: 'Palestine, West Bank, Gaza',
  RU: 'Russian Federation',
  SA: 'KSA',
  ST: 'Sao Tome',
  SZ: 'Swaziland',
  TL: 'East Timor',
  TR: 'Turkey, Türkiye',
  TW: 'ROC, Formosa',
  US: 'USA, America, United States of America',
  VA: 'Holy See',
  VC: 'St Vincent',
  VN: 'Viet Nam',
  WS: 'Western Samoa',
  XK: 'Kosova',
  ZA: 'RSA',
};

/** Where Americans share their code, the first digits after it, by which people there know it. */
const areas: Readonly<Record<string, string>> = {
  ...{ AG: '268', AI: '264', AS: '684', BB: '246', BM: '441', BS: '242', DM: '767', DO: '809 829 849' },
  ...{ GD: '473', GU: '671', JM: '876 658', KN: '869', KY: '345', LC: '758', MP: '670', MS: '664' },
  ...{ PR: '787 939', SX: '721', TC: '649', TT: '868', VC: '784', VG: '284', VI: '340' },
};

/** Without accents and capitals. */
function folded(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase();
  return plain.replace(/ı/g, 'i').replace(/[.’']/g, '').replace(/&/g, 'and');
}

/** Whatever people put between its words. */
function joined(name: string): string {
  return name.replace(/[\s\p{Pd}]/gu, '');
}

const byLanguage = new Map<string, Intl.DisplayNames>();

function nameIn(language: string, country: string): string {
  try {
    const names = byLanguage.get(language) ?? new Intl.DisplayNames(language, { type: 'region' });
    byLanguage.set(language, names);
    return names.of(country) ?? country;
  } catch {
    // Some browsers name a language that is none, as `C`.
    return country;
  }
}

/** The preferred ones first, as the page ordered them, then the rest by name. */
export function countriesInOrder(
  offered: readonly string[],
  preferred: readonly string[],
): readonly Country[] {
  const { compare } = new Intl.Collator(locale());
  const line = (id: string): Country => ({ id, name: nameIn(locale(), id), code: dialCode(id) });
  const rest = offered.filter((id) => !preferred.includes(id)).map(line);
  return [...preferred.map(line), ...rest.sort((a, b) => compare(a.name, b.name))];
}

const namesByCountry = new Map<string, readonly string[]>();

/**
 * The page's name first, then the English one, those that people use, the one that the country uses itself, and those
 * of the languages that the person reads.
 */
function namesOf({ id, name }: Country): readonly string[] {
  const key = `${id} ${name}`;
  const known = namesByCountry.get(key);
  if (known) return known;
  const { language } = new Intl.Locale(`und-${id}`).maximize();
  const languages = [language, ...navigator.languages].map((one) => nameIn(one, id));
  const others = [nameIn('en', id), ...(aliases[id]?.split(', ') ?? []), ...languages];
  const names = [name, ...others].map(folded).flatMap((one) => [one, one.replace(/\bst\b/, 'saint')]);
  namesByCountry.set(key, names);
  return names;
}

/** How well a country answers a search: the lower the better, and nothing if it does not. */
function rank(country: Country, sought: string): number | undefined {
  const names = namesOf(country);
  if (country.id.toLowerCase() === sought || names.includes(sought)) return 0;
  if (names[0]!.startsWith(sought)) return 1;
  if (names.some((name) => name.startsWith(sought))) return 2;
  if (names.some((name) => name.split(/[\s\p{Pd}(&]+/u).some((word) => word.startsWith(sought)))) return 3;
  return names.some((name) => name.includes(sought) || joined(name).startsWith(joined(sought)))
    ? 4
    : undefined;
}

/** As the beginning of a code, or of a whole number; the main country of a shared code first. */
function rankByCode({ id, code }: Country, digits: string): number | undefined {
  const place = countriesOf(code).indexOf(id) / 100;
  if (areas[id]?.split(' ').some((area) => digits.startsWith(code + area))) return -1;
  if (code === digits) return place;
  return code.startsWith(digits) ? 1 + place : digits.startsWith(code) ? 2 + place : undefined;
}

/** What a search finds, best first; all of them if nothing is sought. */
export function search(countries: readonly Country[], query: string): readonly Country[] {
  const sought = folded(asciiDigits(query).trim());
  const digits = /^(?:\+|00)?[\d\s()\p{Pd}]+$/u.test(sought) ? sought.replace(/^00|\D/g, '') : '';
  if (!sought || sought === '+') return countries;
  const ranked = countries.map((country) => ({
    country,
    rank: digits ? rankByCode(country, digits) : rank(country, sought),
  }));
  // Sorting keeps the order of equals, which is that of the list.
  return ranked
    .filter((entry) => entry.rank !== undefined)
    .sort((a, b) => a.rank! - b.rank!)
    .map(({ country }) => country);
}
