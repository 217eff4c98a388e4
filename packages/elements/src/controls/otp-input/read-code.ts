/** What a typed, pasted or filled text says as a code. */
import { asciiDigits } from '../../ascii-digits.js';

/**
 * `alnum` is for codes on paper: capitals, and O, I and L read as the digits that they are mistaken for. Anything else
 * is the characters themselves, as in `BCDFGHJKLMNP`, which are read in the same way as far as they leave it open.
 */
export type Alphabet = 'numeric' | 'alnum' | (string & {});

export interface Reading {
  /** As much of the code as the text holds. */
  readonly code: string;
  /**
   * What had to be done: other characters were left out, there were more than fit, or no one run in a sentence could be
   * told to be the code.
   */
  readonly note: '' | 'rejected' | 'cut' | 'unclear';
}

const alphabets: Readonly<Record<string, string>> = {
  numeric: '0123456789',
  alnum: '0123456789ABCDEFGHJKMNPQRSTUVWXYZ',
};

/** Spaces of every width, dashes, and the invisible marks that messages carry. */
const separators = /[\s\p{Pd}\p{Cf}]/gu;
/** What in a sentence may be its code: runs of digits; or else groups of groups, as in `123 456`. */
const digitRuns = [/\d+/g, /\d([\s\p{Pd}\p{Cf}]?\d)*/gu];
/** The same with letters: of words those that have a digit, or else capitals. */
const mixedRuns = [
  /(?=[a-z\p{Pd}]{0,20}\d)[\da-z]+(\p{Pd}[\da-z]+)*/giu,
  /\b[\dA-Z]([\s\p{Pd}\p{Cf}]?[\dA-Z])*\b/gu,
];

export function readCode(text: string, length: number, alphabet: Alphabet): Reading {
  const mixed = alphabet !== 'numeric';
  const ascii = asciiDigits(mixed ? text.normalize('NFKC') : text);
  const allowed = alphabets[alphabet] ?? alphabet;
  const read = (run: string) =>
    run.replace(/./gsu, (character) => {
      const capital = character.toUpperCase();
      const ways = [character, capital, mixed && '011'['OIL'.indexOf(capital)]];
      return ways.find((way) => way && allowed.includes(way)) || '';
    });
  for (const pattern of mixed ? mixedRuns : digitRuns) {
    const runs = (ascii.match(pattern) ?? []).map(read).filter((run) => run.length === length);
    const [code] = runs;
    // Texts often name their code twice.
    if (code) return runs.some((run) => run !== code) ? { code: '', note: 'unclear' } : { code, note: '' };
  }
  const code = read(ascii);
  const rejected = code.length < ascii.replace(separators, '').length;
  const cut = code.length > length;
  // Of a sentence in letters every word could be the code.
  if (cut && (rejected || (mixed && /\S\s+\S/.test(ascii)))) return { code: '', note: 'unclear' };
  return { code: code.slice(0, length), note: cut ? 'cut' : rejected ? 'rejected' : '' };
}
