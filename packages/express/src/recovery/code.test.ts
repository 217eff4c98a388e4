import fc from 'fast-check';
import { MfaError } from '@mfa-kit/contract';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newCode, readCode } from './code.js';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 16;

/** A code as it is stored, made from chance that a failing run can repeat. */
const code = fc
  .array(fc.constantFrom(...ALPHABET), { minLength: LENGTH - 1, maxLength: LENGTH - 1 })
  .map((body) => whole(body.join('')));

/** The one sixteenth character that the format takes after these fifteen. */
function whole(body: string): string {
  const found = [...ALPHABET].filter((character) => isRead(body + character));
  assert.equal(found.length, 1);
  return body + found[0]!;
}

function isRead(typed: string): boolean {
  try {
    readCode(typed);
    return true;
  } catch (failure) {
    assert.ok(failure instanceof MfaError && failure.code === 'code_mistyped');
    return false;
  }
}

describe('a new recovery code', () => {
  it('is four groups of four that read back as themselves', () => {
    for (let i = 0; i < 200; i++) {
      const made = newCode();
      assert.match(made, /^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
      assert.equal(readCode(made), made.replaceAll('-', ''));
    }
  });

  it('holds 75 random bits: no two alike, every character in every place', () => {
    const made = Array.from({ length: 2_000 }, () => newCode().replaceAll('-', ''));
    assert.equal(new Set(made).size, made.length);
    for (let at = 0; at < LENGTH - 1; at++)
      assert.equal(new Set(made.map((text) => text[at])).size, ALPHABET.length, `place ${at}`);
  });
});

describe('the check character', () => {
  it('finds every single wrong character', () => {
    fc.assert(
      fc.property(code, fc.nat(LENGTH - 1), fc.constantFrom(...ALPHABET), (right, at, other) => {
        fc.pre(right[at] !== other);
        assert.equal(isRead(right.slice(0, at) + other + right.slice(at + 1)), false);
      }),
      { numRuns: 1_000 },
    );
  });

  it('finds every single wrong character of one code, tried one by one', () => {
    const right = newCode().replaceAll('-', '');
    for (let at = 0; at < LENGTH; at++)
      for (const other of ALPHABET)
        if (other !== right[at])
          assert.equal(
            isRead(right.slice(0, at) + other + right.slice(at + 1)),
            false,
            `${right} ${at} ${other}`,
          );
  });

  it('finds every swap of two neighbours but that of 0 and Z', () => {
    fc.assert(
      fc.property(code, fc.nat(LENGTH - 2), (right, at) => {
        const [a, b] = [right[at]!, right[at + 1]!];
        fc.pre(a !== b && ![a, b].every((character) => '0Z'.includes(character)));
        assert.equal(isRead(right.slice(0, at) + b + a + right.slice(at + 2)), false);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('reading a code as it was typed', () => {
  it('does not mind case, spaces and hyphens', () => {
    fc.assert(
      fc.property(
        code,
        fc.array(fc.constantFrom(' ', '-', '', '\t'), { maxLength: LENGTH }),
        (right, gaps) => {
          const typed = [...right].map((character, i) => (gaps[i] ?? '') + character).join('');
          assert.equal(readCode(typed), right);
          assert.equal(readCode(typed.toLowerCase()), right);
        },
      ),
    );
  });

  it('reads O as 0, I and L as 1, in either case', () => {
    const right = whole('011ABC0DEFG1HJ0');
    for (const typed of [
      right.replaceAll('0', 'O'),
      right.replaceAll('0', 'o').replaceAll('1', 'i'),
      right.replaceAll('1', 'I'),
      right.replaceAll('1', 'L'),
      right.replaceAll('1', 'l'),
    ])
      assert.equal(readCode(typed), right, typed);
  });

  it('refuses what is not sixteen characters of the alphabet', () => {
    const right = whole('0123456789ABCDE');
    for (const typed of [
      '',
      right.slice(1),
      `${right}0`,
      `U${right.slice(1)}`,
      `${right.slice(0, 15)}é`,
      '🔑'.repeat(8),
    ])
      assert.equal(isRead(typed), false, typed);
  });

  it('never throws anything but `code_mistyped`', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 64 }), (typed) => void isRead(typed)));
  });
});
