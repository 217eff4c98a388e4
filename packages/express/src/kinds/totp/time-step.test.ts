import { authenticator } from '../../../../../test/kit/authenticator.js';
import vectors from '../../../../../test/kit/otp-vectors.json' with { type: 'json' };
import fc from 'fast-check';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { codeAt, keyUri, matchingStep, newSecret } from './time-step.js';

const STEP_MS = 30_000;
const { secretBase32, codes: hotp } = vectors.hotp;
const sha1 = vectors.totp.codes.map(({ unixSeconds, SHA1 }) => ({ unixSeconds, code: SHA1.slice(-6) }));

describe('the code of a time step', () => {
  for (const [count, code] of hotp.entries())
    it(`is ${code} for count ${count}, as RFC 4226 appendix D has it`, () => {
      assert.equal(codeAt(secretBase32, count), code);
      assert.equal(matchingStep(secretBase32, code, count * STEP_MS, 0), count);
    });

  for (const { unixSeconds, code } of sha1)
    it(`is ${code} at ${unixSeconds} s, as RFC 6238 appendix B has it for SHA-1`, () => {
      const step = Math.floor(unixSeconds / 30);
      assert.equal(codeAt(vectors.totp.secretsBase32.SHA1, step), code);
      assert.equal(matchingStep(secretBase32, code, unixSeconds * 1000, 1), step);
    });

  it('is what an authenticator app shows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 33 }), (step) => {
        const secret = newSecret();
        assert.equal(codeAt(secret, step), authenticator(secret).code(step * STEP_MS));
      }),
      { numRuns: 50 },
    );
  });

  it('keeps its leading zeros', () => {
    assert.equal(codeAt(vectors.totp.secretsBase32.SHA1, Math.floor(1111111109 / 30)), '081804');
    assert.equal(codeAt(vectors.totp.secretsBase32.SHA1, Math.floor(1234567890 / 30)), '005924');
  });
});

describe('matching a code under a moving clock', () => {
  const start = 1_900_000_000;
  const code = codeAt(secretBase32, Math.floor(start / 30));
  const at = (seconds: number, window: number) =>
    matchingStep(secretBase32, code, (Math.floor(start / 30) * 30 + seconds) * 1000, window);

  it('accepts a code from one step before its own to one step after, to the millisecond', () => {
    const step = Math.floor(start / 30);
    assert.equal(at(-30, 1), step);
    assert.equal(at(-30.001, 1), undefined);
    assert.equal(at(59.999, 1), step);
    assert.equal(at(60, 1), undefined);
  });

  it('accepts its own step alone with a window of none', () => {
    assert.equal(at(-0.001, 0), undefined);
    assert.notEqual(at(0, 0), undefined);
    assert.notEqual(at(29.999, 0), undefined);
    assert.equal(at(30, 0), undefined);
  });

  it('names the step the code belongs to, whatever the clock says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 32 }), fc.constantFrom(-1, 0, 1), (now, off) => {
        const shown = codeAt(secretBase32, now + off);
        const matched = matchingStep(secretBase32, shown, now * STEP_MS, 1);
        assert.equal(matched !== undefined && codeAt(secretBase32, matched), shown);
        assert.ok(Math.abs((matched ?? 0) - now) <= 1);
      }),
      { numRuns: 200 },
    );
  });

  it('never matches anything but six digits', () => {
    for (const wrong of [
      '',
      code.slice(0, 5),
      `${code}0`,
      ` ${code}`,
      '０８１８０４',
      'abcdef',
      '\0'.repeat(6),
    ])
      assert.equal(matchingStep(secretBase32, wrong, start * 1000, 1), undefined, JSON.stringify(wrong));
  });
});

describe('a new secret', () => {
  it('is 160 bits of base32 without padding', () => {
    assert.match(newSecret(), /^[A-Z2-7]{32}$/);
  });

  it('is never the same twice', () => {
    assert.equal(new Set(Array.from({ length: 200 }, newSecret)).size, 200);
  });
});

describe('the key URI', () => {
  const [known = ''] = vectors.keyUri;

  it('is the one of the format’s own example', () => {
    const uri = keyUri('ACME Co', 'john.doe@email.com', 'HXDMVJECJJWSRB3HWIZR4IFUGFTMXBOZ');
    assert.deepEqual(partsOf(uri), partsOf(known));
  });

  it('Q10 has issuer and account percent-encoded, and the issuer in label and parameter', () => {
    const uri = keyUri('Müller & Söhne', 'ada lovelace+1@example.org', secretBase32);
    assert.match(
      uri,
      /^otpauth:\/\/totp\/M%C3%BCller%20%26%20S%C3%B6hne:ada%20lovelace%2B1%40example\.org\?/,
    );
    assert.match(uri, /[?&]issuer=M%C3%BCller%20%26%20S%C3%B6hne(&|$)/);
  });

  it('says everything once, whatever the account is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (account) => {
        const { label, fields } = partsOf(keyUri('ACME Co', account, secretBase32));
        assert.deepEqual(fields.map(([name]) => name).sort(), [
          'algorithm',
          'digits',
          'issuer',
          'period',
          'secret',
        ]);
        assert.deepEqual(
          new Map(fields),
          new Map([
            ['secret', secretBase32],
            ['issuer', 'ACME Co'],
            ['algorithm', 'SHA1'],
            ['digits', '6'],
            ['period', '30'],
          ]),
        );
        assert.equal(label, `ACME Co:${account.replaceAll(':', '')}`);
      }),
    );
  });

  it('lets no account write a second secret, another issuer or a fragment', () => {
    const uri = keyUri('ACME Co', 'a:b&secret=AAAA#x?issuer=Evil/', secretBase32);
    const { label, fields, hash } = partsOf(uri);
    assert.equal(label, 'ACME Co:ab&secret=AAAA#x?issuer=Evil/');
    assert.equal(fields.filter(([name]) => name === 'secret').length, 1);
    assert.equal(hash, '');
  });
});

/** What a phone reads out of it: both parts of the label decoded, the fields in order. */
function partsOf(uri: string) {
  const { protocol, host, pathname, searchParams, hash } = new URL(uri);
  assert.equal(`${protocol}//${host}`, 'otpauth://totp');
  return {
    label: decodeURIComponent(pathname.slice(1)),
    fields: [...searchParams].sort(([a], [b]) => a.localeCompare(b)),
    hash,
  };
}
