/** Where the person may be. Loaded only where a page asks for a guess. */
import { msg } from '../../locales/message.js';
import type { CountryChoice } from './country-choice.js';

/** Takes the page's word for it, or the browser's language, unless the country is known meanwhile. */
export async function guessCountry(
  choice: CountryChoice,
  detect = (): string | Promise<string> => new Intl.Locale(navigator.language).region ?? '',
): Promise<void> {
  try {
    const found = (await detect()).toUpperCase();
    const known = choice.home && !choice.guessed;
    if (!known && choice.allows(found)) choice.settle(found, 'guess');
  } catch {
    // Then the person says it.
  }
}

/** Shown until the person says something. */
export function guessWords(): string {
  return msg('The country is our guess. Change it if it’s wrong.', { id: 'phone.guessed' });
}
