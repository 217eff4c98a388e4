/** The format that recovery codes and tickets share: 15 random characters of Crockford's base32 and one that checks them. */
import { MfaError } from '@mfa-kit/contract';
import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RANDOM_CHARACTERS = 15;

/** 75 random bits, in groups of four for the eye. */
export function newCode(): string {
  const body = [...randomBytes(RANDOM_CHARACTERS)].map((byte) => ALPHABET[byte & 31]).join('');
  return (body + checkCharacter(body)).match(/.{4}/g)!.join('-');
}

/**
 * The sixteen characters of a code as typed: case, spaces and hyphens do not matter, O is 0, I and L are 1.
 * @throws MfaError `code_mistyped` when the check character says so; that costs no try
 */
export function readCode(typed: string): string {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  const isWhole =
    code.length === RANDOM_CHARACTERS + 1 && [...code].every((character) => ALPHABET.includes(character));
  if (!isWhole || checkCharacter(code.slice(0, -1)) !== code.at(-1)) throw new MfaError('code_mistyped');
  return code;
}

/** Luhn mod 32: finds every single wrong character and nearly every swap of two neighbours. */
function checkCharacter(body: string): string {
  const sum = [...body].reverse().reduce((total, character, i) => {
    const addend = ALPHABET.indexOf(character) * (i % 2 === 0 ? 2 : 1);
    return total + Math.floor(addend / 32) + (addend % 32);
  }, 0);
  return ALPHABET[(32 - (sum % 32)) % 32]!;
}
