import fc from 'fast-check';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { returnPath } from './return-path.js';
import type { Settled } from '../options.js';

const options = { publicOrigin: 'https://bank.example', defaultPage: '/home' } as Settled;
const kept = (wanted: unknown) => returnPath(options, wanted);

describe('the return path', () => {
  for (const path of [
    '/',
    '/account',
    '/account/7?tab=cards&x=%2F#top',
    '/a/b/../c',
    '/caf%C3%A9',
    '/x//y',
    '/@x',
    '/a:b',
  ])
    it(`keeps ${path}`, () => {
      const url = new URL(path, options.publicOrigin);
      assert.equal(kept(path), url.pathname + url.search + url.hash);
    });

  const refused = [
    'https://evil.example/',
    'https://bank.example/account',
    'HTTPS://evil.example',
    '//evil.example',
    '/..//evil.example',
    '/%2e//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '\\/evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '\t//evil.example',
    ' /account',
    '/a b',
    '/a\\b',
    '/a\0b',
    '/a\x7fb',
    'account',
    './account',
    '?x',
    '#x',
    '',
    'javascript:alert(1)',
    'data:text/html,x',
    'blob:https://bank.example/x',
  ];
  for (const path of refused)
    it(`is the default page for ${JSON.stringify(path)}`, () => {
      assert.equal(kept(path), '/home');
    });

  for (const value of [undefined, null, 7, true, {}, ['/account'], { toString: () => '/account' }])
    it(`is the default page for ${JSON.stringify(value)}, which is no text`, () => {
      assert.equal(kept(value), '/home');
    });

  it('never leads off the public origin, whatever was asked', () => {
    const odd = fc.constantFrom(
      '/',
      '\\',
      '//',
      '@',
      ':',
      '.',
      '..',
      '%2f',
      '%5c',
      '\t',
      '\n',
      '#',
      '?',
      'evil.example',
      'https:',
    );
    const path = fc.oneof(
      fc.array(fc.oneof(odd, fc.string({ maxLength: 3 })), { maxLength: 8 }).map((parts) => parts.join('')),
      fc.webUrl(),
      fc.string({ unit: 'grapheme' }).map((text) => `/${text}`),
    );
    fc.assert(
      fc.property(path, (wanted) => {
        const target = kept(wanted);
        assert.equal(new URL(target, options.publicOrigin).origin, options.publicOrigin);
        assert.match(target, /^\/(?!\/)/);
        assert.equal(kept(target), target);
      }),
      { numRuns: 1_000 },
    );
  });
});
