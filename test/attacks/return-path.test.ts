/** Where people land after signing in: a path of this origin, whatever was asked for. */
import { flow } from '@mfa-kit/contract';
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { assertAt, assertRefused } from '../kit/expect.js';
import { hostDuring, PASSWORD } from '../kit/host.js';
import { enrol } from '../kit/people.js';

const shapes: unknown[] = [
  'https://evil.example/',
  'HTTPS://evil.example',
  'http:evil.example',
  '//evil.example',
  '///evil.example',
  '////evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '\\/evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r\n/evil.example',
  '/a\r\nSet-Cookie: x=y',
  '\t//evil.example',
  ' //evil.example',
  '\u0000//evil.example',
  '/\u0000/evil.example',
  '/..//evil.example',
  '/.//evil.example',
  '/./..//evil.example',
  '/%2e//evil.example',
  '/%2E%2e//evil.example',
  '/a/..//evil.example',
  '/a/b/../..//evil.example/x',
  '/..//user@evil.example',
  '/.\\/evil.example',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'account',
  '?x',
  '',
  null,
  7,
  true,
  { toString: '/x' },
  ['//evil.example'],
  ['/account', '//evil.example'],
];

it('REQ-92 keeps no return path that leaves the origin', async (test) => {
  const host = await hostDuring(test);
  const base = 'https://bank.example';
  for (const returnTo of [...shapes, '/account/7?tab=cards#top']) {
    const browser = host.browser();
    await browser.post('/login', { userId: 'ada', password: PASSWORD, returnTo });
    const { returnTo: path } = assertAt(await browser.call(flow.skip), 'complete');
    assert.equal(new URL(path, base).origin, base, JSON.stringify(returnTo));
    assert.match(path, /^\/(?![/\\])[^\\\p{Cc}\s]*$/u, JSON.stringify(returnTo));
    if (shapes.includes(returnTo)) assert(!path.includes('evil') || path.startsWith('/evil'), path);
  }
});

it('REQ-92 keeps a path of this origin, on the server', async (test) => {
  const host = await hostDuring(test);
  const browser = host.browser();
  await browser.post('/login', { userId: 'ada', password: PASSWORD, returnTo: '/account/7?tab=cards#top' });
  assertRefused(await browser.call(flow.skip, { returnTo: '/x' }), 'request_malformed');
  assert.doesNotMatch(browser.seen.join('\n'), /tab=cards/);
  const { returnTo } = assertAt(await browser.call(flow.skip), 'complete');
  assert.equal(returnTo, '/account/7?tab=cards#top');
  const { browser: other } = await enrol(host, 'grace');
  assert.equal(assertAt(await other.call(flow.state), 'complete').returnTo, '/');
});
