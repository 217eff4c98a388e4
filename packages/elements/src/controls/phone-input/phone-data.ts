/** Everybody's numbering plans: large, so this module is loaded when the field is first used. */
import { parsePhoneNumberWithError, type CountryCode, type PhoneNumber } from 'libphonenumber-js/core';
// The set that tells mobiles from the rest; all types of numbers would be twice as large.
import metadata from 'libphonenumber-js/mobile/metadata';

export { metadata };

/** What a country's numbers are like. */
export interface Plan {
  readonly pattern: RegExp;
  readonly lengths: readonly number[];
  /** What is dialled before its numbers inside the country; nothing where there is no such thing. */
  readonly trunk: string | undefined;
  /** How its numbers begin, where it shares a code; nothing if that does not tell. */
  readonly leads: RegExp | undefined;
  /** Whether the plan says which numbers are mobiles. */
  readonly mobiles: boolean;
}

export function planOf(country: string): Plan {
  // The order of these is libphonenumber-js's format 4 of its data.
  const plan = metadata.countries[country as CountryCode] ?? [];
  const [, , pattern, lengths] = plan as [string, string, string, number[]];
  const leads = plan[10] as string | undefined;
  const types = plan[11] as readonly unknown[] | undefined;
  return {
    pattern: new RegExp(`^(?:${pattern})$`),
    lengths,
    trunk: plan[5] as string | undefined,
    leads: leads ? new RegExp(`^(?:${leads})`) : undefined,
    mobiles: !!types?.[1],
  };
}

/** The number, or the library's word for what is wrong with it. */
export function parse(text: string, country: string): PhoneNumber | string {
  try {
    return parsePhoneNumberWithError(
      text,
      { defaultCountry: country as CountryCode, extract: false },
      metadata,
    );
  } catch (error) {
    return (error as Error).message;
  }
}
