/** What the toolbar offers for every story, and what it is set to at first; each is a global, so it can stand in an address. */
import { languages } from '@mfa-kit/elements/locales';

export interface Item {
  readonly value: string;
  readonly title: string;
}

const offer = <const Icon extends string>(description: string, icon: Icon, items: readonly Item[]) => ({
  description,
  toolbar: { icon, dynamicTitle: true, items: [...items] },
});

export const toolbar = {
  theme: offer('Theme', 'contrast', [
    { value: 'light', title: 'light' },
    { value: 'dark', title: 'dark' },
  ]),
  locale: offer(
    'Language',
    'globe',
    ['en', ...Object.keys(languages)].map((value) => ({
      value,
      title: new Intl.DisplayNames(value, { type: 'language' }).of(value) ?? value,
    })),
  ),
  direction: offer('Direction of writing', 'transfer', [
    { value: 'auto', title: 'of the language' },
    { value: 'ltr', title: 'left to right' },
    { value: 'rtl', title: 'right to left' },
  ]),
  width: offer('Width of the page', 'grow', [
    { value: 'full', title: 'full width' },
    { value: 'narrow', title: '320 px' },
  ]),
  text: offer('Size of text', 'zoom', [
    { value: '100%', title: 'text 100 %' },
    { value: '200%', title: 'text 200 %' },
  ]),
  colours: offer('Forced colours', 'paintbrush', [
    { value: 'own', title: 'own colours' },
    { value: 'forced', title: 'forced colours' },
  ]),
};

export const atFirst = {
  theme: 'light',
  locale: 'en',
  direction: 'auto',
  width: 'full',
  text: '100%',
  colours: 'own',
};

const rightToLeft = (locale: string): boolean => /^(ar|he)/.test(locale);

/** The direction that is chosen, or that of the language. */
export function directionOf({ direction, locale }: Readonly<Record<string, string>>): string {
  if (direction === 'ltr' || direction === 'rtl') return direction;
  return rightToLeft(locale ?? 'en') ? 'rtl' : 'ltr';
}
