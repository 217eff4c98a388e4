/** The languages that there are words in, each loaded when a page is in it. English is in the source. */

/** Sentences by their ids; `{0}` is the first value of the source's, wherever it stands. */
export type Words = Readonly<Record<string, string>>;

/** Signing in and what every screen says, setting a factor up, living with them, and what only administrators read. */
export type Part = 'sign-in' | 'setup' | 'settings' | 'admin';

type Load = () => Promise<{ readonly words: Words }>;

/** Written out one by one, so that every bundler makes a file of each. */
export const languages: Readonly<Record<string, Readonly<Record<Part, Load>>>> = {
  ar: {
    'sign-in': () => import('./languages/ar/sign-in.js'),
    setup: () => import('./languages/ar/setup.js'),
    settings: () => import('./languages/ar/settings.js'),
    admin: () => import('./languages/ar/admin.js'),
  },
  de: {
    'sign-in': () => import('./languages/de/sign-in.js'),
    setup: () => import('./languages/de/setup.js'),
    settings: () => import('./languages/de/settings.js'),
    admin: () => import('./languages/de/admin.js'),
  },
  es: {
    'sign-in': () => import('./languages/es/sign-in.js'),
    setup: () => import('./languages/es/setup.js'),
    settings: () => import('./languages/es/settings.js'),
    admin: () => import('./languages/es/admin.js'),
  },
  fr: {
    'sign-in': () => import('./languages/fr/sign-in.js'),
    setup: () => import('./languages/fr/setup.js'),
    settings: () => import('./languages/fr/settings.js'),
    admin: () => import('./languages/fr/admin.js'),
  },
  he: {
    'sign-in': () => import('./languages/he/sign-in.js'),
    setup: () => import('./languages/he/setup.js'),
    settings: () => import('./languages/he/settings.js'),
    admin: () => import('./languages/he/admin.js'),
  },
  hi: {
    'sign-in': () => import('./languages/hi/sign-in.js'),
    setup: () => import('./languages/hi/setup.js'),
    settings: () => import('./languages/hi/settings.js'),
    admin: () => import('./languages/hi/admin.js'),
  },
  it: {
    'sign-in': () => import('./languages/it/sign-in.js'),
    setup: () => import('./languages/it/setup.js'),
    settings: () => import('./languages/it/settings.js'),
    admin: () => import('./languages/it/admin.js'),
  },
  ja: {
    'sign-in': () => import('./languages/ja/sign-in.js'),
    setup: () => import('./languages/ja/setup.js'),
    settings: () => import('./languages/ja/settings.js'),
    admin: () => import('./languages/ja/admin.js'),
  },
  ko: {
    'sign-in': () => import('./languages/ko/sign-in.js'),
    setup: () => import('./languages/ko/setup.js'),
    settings: () => import('./languages/ko/settings.js'),
    admin: () => import('./languages/ko/admin.js'),
  },
  nl: {
    'sign-in': () => import('./languages/nl/sign-in.js'),
    setup: () => import('./languages/nl/setup.js'),
    settings: () => import('./languages/nl/settings.js'),
    admin: () => import('./languages/nl/admin.js'),
  },
  pl: {
    'sign-in': () => import('./languages/pl/sign-in.js'),
    setup: () => import('./languages/pl/setup.js'),
    settings: () => import('./languages/pl/settings.js'),
    admin: () => import('./languages/pl/admin.js'),
  },
  'pt-BR': {
    'sign-in': () => import('./languages/pt-BR/sign-in.js'),
    setup: () => import('./languages/pt-BR/setup.js'),
    settings: () => import('./languages/pt-BR/settings.js'),
    admin: () => import('./languages/pt-BR/admin.js'),
  },
  tr: {
    'sign-in': () => import('./languages/tr/sign-in.js'),
    setup: () => import('./languages/tr/setup.js'),
    settings: () => import('./languages/tr/settings.js'),
    admin: () => import('./languages/tr/admin.js'),
  },
  uk: {
    'sign-in': () => import('./languages/uk/sign-in.js'),
    setup: () => import('./languages/uk/setup.js'),
    settings: () => import('./languages/uk/settings.js'),
    admin: () => import('./languages/uk/admin.js'),
  },
  'zh-Hans': {
    'sign-in': () => import('./languages/zh-Hans/sign-in.js'),
    setup: () => import('./languages/zh-Hans/setup.js'),
    settings: () => import('./languages/zh-Hans/settings.js'),
    admin: () => import('./languages/zh-Hans/admin.js'),
  },
};

/** The rest are said while signing in, or by all screens. */
const parts: Readonly<Partial<Record<Part, RegExp>>> = {
  setup: /^(codeList|codes|copy|enroll|kind|phone|phoneSetup|qr|qrCode|skip|ticket|why)\./,
  settings: /^(activity|browser|browsers|factors|recovery|stepUp)\./,
  admin: /^(admin|audit|policy|texting)\./,
};

/** To which part a sentence belongs, by the beginning of its id. */
export function partOf(id: string): Part {
  return (Object.keys(parts) as Part[]).find((part) => parts[part]?.test(id)) ?? 'sign-in';
}

/** Of the languages that there are, the one that a tag asks for: by the language alone, since each is there once. */
export function closestLanguage(tag: string): string {
  return Object.keys(languages).find((one) => primary(one) === primary(tag)) ?? 'en';
}

export function primary(tag: string): string {
  return tag.toLowerCase().split(/[-_]/)[0] ?? '';
}
