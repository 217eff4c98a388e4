/** What a text says as a code with letters. Loaded only where a field asks for one. */
import { asciiDigits } from '../../ascii-digits.js';
import { findCode, takePart, type Reading } from './read-code.js';

const onPaper = '0123456789ABCDEFGHJKMNPQRSTUVWXYZ';
const lookalikes: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

/** What in a sentence may be its code: of words those that have a digit, or else capitals, in groups too. */
const runs = [
  /(?=[a-z\p{Pd}]{0,20}\d)[\da-z]+(\p{Pd}[\da-z]+)*/giu,
  /\b[\dA-Z]([\s\p{Pd}\p{Cf}]?[\dA-Z])*\b/gu,
];

export function readLetters(text: string, length: number, alphabet: string): Reading {
  const allowed = alphabet === 'alnum' ? onPaper : alphabet;
  const ascii = asciiDigits(text.normalize('NFKC'));
  const clean = (run: string) =>
    run.replace(/./gsu, (character) => {
      const capital = character.toUpperCase();
      const ways = [character, capital, lookalikes[capital]];
      return ways.find((way) => way && allowed.includes(way)) ?? '';
    });
  // Of a sentence in letters every word could be the code.
  const isSentence = /\S\s+\S/.test(ascii);
  return findCode(ascii, length, runs, clean) ?? takePart(ascii, clean(ascii), length, isSentence);
}
