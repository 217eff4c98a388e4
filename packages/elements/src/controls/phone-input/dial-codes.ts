/** Which country dials what. Small enough to be there from the start; everything else about numbers loads when needed. */

/** Codes in order, each with its countries, the main one first; a code is left out where it follows the one before. */
const table =
  '1USAGAIASBBBMBSCADMDOGDGUJMKNKYLCMPMSPRSXTCTTVCVGVI 7RUKZ 20EG 27ZA 30GR NL BE FR ES 36HU 39ITVA RO CH ' +
  '43AT GBGGIMJE DK SE NOSJ PL DE 51PE MX CU AR BR CL CO VE 60MY AUCCCX ID PH NZ SG TH 81JP KR 84VN 86CN 90TR ' +
  'IN PK AF LK MM 98IR 211SS MAEH DZ 216TN 218LY 220GM SN MR ML GN CI BF NE TG BJ MU LR SL GH NG TD CF CM CV ' +
  'ST GQ GA CG CD AO GW IO AC SC SD RW ET SO DJ KE TZ UG BI MZ 260ZM MG REYT ZW NA MW LS BW SZ KM 290SHTA ER ' +
  '297AW FO GL 350GI PT LU IE IS AL MT CY FIAX BG 370LT LV EE MD AM BY AD MC SM 380UA RS ME XK 385HR SI BA ' +
  '389MK 420CZ SK 423LI 500FK BZ GT SV HN NI CR PA PM HT 590GPBLMF BO GY EC GF PY MQ SR UY CWBQ 670TL 672NF ' +
  'BN NR PG TO SB VU FJ PW WF CK NU 685WS KI NC TV PF TK FM MH 850KP 852HK MO 855KH LA 880BD 886TW 960MV LB ' +
  'JO SY IQ KW SA YE OM 970PS AE IL BH QA BT MN NP 992TJ TM AZ GE KG 998UZ';

const codes = new Map<string, string>();

let last = 0;
for (const entry of table.split(' ')) {
  last = parseInt(entry) || last + 1;
  for (const country of entry.match(/[A-Z]{2}/g)!) codes.set(country, String(last));
}

/** Every country that has a code, by its two letters (ISO 3166, and XK for Kosovo). */
export const allCountries: readonly string[] = [...codes.keys()];

/** `44` for `GB`; nothing for what is no country. */
export function dialCode(country: string): string {
  return codes.get(country) ?? '';
}

/** Who shares a code; the main country first. */
export function countriesOf(code: string): readonly string[] {
  return allCountries.filter((country) => dialCode(country) === code);
}

/** The code that digits after a plus begin with. None is the beginning of another. */
export function leadingCode(digits: string): string {
  return [...codes.values()].find((code) => digits.startsWith(code)) ?? '';
}
