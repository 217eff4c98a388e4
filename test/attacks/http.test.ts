/** The surface: methods, headers, forged hosts, errors and whatever a fuzzer sends. */
import { errors, flow, recovery, type Challenge, type ErrorCode } from '@mfa-kit/contract';
import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { holdHeaders, holdProblem } from '../kit/agreement.js';
import type { Browser } from '../kit/browser.js';
import { assertAt, assertRefused, assertSignedIn, stateOf } from '../kit/expect.js';
import { hostDuring, PASSWORD, type HostOptions } from '../kit/host.js';
import { begin, enrol } from '../kit/people.js';
import { raw } from '../kit/raw.js';
import { assertUnchanged } from '../kit/tables.js';

const routes = [...Object.values(flow), ...Object.values(recovery)];
const cookieOf = (browser: Browser) => [...browser.cookies].map((pair) => pair.join('=')).join('; ');

describe('methods', () => {
  it('REQ-63 other than the route’s own are refused everywhere and change nothing', async (test) => {
    const host = await hostDuring(test);
    const browser = await host.signedIn();
    await begin(browser);
    await assertUnchanged(host.file, async () => {
      for (const { method: own, path } of routes)
        for (const method of [
          'GET',
          'HEAD',
          'POST',
          'PUT',
          'PATCH',
          'DELETE',
          'PROPFIND',
          'TRACE',
          'QUERY',
        ]) {
          if (method === own || (own === 'GET' && method === 'HEAD')) continue;
          const headers = {
            cookie: cookieOf(browser),
            'sec-fetch-site': 'same-origin',
            'content-type': 'application/json',
          };
          const answered = await raw(host.origin, { method, path: `/mfa${path}`, headers, body: '{}' });
          assert.equal(answered.status, 405, `${method} ${path}`);
          assert.equal(answered.headers['allow'], own === 'GET' ? 'GET, HEAD, OPTIONS' : 'POST, OPTIONS');
          if (method !== 'HEAD') assert.equal(answered.code, 'verb_refused');
        }
    });
    assertAt(await browser.call(flow.state), 'enrollment');
  });

  it('REQ-63 are not overridden by a header, a query or a field', async (test) => {
    const host = await hostDuring(test);
    const browser = await host.signedIn();
    const override = {
      'x-http-method-override': 'POST',
      'x-http-method': 'POST',
      'x-method-override': 'POST',
    };
    await assertUnchanged(host.file, async () => {
      const answered = await browser.get('/mfa/flow/skip?_method=POST', { headers: override });
      assertRefused(answered, 'verb_refused');
      assertRefused(await browser.call(flow.skip, { _method: 'POST' }), 'request_malformed');
    });
  });

  it('REQ-63 that only read change nothing: a state looked at a hundred ways is the state it was', async (test) => {
    const host = await hostDuring(test);
    const { browser: full } = await enrol(host, 'grace');
    const unproved = host.browser();
    await unproved.post('/magic-link', { userId: 'grace' });
    const browsers = [
      await host.signedIn('grace'),
      await host.signedIn('ada'),
      full,
      unproved,
      host.browser(),
    ];
    await assertUnchanged(host.file, async () => {
      for (const browser of browsers)
        for (const method of ['GET', 'HEAD', 'OPTIONS']) await browser.send(method, '/mfa/state?x=1');
    });
  });
});

describe('headers', () => {
  it('REQ-64 keep every answer out of caches, sniffers and referrers', async (test) => {
    const host = await hostDuring(test);
    const browser = await host.signedIn();
    for (const path of ['/mfa', '/mfa/', '/mfa/nothing', '/mfa/flow', '/mfa/state/x', '/account'])
      for (const method of ['GET', 'POST', 'DELETE', 'OPTIONS'])
        holdHeaders(`${method} ${path}`, await browser.send(method, path));
    for (const { path } of routes)
      for (const method of ['GET', 'POST', 'OPTIONS', 'PUT'])
        holdHeaders(`${method} ${path}`, await host.browser().send(method, `/mfa${path}`));
    const page = await host.browser().get('/account', { headers: { accept: 'text/html' } });
    holdHeaders('page', page);
  });

  it('REQ-64 and addresses carry no secret', async (test) => {
    const host = await hostDuring(test);
    const { browser, codes } = await enrol(host);
    assert(routes.every(({ path }) => /^\/[a-z/]+$/.test(path)));
    const headers = browser.seen.filter((text) => text.startsWith('[['));
    for (const code of codes) assert(!headers.some((text) => text.includes(code)));
    assert(!headers.some((text) => /location/i.test(text)));
  });

  it('REQ-65 that name another host reach nothing', async (test) => {
    const forgeries = {
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'http',
      'x-forwarded-server': 'evil.example',
      'x-host': 'evil.example',
      'x-original-url': '/evil',
      'x-rewrite-url': '/evil',
      forwarded: 'for=1.2.3.4;host=evil.example;proto=http',
      referer: 'https://evil.example/',
    };
    for (const trustProxy of [undefined, true]) {
      const given = trustProxy === undefined ? {} : { trustProxy };
      const host = await hostDuring(test, { publicUrl: 'https://bank.example', ...given });
      const browser = host.browser();
      const sending = { headers: forgeries };
      await browser.post('/login', { userId: 'ada', password: PASSWORD, returnTo: '/x' }, sending);
      const { app, factorId } = await begin(browser);
      await browser.call(flow.confirm, { factorId, code: app.code(host.clock.now()) }, sending);
      for (const { method, path } of routes) await browser.send(method, `/mfa${path}`, undefined, sending);
      await browser.get('/account', { headers: { ...forgeries, accept: 'text/html' } });
      assert.doesNotMatch(browser.seen.join('\n'), /evil/);
    }
  });

  it('REQ-65 that name another host do not make its pages ours', async (test) => {
    const host = await hostDuring(test);
    const browser = await host.signedIn();
    const headers = {
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      origin: 'http://evil.example',
      cookie: cookieOf(browser),
      'content-type': 'application/json',
    };
    const { code } = await raw(host.origin, { path: '/mfa/flow/skip', headers, body: '{}' });
    assert.equal(code, 'origin_refused');
  });
});

/** Every way the tests set a host up, since what parses first differs. */
const set: HostOptions[] = [4, 5].flatMap((expressVersion) =>
  (['before', 'after', 'none'] as const).map((parser): HostOptions => ({
    expressVersion: expressVersion as 4 | 5,
    parser,
  })),
);

describe('a body', () => {
  const post = (
    origin: string,
    browser: Browser,
    body: string | readonly (string | Uint8Array)[],
    headers = {},
  ) =>
    raw(origin, {
      path: '/mfa/flow/skip',
      headers: {
        'content-type': 'application/json',
        cookie: cookieOf(browser),
        'sec-fetch-site': 'same-origin',
        ...headers,
      },
      body,
    });

  /** JSON that is no object of the route's own fields; the host's own parser takes it all. */
  const malformed: [string, string][] = [
    ['a list', '[]'],
    ['a list of an object', '[{}]'],
    ['an unknown field', '{"x":1}'],
    ['a field of another route', '{"code":"123456"}'],
    ['a prototype', '{"__proto__":{"at":"complete"}}'],
    ['a prototype’s prototype', '{"__proto__":{"__proto__":{"x":1}}}'],
    ['a constructor', '{"constructor":{"prototype":{"x":1}}}'],
    ['a method of every object', '{"toString":1}'],
    ['another', '{"hasOwnProperty":1,"valueOf":2}'],
    ['an empty name', '{"":1}'],
    [
      'a thousand names',
      JSON.stringify(Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`k${i}`, 1]))),
    ],
    ['lists eight thousand deep', `{"x":${'['.repeat(8000)}${']'.repeat(8000)}}`],
    ['objects two thousand deep', `${'{"x":'.repeat(2000)}1${'}'.repeat(2000)}`],
  ];

  /** What no parser takes: the host's own answers it where it comes first. */
  const unreadable: [string, string][] = [
    ['half a text', '{"x":'],
    ['no JSON', 'kind=totp'],
    ['a comment', '{}//'],
    ['null', 'null'],
    ['a number', '1'],
    ['a text', '"x"'],
    ['two objects', '{}{}'],
    ['NaN', '{"x":NaN}'],
  ];

  for (const options of set) {
    const name = `Express ${options.expressVersion}, parser ${options.parser}`;

    it(`REQ-67 of another shape is refused and changes nothing (${name})`, async (test) => {
      const host = await hostDuring(test, options);
      const browser = await host.signedIn();
      const refused = options.parser === 'before' ? malformed : [...malformed, ...unreadable];
      await assertUnchanged(host.file, async () => {
        for (const [what, body] of refused) {
          const { status, code } = await post(host.origin, browser, body);
          assert.deepEqual([status, code], [400, 'request_malformed'], what);
        }
      });
      assert.equal(({} as Record<string, unknown>)['at'], undefined);
      assert.deepEqual(host.log, []);
      assertAt(await browser.call(flow.skip), 'complete');
    });

    it(`REQ-67 of more than 16 kB is refused, announced or not (${name})`, async (test) => {
      const host = await hostDuring(test, options);
      const browser = await host.signedIn();
      const large = JSON.stringify({ x: 'y'.repeat(16 * 1024) });
      const chunks = [large.slice(0, 9000), large.slice(9000)];
      await assertUnchanged(host.file, async () => {
        const padded = `{}${' '.repeat(16 * 1024)}`;
        for (const body of [large, padded, chunks]) {
          const { status, code } = await post(host.origin, browser, body);
          assert.deepEqual([status, code], [413, 'too_large'], typeof body);
        }
      });
      const deep = `{"x":${'['.repeat(40_000)}${']'.repeat(40_000)}}`;
      const { status } = await post(host.origin, browser, [deep.slice(0, 50), deep.slice(50)]);
      assert(status === 400 || status === 413, String(status));
      assert.deepEqual(host.log, []);
    });

    it(`REQ-67 that is right is taken, through the whole of signing in (${name})`, async (test) => {
      const host = await hostDuring(test, options);
      const { app, factorId } = await enrol(host);
      const browser = await host.signedIn();
      const { challengeId } = (await stateOf(browser)) as Challenge;
      const input = { challengeId, factorId, code: app.code(host.clock.now()) };
      assertAt(await browser.call(flow.verify, input), 'complete');
      await assertSignedIn(browser, 'ada');
    });
  }

  it('REQ-66 in a charset or an encoding that nobody reads is the sender’s fault, and no alarm', async (test) => {
    const host = await hostDuring(test, { parser: 'none' });
    const browser = await host.signedIn();
    for (const headers of [
      { 'content-type': 'application/json; charset=iso-8859-1' },
      { 'content-type': 'application/json; charset=x' },
      { 'content-encoding': 'zip' },
      { 'content-encoding': 'x' },
    ]) {
      const { status } = await post(host.origin, browser, '{}', headers);
      assert.equal(status, 415, JSON.stringify(headers));
    }
    const { status } = await post(host.origin, browser, [Buffer.from([1, 2, 3])], {
      'content-encoding': 'gzip',
    });
    assert.equal(status, 400);
    assert.deepEqual(host.log, []);
  });

  it('REQ-67 is read by the kit where the host parses forms alone', async (test) => {
    for (const expressVersion of [4, 5] as const) {
      const host = await hostDuring(test, { expressVersion, parser: 'forms' });
      const browser = await host.signedIn();
      assertAt(await browser.call(flow.begin, { kind: 'totp' }), 'enrollment');
    }
  });
});

describe('an error', () => {
  it('REQ-66 has one shape, and says nothing of how the server is made', async (test) => {
    const host = await hostDuring(test);
    const browser = await host.signedIn();
    for (const text of await fuzz(test, host.origin, browser)) {
      assert.doesNotMatch(text, /\bat \w+ \(|node_modules|\.ts:|select |insert |SQLITE|kysely|stack/i);
      assert.doesNotMatch(text, /correct horse|northwind/);
    }
  });

  it('REQ-66 is ours for a path that cannot be decoded, in whatever Express: the host’s own shows its files', async (test) => {
    for (const expressVersion of [4, 5] as const) {
      const host = await hostDuring(test, { expressVersion });
      for (const path of ['/mfa/sms/%ff/status', '/mfa/sms/%/status', '/mfa/sms/%c0%ae/status?message=%ff']) {
        const { status, code, text, headers } = await raw(host.origin, { path });
        assert.deepEqual([status, code], [400, 'request_malformed'], path);
        assert.equal(headers['cache-control'], 'no-store');
        assert.doesNotMatch(text, /URIError|node_modules|%ff/);
      }
      assert.deepEqual(host.log, []);
    }
  });

  it('REQ-66 does not tell an account from none', async (test) => {
    const host = await hostDuring(test);
    await enrol(host, 'ada');
    const said = [];
    for (const userId of ['ada', 'nobody-at-all']) {
      const browser = host.browser();
      await browser.post('/login', { userId, password: 'wrong' });
      const { instance: _, ...rest } = (await browser.call(flow.verify, { factorId: 'x', code: '123456' }))
        .body;
      said.push(rest);
    }
    assert.deepEqual(said[0], said[1]);
  });
});

/** Odd values in every field of every route. The answers' texts. */
async function fuzz(test: TestContext, origin: string, browser: Browser): Promise<string[]> {
  const odd: unknown[] = [
    null,
    '',
    0,
    -1,
    1e308,
    true,
    [],
    {},
    '\0',
    `'; drop table factor; --`,
    '${7*7}{{7*7}}',
    '../../etc/passwd',
    '\ud800',
    'x'.repeat(2000),
  ];
  const fields = ['challengeId', 'factorId', 'code', 'ticket', 'password', 'kind', 'setId'];
  const texts: string[] = [];
  for (const { path } of routes.filter(({ method }) => method === 'POST'))
    for (const value of odd) {
      const answered = await browser.post(
        `/mfa${path}`,
        Object.fromEntries(fields.map((name) => [name, value])),
      );
      assert.equal(holdProblem(path, answered), 'request_malformed');
      texts.push(answered.text);
    }
  const codes = new Set<ErrorCode>();
  for (const path of [
    '/mfa/x',
    '/mfa/%00',
    '/mfa/flow%2fskip',
    '/mfa//state',
    '/mfa/state/..;/x',
    '/mfa/flow/skip/',
  ])
    for (const method of ['GET', 'POST', 'DELETE']) {
      const { status, text, code } = await raw(origin, { method, path });
      if (status !== 200) assert.equal(errors[code as ErrorCode][0], status, text);
      if (code) codes.add(code as ErrorCode);
      texts.push(text);
    }
  test.diagnostic([...codes].join());
  return texts;
}
