import fc from 'fast-check';
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { keyRing } from './key-ring.js';

const older = randomBytes(32);
const newer = randomBytes(32);

describe('sealing', () => {
  it('opens what it sealed, for the same owner and purpose', () => {
    const ring = keyRing([newer]);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (plain, owner) => {
        assert.equal(ring.open('totp-enc', owner, ring.seal('totp-enc', owner, plain)), plain);
      }),
    );
  });

  it('never writes the same text twice, nor the plain one', () => {
    const ring = keyRing([newer]);
    const sealed = new Set(Array.from({ length: 50 }, () => ring.seal('totp-enc', 'ada|1', 'GEZDGNBV')));
    assert.equal(sealed.size, 50);
    for (const text of sealed) {
      assert.ok(!text.includes('GEZDGNBV'));
      assert.ok(!Buffer.from(text.split('.')[1] ?? '', 'base64url').includes('GEZDGNBV'));
    }
  });

  it('opens nothing for another owner, another purpose or another ring', () => {
    const ring = keyRing([newer]);
    const sealed = ring.seal('totp-enc', 'ada|1', 'secret');
    assert.throws(() => ring.open('totp-enc', 'ada|2', sealed));
    assert.throws(() => ring.open('totp-enc', 'grace|1', sealed));
    assert.throws(() => ring.open('recovery-mac', 'ada|1', sealed));
    assert.throws(() => keyRing([older]).open('totp-enc', 'ada|1', sealed), /no key/);
  });

  it('opens nothing that was altered in any byte, cut short or never sealed', () => {
    const ring = keyRing([newer]);
    const [kid = '', body = ''] = ring.seal('totp-enc', 'ada|1', 'secret').split('.');
    const bytes = Buffer.from(body, 'base64url');
    for (let at = 0; at < bytes.length; at++) {
      const altered = Buffer.from(bytes);
      altered[at]! ^= 1;
      assert.throws(() => ring.open('totp-enc', 'ada|1', `${kid}.${altered.toString('base64url')}`));
      assert.throws(() =>
        ring.open('totp-enc', 'ada|1', `${kid}.${bytes.subarray(0, at).toString('base64url')}`),
      );
    }
    for (const text of ['', '.', kid, `${kid}.`, `.${body}`, body])
      assert.throws(() => ring.open('totp-enc', 'ada|1', text), text);
  });
});

describe('the tag of a sealed text', () => {
  it('is whole or refused before anything is compared', () => {
    const ring = keyRing([newer]);
    const [kid = ''] = ring.kids;
    for (const length of [4, 8, 12, 15])
      assert.throws(
        () => ring.open('totp-enc', 'ada|1', `${kid}.${randomBytes(length).toString('base64url')}`),
        /tag length/,
      );
  });
});

describe('the generations of a ring', () => {
  it('writes with the newest key and reads with every one', () => {
    const before = keyRing([older]);
    const after = keyRing([newer, older]);
    const sealed = before.seal('totp-enc', 'ada|1', 'secret');
    assert.equal(after.open('totp-enc', 'ada|1', sealed), 'secret');
    assert.equal(after.mac('recovery-mac', 'ada|1', before.kids[0]), before.mac('recovery-mac', 'ada|1'));

    const renewed = after.seal('totp-enc', 'ada|1', 'secret');
    assert.equal(renewed.split('.')[0], after.kids[0]);
    assert.equal(keyRing([newer]).open('totp-enc', 'ada|1', renewed), 'secret');
    assert.throws(() => before.open('totp-enc', 'ada|1', renewed), /no key/);
  });

  it('names keys by what they are, in the order given', () => {
    const ring = keyRing([newer, older]);
    assert.deepEqual(ring.kids, [...keyRing([newer]).kids, ...keyRing([older]).kids]);
    for (const kid of ring.kids) assert.match(kid, /^[0-9a-f]{8}$/);
  });

  it('shows nothing of a root in its id', () => {
    const [kid = ''] = keyRing([newer]).kids;
    assert.ok(!newer.toString('hex').includes(kid));
  });

  it('refuses to be empty', () => {
    assert.throws(() => keyRing([]), TypeError);
  });
});

describe('keyed digests', () => {
  it('differ by purpose, by key and by input, and are the same again', () => {
    const ring = keyRing([newer, older]);
    const digests = [
      ring.mac('recovery-mac', 'ada|1'),
      ring.mac('ticket-mac', 'ada|1'),
      ring.mac('recovery-mac', 'ada|2'),
      ring.mac('recovery-mac', 'ada|1', ring.kids[1]),
    ];
    assert.equal(new Set(digests).size, digests.length);
    for (const digest of digests) assert.match(digest, /^[\w-]{43}$/);
    assert.equal(keyRing([newer]).mac('recovery-mac', 'ada|1'), digests[0]);
  });
});
