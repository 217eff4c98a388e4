import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { browserLabel } from './browser-label.js';

const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)';

describe('the label of a browser', () => {
  for (const [userAgent, label] of [
    [
      `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webkit} Chrome/143.0.0.0 Safari/537.36`,
      { browser: 'Chrome', system: 'macOS' },
    ],
    [
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/143.0.0.0 Safari/537.36 Edg/143.0.0.0`,
      { browser: 'Microsoft Edge', system: 'Windows' },
    ],
    [
      'Mozilla/5.0 (X11; Linux x86_64; rv:146.0) Gecko/20100101 Firefox/146.0',
      { browser: 'Firefox', system: 'Linux' },
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1',
      { browser: 'Safari', system: 'iOS' },
    ],
    [
      `Mozilla/5.0 (Linux; Android 16; Pixel 10) ${webkit} Chrome/143.0.0.0 Mobile Safari/537.36`,
      { browser: 'Chrome', system: 'Android' },
    ],
    ['Mozilla/5.0 (X11; CrOS x86_64 16033) Nothing', { system: 'Chrome OS' }],
  ] as const)
    it(`is ${Object.values(label).join(' on ')}`, () => assert.deepEqual(browserLabel(userAgent), label));

  for (const userAgent of [
    undefined,
    null,
    '',
    ' ',
    'curl/8.9.0',
    '<b>x</b>/1.0 (<img src=x>)',
    'Your account is locked, call +44 20 7946 0000/1.0 (now)',
    'constructor/1.0',
    '\r\nBcc: all@example.com',
    'a/'.repeat(128),
  ])
    it(`repeats nothing of ${JSON.stringify(userAgent?.slice(0, 24))}`, () =>
      assert.deepEqual(browserLabel(userAgent), {}));
});
