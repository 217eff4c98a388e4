/** What a typed, pasted or filled text says as a code of digits. */
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

/** Spaces of every width, dashes, and the invisible marks that messages carry. */
const separators = /[\s\p{Pd}\p{Cf}]/gu;

/** What in a sentence may be its code: runs of digits; or else groups of groups, as in `1 2 3 4 5 6`. */
const runs = [/\d+/g, /\d([\s\p{Pd}\p{Cf}]?\d)*/gu];

/** The code in a sentence, by the first of these patterns that finds one. Texts often name their code twice. */
export function findCode(
  text: string,
  length: number,
  patterns: readonly RegExp[],
  clean: (run: string) => string,
): Reading | undefined {
  for (const pattern of patterns) {
    const found = (text.match(pattern) ?? []).map(clean).filter((run) => run.length === length);
    const [code] = found;
    if (code) return found.some((run) => run !== code) ? { code: '', note: 'unclear' } : { code, note: '' };
  }
  return undefined;
}

/** A text that has no whole code, or too much of one. `vague` if it may be a sentence. */
export function takePart(text: string, code: string, length: number, vague?: boolean): Reading {
  const rejected = code.length < text.replace(separators, '').length;
  const cut = code.length > length;
  if (cut && (rejected || vague)) return { code: '', note: 'unclear' };
  return { code: code.slice(0, length), note: cut ? 'cut' : rejected ? 'rejected' : '' };
}

export function readDigits(text: string, length: number): Reading {
  const ascii = asciiDigits(text);
  const clean = (run: string) => run.replace(/\D/g, '');
  // Half and half, with a space or dash between, is as good as in one: `123 456`, but not within a longer number.
  const half = `\\d{${length >> 1}}`;
  const whole = `(?<!\\d[\\s\\p{Pd}]?)(\\d+|${half}[\\s\\p{Pd}]${half})(?![\\s\\p{Pd}]?\\d)`;
  return (
    findCode(ascii, length, [new RegExp(whole, 'gu'), ...runs], clean) ??
    takePart(ascii, clean(ascii), length)
  );
}
