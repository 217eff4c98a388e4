/** A notice in words: what happened, when and where from, and what to do if it was somebody else. */
import type { Settled } from '../options.js';
import { html, plainText } from '../mail/layout.js';
import { aboutOf, type Told } from './notice.js';
import { directionOf, languages } from './words/languages.js';
import type { Alert, Subject, Words } from './words/words.js';

const FEW_CODES = 3;

type Sender = Pick<Settled, 'issuer' | 'publicOrigin' | 'settingsPage'>;

/** @param type of the event; a row of the database holds no other than those that there are words for */
export function letterAbout({ issuer, publicOrigin, settingsPage }: Sender, type: string, told: Told) {
  const language = told.language ?? 'en';
  const words: Words = languages[language];
  const about = aboutOf(type);
  if (!about) throw new Error(`there are no words for ${type}`);
  const [subject, happened] = words[about];
  const letter = {
    language,
    direction: directionOf(language),
    subject: `${subject} – ${issuer.replace(/\s+/g, ' ').trim()}`,
    opening: [happened, ...aboutCodes(words, told)],
    facts: factsOf(words, told, language),
    advice: adviceOn(words, about),
    // Nobody administers in their own settings.
    ...(!isAlert(about) && { link: { label: words.link, href: new URL(settingsPage, publicOrigin).href } }),
    closing: words.closing,
  } as const;
  return { subject: letter.subject, text: plainText(letter), html: html(letter) };
}

/** To a number that is no factor any more. */
export function textAbout({ issuer }: Sender, { language = 'en' }: Told): string {
  return languages[language].numberGone(issuer);
}

function adviceOn(words: Words, about: Subject | Alert): string[] {
  if (isAlert(about)) return [words.agreed, words.lookIntoIt];
  if (about === 'reset' || about === 'ticket' || about === 'preset') return [words.agreed, words.notAgreed];
  return [words.mine, about === 'failures' ? words.knowsPassword : words.notMine];
}

function isAlert(about: Subject | Alert): about is Alert {
  return about === 'resetDone' || about === 'loosened' || about === 'presetRefused';
}

function aboutCodes({ fewCodes, noCodes }: Words, { left }: Told): string[] {
  if (left === undefined || left > FEW_CODES) return [];
  return [left === 0 ? noCodes : fewCodes];
}

function factsOf(words: Words, told: Told, language: string): (readonly [string, string])[] {
  const { at, browser, system, address, factor, left, person, by } = told;
  const label = [browser, system].filter(Boolean).join(', ');
  return [
    [words.when, instant(at, language)] as const,
    ...(person ? [[words.person, unlinked(person)] as const] : []),
    ...(by ? [[words.administrator, unlinked(by)] as const] : []),
    ...(factor ? [[words.method, methodOf(words, factor)] as const] : []),
    ...(label ? [[words.browser, label] as const] : []),
    ...(address ? [[words.address, address] as const] : []),
    ...(left !== undefined ? [[words.codesLeft, new Intl.NumberFormat(language).format(left)] as const] : []),
  ];
}

/** A name is what somebody once typed; mail programs make links of what looks like one. Addresses in it are masked. */
function unlinked(name: string): string {
  return name.replace(/[./:\\]+(?=\S)/g, ' ');
}

function methodOf({ kinds }: Words, { kind, ordinal, hint }: NonNullable<Told['factor']>): string {
  const method = kinds[kind].replace('{digits}', hint ?? '…');
  return ordinal > 1 && hint === undefined ? `${method} ${ordinal}` : method;
}

/** Where the reader is nobody knows, so the zone is named. */
function instant(at: number, language: string): string {
  return new Intl.DateTimeFormat(language, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: 'UTC',
    timeZoneName: 'short',
  }).format(at);
}
