/** What a typed, pasted or filled text says as a code. */
import { asciiDigits } from '../../ascii-digits.js';

/** `alnum` is for codes on paper: capitals, and O, I and L read as the digits that they are mistaken for. */
export type Alphabet = 'numeric' | 'alnum';

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

export function readCode(text: string, length: number, alphabet: Alphabet): Reading {
  const ascii = asciiDigits(text);
  const mixed = alphabet === 'alnum';
  // Runs of digits of the right length; or else groups of groups, as in `123 456`. Texts often name their code twice.
  for (const pattern of mixed ? [] : [/\d+/g, /\d([\s\p{Pd}\p{Cf}]?\d)*/gu]) {
    const runs = (ascii.match(pattern) ?? [])
      .map((run) => run.replace(separators, ''))
      .filter((run) => run.length === length);
    const [code] = runs;
    if (code) return runs.some((run) => run !== code) ? { code: '', note: 'unclear' } : { code, note: '' };
  }
  const plain = ascii.replace(separators, '').toUpperCase();
  const code = mixed
    ? plain
        .replace(/O/g, '0')
        .replace(/[IL]/g, '1')
        .replace(/[^0-9A-Z]/g, '')
    : plain.replace(/\D/g, '');
  const rejected = code.length < plain.length;
  const cut = code.length > length;
  if (cut && rejected) return { code: '', note: 'unclear' };
  return { code: code.slice(0, length), note: cut ? 'cut' : rejected ? 'rejected' : '' };
}
