/** What a typed, pasted or filled text says as a code. */

/** `alnum` is for codes on paper: capitals, and O, I and L read as the digits that they are mistaken for. */
export type Alphabet = 'numeric' | 'alnum';

export type Reading =
  /** `rejected`: other characters were left out. `cut`: there were more than fit. */
  | { readonly at: 'code'; readonly code: string; readonly rejected: boolean; readonly cut: boolean }
  /** A sentence in which no one run, or more than one, could be the code. */
  | { readonly at: 'unclear' };

/** Spaces of every width, dashes, and the invisible marks that messages carry. */
const separators = /[\s\p{Pd}\p{Cf}]/gu;
const digit = /\p{Nd}/u;

/** The ASCII digit of any script's: scripts lay theirs out in runs of ten, zero first. */
function asciiDigit(character: string): string {
  const point = character.codePointAt(0)!;
  let before = 0;
  while (digit.test(String.fromCodePoint(point - before - 1))) before += 1;
  return String(before % 10);
}

export function readCode(text: string, length: number, alphabet: Alphabet): Reading {
  const ascii = text.replace(/\p{Nd}/gu, asciiDigit);
  return alphabet === 'alnum' ? readMixed(ascii, length) : readDigits(ascii, length);
}

function readDigits(text: string, length: number): Reading {
  const runs = (text.match(/\d+/g) ?? []).filter((run) => run.length === length);
  if (runs.length === 1) return { at: 'code', code: runs[0]!, rejected: false, cut: false };
  const plain = text.replace(separators, '');
  const digits = plain.replace(/\D/g, '');
  const sentence = digits !== plain;
  if (runs.length > 1 || (sentence && digits.length > length)) return readGrouped(text, length);
  return { at: 'code', code: digits.slice(0, length), rejected: sentence, cut: digits.length > length };
}

/** `Your code is 123 456, valid for 10 minutes`: the only group of groups that has the length. */
function readGrouped(text: string, length: number): Reading {
  const groups = (text.match(/\d(?:[\s\p{Pd}\p{Cf}]?\d)*/gu) ?? [])
    .map((group) => group.replace(separators, ''))
    .filter((group) => group.length === length);
  return groups.length === 1
    ? { at: 'code', code: groups[0]!, rejected: false, cut: false }
    : { at: 'unclear' };
}

function readMixed(text: string, length: number): Reading {
  const plain = text.replace(separators, '').toUpperCase();
  const code = plain
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return {
    at: 'code',
    code: code.slice(0, length),
    rejected: code.length < plain.length,
    cut: code.length > length,
  };
}
