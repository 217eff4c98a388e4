import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createClient } from './client.js';
import { errors, MfaError, type ErrorCode, type FailureCode } from './errors.js';
import { flow } from './flow.js';

const signedOut = { at: 'signed-out', actions: [], now: 1, reason: 'nobody' } as const;

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
}

/** A client whose server is a function, and what it was sent. */
function clientOf(respond: (sent: Sent) => Response | Promise<Response>, baseUrl?: string) {
  const sent: Sent[] = [];
  const client = createClient({
    ...(baseUrl !== undefined && { baseUrl }),
    async fetch(url, init = {}) {
      sent.push({ url: url as string, init });
      return respond(sent.at(-1)!);
    },
  });
  return { client, sent };
}

function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status });
}

async function failureOf(calling: Promise<unknown>): Promise<MfaError> {
  const failure = await calling.then(
    () => assert.fail('it was answered'),
    (thrown: unknown) => thrown,
  );
  assert.ok(failure instanceof MfaError, String(failure));
  return failure;
}

describe('a request', () => {
  it('is a GET without a body, or a POST of JSON, under the base path', async () => {
    const { client, sent } = clientOf(() => json(signedOut));
    await client.call(flow.state, {});
    await client.call(flow.verify, { factorId: 'f', code: '123456' });
    assert.deepEqual(
      sent.map(({ url, init }) => [init.method, url, init.body]),
      [
        ['GET', '/mfa/state', null],
        ['POST', '/mfa/flow/verify', '{"factorId":"f","code":"123456"}'],
      ],
    );
  });

  it('goes where the router is mounted, with its cookies, past every cache', async () => {
    const { client, sent } = clientOf(() => json(signedOut), 'https://bank.example/second');
    await client.call(flow.cancel, {});
    const [{ url, init }] = sent as [Sent];
    assert.equal(url, 'https://bank.example/second/flow/cancel');
    assert.equal(init.credentials, 'include');
    assert.equal(init.cache, 'no-store');
    assert.equal(new Headers(init.headers).get('content-type'), 'application/json');
  });

  it('answers what the server answered', async () => {
    const { client } = clientOf(() => json(signedOut));
    assert.deepEqual(await client.call(flow.state, {}), signedOut);
  });

  it('uses the page’s own fetch unless given another', async (t) => {
    t.mock.method(globalThis, 'fetch', () => Promise.resolve(json(signedOut)));
    assert.deepEqual(await createClient().call(flow.state, {}), signedOut);
  });
});

describe('a problem', () => {
  it('becomes an error of its code, with everything the screen needs', async () => {
    const problem = { code: 'code_wrong', status: 401, triesLeft: 3, state: signedOut };
    const { client } = clientOf(() => json(problem, 401));
    const failure = await failureOf(client.call(flow.verify, { factorId: 'f', code: '123456' }));
    assert.equal(failure.code, 'code_wrong');
    assert.equal(failure.triesLeft, 3);
    assert.deepEqual(failure.state, signedOut);
    assert.equal(failure.retryAfter, undefined);
  });

  for (const [code, [status]] of Object.entries(errors) as [ErrorCode, readonly [number, string]][])
    it(`of ${code} keeps its code`, async () => {
      const { client } = clientOf(() => json({ code, status, retryAfter: 7, fields: ['code'] }, status));
      const failure = await failureOf(client.call(flow.state, {}));
      assert.equal(failure.code, code);
      assert.equal(failure.retryAfter, 7);
      assert.deepEqual(failure.fields, ['code']);
    });
});

describe('an answer that is not ours', () => {
  const answers: Record<string, () => Response> = {
    'a proxy’s page': () => new Response('<html>Bad gateway</html>', { status: 502 }),
    'an empty failure': () => new Response(null, { status: 500 }),
    'JSON without a code': () => json({ error: 'no' }, 500),
    'an empty success': () => new Response('', { status: 200 }),
    'a login page that says 200': () => new Response('<html>Sign in</html>', { status: 200 }),
    'JSON that is no object': () => json('no', 500),
    'JSON null': () => json(null, 500),
    'a code that is no text': () => json({ code: { toString: 'x' } }, 400),
  };
  for (const [name, respond] of Object.entries(answers))
    it(`is \`unavailable\`: ${name}`, async () => {
      const { client } = clientOf(respond);
      assert.equal((await failureOf(client.call(flow.state, {}))).code, 'unavailable' satisfies FailureCode);
    });
});

describe('a request that did not arrive', () => {
  it('is `offline`, with the cause for whoever debugs it', async () => {
    const cause = new TypeError('fetch failed');
    const { client } = clientOf(() => Promise.reject(cause));
    const failure = await failureOf(client.call(flow.state, {}));
    assert.equal(failure.code, 'offline');
    assert.equal(failure.cause, cause);
  });

  it('is an abort when the page aborted it, and nothing of ours', async () => {
    const abort = new AbortController();
    const { client, sent } = clientOf(({ init }) => {
      abort.abort();
      return Promise.reject(init.signal?.reason as Error);
    });
    await assert.rejects(client.call(flow.state, {}, abort.signal), { name: 'AbortError' });
    assert.equal(sent[0]?.init.signal, abort.signal);
  });

  it('is an abort too when the page leaves while the answer is read', async () => {
    const abort = new AbortController();
    const { client } = clientOf(() => {
      const response = json(signedOut);
      response.json = () => {
        abort.abort();
        return Promise.reject(abort.signal.reason as Error);
      };
      return response;
    });
    await assert.rejects(client.call(flow.state, {}, abort.signal), { name: 'AbortError' });
  });
});
