/** The language that words, plurals and times are in. English until a page loads another. */
import { translation } from './message.js';

let active = 'en';

/** A BCP 47 tag. */
export function locale(): string {
  return active;
}

/** Follows the words: called by whatever loads a language. */
export function setActiveLocale(tag: string): void {
  active = tag;
}

/** A sentence for each plural category that English has; a translation has its own, under the ids that end in theirs. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, () => string>> & { other: () => string };

/** Picks the sentence that goes with a number. */
export function plural(count: number, forms: PluralForms): string {
  const category = new Intl.PluralRules(locale()).select(count);
  return translation ? translation.count(category, forms) : (forms[category] ?? forms.other)();
}

/** A time of day as the person's own clock shows it, rounded up so that it is not too early; with the day if it is not today. */
export function clockTime(instant: number): string {
  const time = new Date(Math.ceil(instant / 60_000) * 60_000);
  const today = time.toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(locale(), {
    timeStyle: 'short',
    ...(today ? {} : { dateStyle: 'medium' }),
  }).format(time);
}
