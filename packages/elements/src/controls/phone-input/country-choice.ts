/** Which country it is, who says so, and which can be chosen. */
import { allCountries, dialCode } from './dial-codes.js';
import type { Surroundings } from './plain-reading.js';

interface Home {
  readonly country: string;
  readonly by: 'nobody' | 'guess' | 'page' | 'person';
}

/** Countries as an array or an attribute writes them. */
type Countries = string | readonly string[];

/** Those that there are. */
function listed(countries: Countries): string[] {
  return (
    String(countries)
      .toUpperCase()
      .match(/\b[A-Z]{2}\b/g) ?? []
  ).filter(dialCode);
}

export class CountryChoice implements Surroundings {
  #home: Home = { country: '', by: 'nobody' };
  /** Where a reset leads. */
  #initial = this.#home;
  /** What the field shows: a number may have set it, and then it goes with the number. */
  country = '';
  /** Whom to choose from. */
  offered = allCountries;
  /** Whom of them to show first. */
  preferred: readonly string[] = [];

  get home(): string {
    return this.#home.country;
  }

  get guessed(): boolean {
    return this.#home.by === 'guess';
  }

  allows = (country: string): boolean => this.offered.includes(country);

  offer(only: Countries, without: Countries, preferred: Countries): void {
    const allowed = listed(only);
    const refused = listed(without);
    this.offered = (allowed.length ? allowed : allCountries).filter((country) => !refused.includes(country));
    this.preferred = listed(preferred).filter(this.allows);
    // Where there is no choice, there is nothing to ask.
    if (!this.home && this.offered.length === 1) this.settle(this.offered[0]!, 'page');
  }

  settle(country: string, by: Home['by']): void {
    const [known = ''] = listed(country);
    this.#home = { country: known, by: known ? by : 'nobody' };
    this.country = known;
    if (by !== 'person') this.#initial = this.#home;
  }

  reset(): void {
    this.#home = this.#initial;
    this.country = this.home;
  }
}
