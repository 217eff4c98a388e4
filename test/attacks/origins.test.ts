/** Other people's pages: what they can make a browser send, and what they can read of the answer. */
import { flow, recovery } from '@mfa-kit/contract';
import { createMfa, type MfaOptions } from '@mfa-kit/express';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Browser } from '../kit/browser.js';
import { assertAt } from '../kit/expect.js';
import { hostDuring, type Host } from '../kit/host.js';
import { enrol } from '../kit/people.js';
import { raw } from '../kit/raw.js';
import { assertUnchanged } from '../kit/tables.js';

const BANK = 'https://bank.example';
const HELP = 'https://help.bank.example';
const posts = [...Object.values(flow), ...Object.values(recovery)].filter(({ method }) => method === 'POST');

const cookieOf = (browser: Browser) => [...browser.cookies].map((pair) => pair.join('=')).join('; ');

/** A request of another page, with the cookies of whoever looks at it. */
function forged(host: Host, browser: Browser, { path, headers, body = '{}' }: Forgery) {
  return raw(host.origin, {
    path: `/mfa${path}`,
    headers: { 'content-type': 'application/json', cookie: cookieOf(browser), ...headers },
    body,
  });
}

interface Forgery {
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
}

const foreign: [string, Record<string, string>][] = [
  ['a cross-site page', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
  ['a cross-site page of a lying origin', { 'sec-fetch-site': 'cross-site', origin: BANK }],
  ['a sibling subdomain', { 'sec-fetch-site': 'same-site', origin: 'https://blog.bank.example' }],
  ['a sibling subdomain that hides its origin', { 'sec-fetch-site': 'same-site' }],
  ['a sandboxed frame', { 'sec-fetch-site': 'cross-site', origin: 'null' }],
  ['a sandboxed frame of an old browser', { origin: 'null' }],
  ['an old browser on another site', { origin: 'https://evil.example' }],
  ['an old browser that sends no origin', {}],
  ['an old browser with a referrer only', { referer: `${BANK}/account` }],
  ['an origin that begins like ours', { origin: `${BANK}.evil.example` }],
  ['an origin that ends like ours', { origin: 'https://evilbank.example' }],
  ['an origin that holds ours', { origin: 'https://evil.example/https://bank.example' }],
  ['our host over plain http', { origin: 'http://bank.example' }],
  ['our host at another port', { origin: `${BANK}:8443` }],
  ['our origin with a slash', { origin: `${BANK}/` }],
  ['our origin in capitals', { origin: 'https://BANK.example' }],
  ['our origin twice', { origin: `${BANK}, ${BANK}` }],
  ['an origin that begins like a listed one', { origin: `${HELP}.evil.example` }],
  ['a listed host over plain http', { origin: 'http://help.bank.example' }],
  ['an empty fetch site', { 'sec-fetch-site': '', origin: BANK }],
  ['a fetch site that is none of four', { 'sec-fetch-site': 'same-origin, cross-site', origin: BANK }],
  ['an empty origin', { origin: '' }],
];

describe('a request of another page', () => {
  it('REQ-61 is refused on every route that changes something, and changes nothing', async (test) => {
    const host = await hostDuring(test, { publicUrl: BANK, origins: [HELP] });
    const browser = await host.signedIn();
    await assertUnchanged(host.file, async () => {
      for (const { path } of posts)
        for (const [name, headers] of foreign) {
          const { status, code } = await forged(host, browser, { path, headers });
          assert.deepEqual([status, code], [403, 'origin_refused'], `${path} from ${name}`);
        }
    });
    assertAt(await browser.call(flow.state), 'enrollment');
  });

  const bodies: [string, string][] = [
    ['application/x-www-form-urlencoded', 'kind=totp'],
    [
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="kind"\r\n\r\ntotp\r\n--x--',
    ],
    ['text/plain', '{"kind":"totp"}'],
    ['text/plain; application/json', '{"kind":"totp"}'],
    ['text/json', '{"kind":"totp"}'],
    ['application/json-patch+json', '{"kind":"totp"}'],
    ['application/jsonp', '{"kind":"totp"}'],
    ['text/html', '{"kind":"totp"}'],
    ['application/octet-stream', '{"kind":"totp"}'],
    ['', '{"kind":"totp"}'],
  ];
  for (const parser of ['before', 'none'] as const)
    it(`REQ-61 is refused unless it is JSON by name: no form can send it (host's parser ${parser})`, async (test) => {
      const host = await hostDuring(test, { publicUrl: BANK, parser });
      const browser = await host.signedIn();
      await assertUnchanged(host.file, async () => {
        for (const [type, body] of bodies) {
          const own = { 'sec-fetch-site': 'same-origin', origin: BANK, 'content-type': type };
          const { status, code } = await forged(host, browser, { path: flow.begin.path, headers: own, body });
          assert.deepEqual([status, code], [415, 'json_only'], type);
        }
        const bare = await raw(host.origin, {
          path: '/mfa/flow/skip',
          headers: { cookie: cookieOf(browser), 'sec-fetch-site': 'same-origin' },
        });
        assert.equal(bare.code, 'json_only');
      });
    });

  it('REQ-61 is let through from our own pages, from listed ones, and from what is no browser', async (test) => {
    const host = await hostDuring(test, { publicUrl: BANK, origins: [HELP] });
    for (const headers of [
      { 'sec-fetch-site': 'same-origin', origin: BANK },
      { 'sec-fetch-site': 'none' },
      { origin: BANK },
      { 'sec-fetch-site': 'same-site', origin: HELP },
      { origin: HELP },
    ] as Record<string, string>[]) {
      const { status } = await forged(host, await host.signedIn(), { path: flow.skip.path, headers });
      assert.equal(status, 200, JSON.stringify(headers));
    }
    const headers = { 'content-type': 'application/json' };
    const { code } = await raw(host.origin, { path: '/mfa/flow/skip', headers, body: '{}' });
    assert.equal(code, 'signed_out');
  });
});

describe('an answer', () => {
  const readable = (headers: Record<string, unknown>) => headers['access-control-allow-origin'];

  it('REQ-62 can be read by no other origin unless the host lists it', async (test) => {
    const host = await hostDuring(test, { publicUrl: BANK });
    for (const origin of [BANK, HELP, 'null', 'https://evil.example'])
      for (const method of ['GET', 'POST', 'OPTIONS', 'PUT', 'HEAD']) {
        const preflight = { origin, 'access-control-request-method': 'POST' };
        const { headers } = await raw(host.origin, { method, path: '/mfa/state', headers: preflight });
        assert.equal(readable(headers), undefined);
        assert.equal(headers['access-control-allow-credentials'], undefined);
        assert.equal(headers['access-control-allow-methods'], undefined);
      }
  });

  it('REQ-62 can be read by the listed origins exactly, and says that it varies', async (test) => {
    const host = await hostDuring(test, {
      publicUrl: BANK,
      origins: [HELP, 'https://app.bank.example:8443'],
    });
    const near = [
      'https://help.bank.example.evil.com',
      'https://evil-help.bank.example',
      'https://x.help.bank.example',
      'http://help.bank.example',
      'https://help.bank.example:8443',
      'https://app.bank.example',
      `${HELP}/`,
      'https://HELP.bank.example',
      `${HELP} https://evil.example`,
      'null',
      '*',
      '',
    ];
    for (const [method, path] of [
      ['GET', '/mfa/state'],
      ['POST', '/mfa/flow/skip'],
      ['OPTIONS', '/mfa/flow/skip'],
    ] as const) {
      for (const origin of near) {
        const { headers } = await raw(host.origin, { method, path, headers: { origin } });
        assert.equal(readable(headers), undefined, `${method} from ${origin}`);
        assert.match(String(headers['vary']), /Origin/i);
      }
      for (const origin of [HELP, 'https://app.bank.example:8443']) {
        const { headers } = await raw(host.origin, { method, path, headers: { origin } });
        assert.equal(readable(headers), origin);
        assert.equal(headers['access-control-allow-credentials'], 'true');
        assert.match(String(headers['vary']), /Origin/i);
      }
    }
  });

  for (const origin of [
    '*',
    'null',
    'https://*.bank.example',
    'https://*',
    '*.bank.example',
    'bank.example',
    'https://bank.example/',
    'https://bank.example/app',
    'https://Bank.example',
    'https://user@bank.example',
    'http://bank.example',
    '/^https:/',
    '',
  ])
    it(`REQ-62 is never to be read by ${origin || 'nothing'}: such a list does not start`, () => {
      const given = {
        issuer: 'N',
        publicUrl: BANK,
        origins: [origin],
        secrets: ['w5o0mPp3aXc8Zr1vQkTjHs6uYb2nEd9fGgLlMxVtRyA'],
        database: () => new Promise(() => {}),
        sessions: { read() {}, establish() {}, attach() {}, end() {} },
        users: { find() {} },
      } as unknown as MfaOptions;
      assert.throws(() => createMfa(given), /TypeError: mfa-kit cannot start:[^]*origins\[0\]/);
    });
});

describe('a cookie', () => {
  const pendingOf = (cookies: string[]) => cookies.find((cookie) => cookie.includes('mfa-pending')) ?? '';
  const attributesOf = (cookie: string) =>
    cookie
      .split('; ')
      .slice(1)
      .map((attribute) => attribute.replace(/=\d+$/, ''))
      .sort();

  it('REQ-60 of an https site is locked to its host, to https, to no script, and out of other sites', async (test) => {
    for (const publicUrl of [BANK, `${BANK}/app/`, 'https://localhost']) {
      const host = await hostDuring(test, { publicUrl });
      const { browser } = await enrol(host);
      const given = pendingOf(browser.seen.flatMap((text) => text.match(/[^"]*mfa-pending=[^"]+/g) ?? []));
      const taken = pendingOf(browser.seen.flatMap((text) => text.match(/[^"]*mfa-pending=;[^"]+/g) ?? []));
      for (const cookie of [given, taken]) {
        assert.match(cookie, /^__Host-mfa-pending=/);
        assert.deepEqual(attributesOf(cookie), ['HttpOnly', 'Max-Age', 'Path=/', 'SameSite=Lax', 'Secure']);
      }
    }
  });

  it('REQ-60 of a developer’s own machine is unprefixed, and all else', async (test) => {
    const host = await hostDuring(test);
    const browser = await host.signedIn();
    const given = pendingOf(browser.seen.flatMap((text) => text.match(/[^"]*mfa-pending=[^"]+/g) ?? []));
    assert.match(given, /^mfa-pending=/);
    assert.deepEqual(attributesOf(given), ['HttpOnly', 'Max-Age', 'Path=/', 'SameSite=Lax']);
  });

  it('REQ-60 goes by the public URL, whatever a request says of its own', async (test) => {
    const host = await hostDuring(test, { publicUrl: BANK });
    const browser = host.browser();
    const headers = { 'x-forwarded-proto': 'http', 'x-forwarded-host': 'localhost', host: 'localhost' };
    await browser.post('/login', { userId: 'ada', password: 'correct horse battery staple' }, { headers });
    assert.deepEqual([...browser.cookies.keys()], ['__Host-mfa-pending']);
  });

  it('REQ-60 has a name of its own where two applications share a host', async (test) => {
    const host = await hostDuring(test, { publicUrl: BANK, cookieSuffix: 'back-office' });
    const browser = await host.signedIn();
    assert.deepEqual([...browser.cookies.keys()], ['__Host-mfa-pending-back-office']);
  });
});
