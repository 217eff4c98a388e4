/** The figures: lives, tries and limits, each with its default and bounds. */

/** The figures of the kit; each has a default and a bound that no configuration can pass. */
export interface Figures {
  /** Minutes a pending login lives while it is challenged. */
  readonly challengeMinutes: number;
  /** Minutes it lives while it enrols. */
  readonly enrollmentMinutes: number;
  /** Seconds for which a proved factor counts as fresh, for changes of factors and wherever a guard says nothing else. */
  readonly freshSeconds: number;
  /** Minutes an authenticator that was begun waits for its code. */
  readonly setupMinutes: number;
  /** Wrong codes that end a pending login. */
  readonly tries: number;
  /** Time steps accepted on each side of the current one. */
  readonly totpWindow: number;
  /** Recovery codes in a set. */
  readonly recoveryCodes: number;
  /** Days after which recovery codes are old, as `onOldCodes` is told. */
  readonly oldCodesDays: number;
  /** Minutes a one-time enrolment ticket is good for. */
  readonly ticketMinutes: number;
  /** Minutes a texted code is good for. */
  readonly codeMinutes: number;
  /** Texts to one number in ten minutes. */
  readonly textsPerNumber: number;
  /** Texts to one user's numbers in a day, unless a right code answers them; proved and new numbers each. */
  readonly textsPerUserDay: number;
  /** Texts to unproved numbers that differ in the last four digits only, in an hour. */
  readonly textsPerPrefixHour: number;
  /** Texts asked for from one address in an hour, unless a right code answers them; to proved and new numbers each. */
  readonly textsPerAddressHour: number;
  /** Texts in an hour over everybody, to proved and new numbers each. */
  readonly textsPerHour: number;
  /** Days without a sign-in after which somebody without a factor needs a ticket to enrol. */
  readonly dormantDays: number;
  /** Days for which what happened is kept; where it came from goes after 30 of them. */
  readonly auditDays: number;
  /** Failed tries from one address in 15 minutes, over all accounts. */
  readonly failuresPerAddress: number;
}

interface Bound {
  readonly byDefault: number;
  readonly least: number;
  readonly most: number;
}

const bounds: Record<keyof Figures, Bound> = {
  challengeMinutes: { byDefault: 10, least: 1, most: 15 },
  enrollmentMinutes: { byDefault: 30, least: 5, most: 60 },
  freshSeconds: { byDefault: 300, least: 30, most: 900 },
  setupMinutes: { byDefault: 10, least: 1, most: 10 },
  tries: { byDefault: 5, least: 1, most: 10 },
  totpWindow: { byDefault: 1, least: 0, most: 1 },
  recoveryCodes: { byDefault: 10, least: 8, most: 20 },
  oldCodesDays: { byDefault: 180, least: 1, most: 3_650 },
  ticketMinutes: { byDefault: 60, least: 1, most: 24 * 60 },
  codeMinutes: { byDefault: 5, least: 1, most: 10 },
  textsPerNumber: { byDefault: 5, least: 1, most: 5 },
  textsPerUserDay: { byDefault: 10, least: 1, most: 50 },
  textsPerPrefixHour: { byDefault: 10, least: 1, most: 100 },
  textsPerAddressHour: { byDefault: 30, least: 1, most: 1_000 },
  textsPerHour: { byDefault: 1_000, least: 1, most: 1_000_000 },
  dormantDays: { byDefault: 90, least: 1, most: 365 },
  auditDays: { byDefault: 400, least: 30, most: 3_650 },
  failuresPerAddress: { byDefault: 100, least: 5, most: 10_000 },
};

/** What was given, and defaults for the rest; `faults` is told of what is out of bounds. */
export function readFigures(given: Partial<Figures>, faults: string[]): Figures {
  for (const name of Object.keys(given))
    if (!Object.hasOwn(bounds, name)) faults.push(`figures.${name}: there is no such figure`);
  const settled = Object.entries(bounds).map(([name, { byDefault, least, most }]) => {
    const value = given[name as keyof Figures] ?? byDefault;
    if (!Number.isInteger(value) || value < least || value > most)
      faults.push(`figures.${name}: ${value} is outside ${least} to ${most}`);
    return [name, value];
  });
  return Object.fromEntries(settled) as Figures;
}
