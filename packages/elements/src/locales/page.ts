/** The page's language, `<html lang>` unless the host chose one: loads its words and has what is on the page say them. */
import type { LitElement } from 'lit';
import { closestLanguage, languages, partOf, primary, type Part, type Words } from './languages.js';
import { setActiveLocale } from './locale.js';
import { translateBy } from './message.js';
import { createTranslation } from './translation.js';

/** Reaches the window when other words are in force. */
export const WORDS_EVENT = 'mfa-words';

/** A page whose words do not come is shown in English rather than not at all. */
const PATIENCE_MS = 3000;

let chosen: string | undefined;
/** The host's own words, by language; under '' those for all. */
const own = new Map<string, Words>();
const parts = new Set<Part>(['sign-in']);

let turn = 0;
let work = Promise.resolve();
let bounded: Promise<unknown> = work;
/** The locale and the parts whose words are said. */
let inForce = 'en,sign-in';

/** Sets the page's language, whatever `<html lang>` says; without one, the page's `lang` counts again. */
export function setLocale(tag?: string): Promise<void> {
  chosen = tag;
  return follow();
}

/**
 * Puts words of the host's in the place of the kit's: in all languages, or in one. `{0}`, `{1}` stand for the values that
 * the sentence has. Text only, never HTML.
 */
export function overrideWords(words: Words, language = ''): Promise<void> {
  own.set(language, { ...own.get(language), ...words });
  inForce = '';
  return follow();
}

/** Has an element say its words anew when others are in force. Tells when the first are there, or the wait is over. */
export function attend(element: LitElement): Promise<unknown> {
  const sayAnew = () => element.requestUpdate();
  element.addController({
    hostConnected: () => addEventListener(WORDS_EVENT, sayAnew),
    hostDisconnected: () => removeEventListener(WORDS_EVENT, sayAnew),
  });
  need((element.constructor as { readonly words?: Part }).words ?? 'sign-in');
  return bounded;
}

function need(part: Part): void {
  if (parts.has(part)) return;
  parts.add(part);
  void follow().catch(() => undefined);
}

function follow(): Promise<void> {
  work = load(++turn);
  // Whoever waits goes on without them; who asked for them is told.
  bounded = Promise.race([
    work.catch(() => undefined),
    new Promise((resolve) => setTimeout(resolve, PATIENCE_MS)),
  ]);
  return work;
}

async function load(mine: number): Promise<void> {
  const asked = chosen ?? globalThis.document?.documentElement.lang ?? '';
  const language = closestLanguage(asked);
  const locale = localeOf(asked, language);
  const state = [locale, ...parts].join();
  if (state === inForce) return;
  const loads = [...parts].flatMap((part) => languages[language]?.[part] ?? []);
  const loaded = await Promise.all(loads.map((load) => load()));
  if (mine !== turn) return work;
  inForce = state;
  const words: Words = Object.assign(
    {},
    ...loaded.map((one) => one.words),
    own.get(''),
    own.get(language),
  ) as Words;
  setActiveLocale(locale);
  translateBy(
    Object.keys(words).length || language !== 'en'
      ? createTranslation(language, words, (id) => need(partOf(id)))
      : undefined,
  );
  globalThis.dispatchEvent?.(new CustomEvent(WORDS_EVENT));
}

/** With the region, since dates and times go by it; only where the words are not bound to another. */
function localeOf(asked: string, language: string): string {
  if (language.includes('-') || primary(asked) !== language) return language;
  try {
    return new Intl.Locale(asked).toString();
  } catch {
    return language;
  }
}

if (globalThis.document) {
  const turnTo = () => void follow().catch(() => undefined);
  new MutationObserver(turnTo).observe(document.documentElement, { attributeFilter: ['lang'] });
  turnTo();
}
