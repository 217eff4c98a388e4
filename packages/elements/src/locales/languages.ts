/** The languages that there are words in, each loaded when a page is in it. English is in the source. */

/** Sentences by their ids; `{0}` is the first value of the source's, wherever it stands. */
export type Words = Readonly<Record<string, string>>;

/** What everybody may meet, and what only administrators do. */
export type Part = 'people' | 'admin';

type Load = () => Promise<{ readonly words: Words }>;

/** Written out one by one, so that every bundler makes a file of each. */
export const languages: Readonly<Record<string, Readonly<Partial<Record<Part, Load>>>>> = {
  de: { people: () => import('./languages/de.js') },
  fr: { people: () => import('./languages/fr.js') },
  ar: { people: () => import('./languages/ar.js') },
  ja: { people: () => import('./languages/ja.js') },
};

const CONSOLE = /^(admin|audit|policy|texting)\./;

/** To which part a sentence belongs, by the beginning of its id. */
export function partOf(id: string): Part {
  return CONSOLE.test(id) ? 'admin' : 'people';
}

/** Of the languages that there are, the one that a tag asks for: by the language alone, since each is there once. */
export function closestLanguage(tag: string): string {
  return Object.keys(languages).find((one) => primary(one) === primary(tag)) ?? 'en';
}

export function primary(tag: string): string {
  return tag.toLowerCase().split(/[-_]/)[0] ?? '';
}
