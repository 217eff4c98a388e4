/** The languages that notices are written in. */
import { closestLanguage } from '../../http/language.js';
import { ar } from './ar.js';
import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { he } from './he.js';
import { hi } from './hi.js';
import { it } from './it.js';
import { ja } from './ja.js';
import { ko } from './ko.js';
import { nl } from './nl.js';
import { pl } from './pl.js';
import { ptBR } from './pt-BR.js';
import { tr } from './tr.js';
import { uk } from './uk.js';
import { zhHans } from './zh-Hans.js';
import type { Words } from './words.js';

export const languages = {
  en,
  de,
  fr,
  es,
  'pt-BR': ptBR,
  it,
  nl,
  pl,
  uk,
  tr,
  ar,
  he,
  hi,
  ja,
  ko,
  'zh-Hans': zhHans,
} satisfies Record<string, Words>;

export type Language = keyof typeof languages;

const known = Object.keys(languages) as Language[];

/** The user's own, else what their browser asked for when it happened, else English. */
export function languageOf(...asked: readonly (string | undefined)[]): Language {
  return asked.map((locale) => closestLanguage(known, locale)).find((one) => one !== undefined) ?? 'en';
}

/** Written from right to left. */
export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' || language === 'he' ? 'rtl' : 'ltr';
}
