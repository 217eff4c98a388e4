/** Brings what understands numbers when it is first needed: numbering plans are larger than all else together. */
import type { TemplateResult } from 'lit';
import type { CountryChoice } from './country-choice.js';
import type { Reading, Surroundings } from './plain-reading.js';

/** A field whose typing can be followed. */
export interface TypedField {
  readonly input: HTMLInputElement;
  readonly country: string | null;
  readonly asYouType: boolean;
}

export interface Numbers {
  read(text: string, at: Surroundings): Reading;
  /** What is wrong with the number, or nothing. */
  words(reading: Reading, choice: CountryChoice): string;
  /** What is understood of it or, once the person is told, what may be wrong; `use` takes what is offered instead. */
  note(reading: Reading, choice: CountryChoice, use?: (number: string) => void): TemplateResult | string;
  /** Groups digits as they are typed, if the field wants that. */
  attend(field: TypedField): Promise<void>;
}

let loading: Promise<Numbers> | undefined;

/** Once for all fields of a page; tried again after a failure. */
export function loadNumbers(): Promise<Numbers> {
  loading ??= Promise.all([import('./phone-data.js'), import('./number-reader.js')]).then(
    ([data, { numberReader }]) => numberReader(data),
  );
  loading.catch(() => (loading = undefined));
  return loading;
}
