/** The language to write to somebody in: of those that there are words for, what was asked for. */

/** By the language alone: each is there once. What a browser asks for is not a key to look up, it may be anything. */
export function closestLanguage<Language extends string>(
  languages: readonly Language[],
  asked: string | undefined,
): Language | undefined {
  return asked === undefined ? undefined : languages.find((one) => primary(one) === primary(asked));
}

function primary(tag: string): string {
  return tag.toLowerCase().split(/[-_]/)[0] ?? '';
}
