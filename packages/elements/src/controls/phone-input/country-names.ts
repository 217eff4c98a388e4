import { locale } from '../../locales/locale.js';

/** What the browser calls a country in the page's language; its two letters where it knows no name. */
export function countryName(country: string): string {
  return new Intl.DisplayNames(locale(), { type: 'region' }).of(country) ?? country;
}
