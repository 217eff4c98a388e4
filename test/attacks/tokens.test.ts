/** Sessions that are tokens: forged ones, borrowed ones, ones for somebody else, and what a good one gives away. */
import { jwtSession, type TokenKey } from '@mfa-kit/express/jwt';
import assert from 'node:assert/strict';
import { constants, createHmac, createPublicKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { describe, it } from 'node:test';
import { assertLockedOut } from '../kit/expect.js';
import { hostDuring, type Host } from '../kit/host.js';
import { movableClock } from '../kit/clock.js';

const ISSUER = 'https://bank.example';
const AUDIENCE = 'https://bank.example/api';
const off = { policy: () => ({ requirement: 'off' as const }) };
const secret = () => randomBytes(32).toString('base64url');
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const publicPem = createPublicKey(rsa).export({ type: 'spki', format: 'pem' }) as string;

const hmac = (key: string | Buffer) => (text: string) => createHmac('sha256', key).update(text).digest();
const byRsa = (text: string) => sign('sha256', Buffer.from(text), rsa);
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token of any header and any claims, signed by whatever is at hand. */
function forge(header: object, claims: object, signed: (text: string) => Buffer): string {
  const text = `${encode(header)}.${encode(claims)}`;
  return `${text}.${signed(text).toString('base64url')}`;
}

type Carrier = 'header' | 'cookie';

interface Bench {
  readonly host: Host;
  /** Claims that are right in every way, for ada. */
  readonly claims: Record<string, unknown>;
  passes(token: string): Promise<boolean>;
}

/** Nothing is asked of anybody here, so a token that is taken for good opens the account. */
async function bench(
  test: Parameters<typeof hostDuring>[0],
  keys: readonly TokenKey[],
  carrier: Carrier = 'header',
  more: { typ?: string } = {},
): Promise<Bench> {
  const clock = movableClock();
  const carriedBy = carrier === 'header' ? carrier : { cookie: 'session' };
  const sessions = jwtSession({
    keys,
    issuer: ISSUER,
    audience: AUDIENCE,
    carriedBy,
    now: clock.now,
    ...more,
  });
  const host = await hostDuring(test, { clock, sessions, ...off });
  const now = clock.now() / 1000;
  return {
    host,
    claims: { sub: 'ada', iss: ISSUER, aud: AUDIENCE, iat: now, exp: now + 60 },
    async passes(token) {
      const headers: Record<string, string> =
        carrier === 'header' ? { authorization: `Bearer ${token}` } : { cookie: `session=${token}` };
      const { status, text } = await host.browser().get('/account', { headers });
      assert.ok(status === 200 || status === 401, text);
      return status === 200;
    },
  };
}

for (const carrier of ['header', 'cookie'] as const)
  describe(`a forged token in a ${carrier}`, () => {
    it('REQ-04 is none without a signature, whatever it calls its algorithm', async (test) => {
      const key = secret();
      const bytes = Buffer.from(key, 'base64url');
      const { claims, passes } = await bench(test, [{ algorithm: 'HS256', secret: key }], carrier);
      const good = forge({ alg: 'HS256' }, claims, hmac(bytes));
      assert.ok(await passes(good));
      const [header = '', payload = '', signature = ''] = good.split('.');
      for (const alg of ['none', 'None', 'NONE', 'nOnE', '', null]) {
        assert.ok(!(await passes(`${encode({ alg })}.${payload}.`)));
        assert.ok(!(await passes(`${encode({ alg })}.${payload}.${signature}`)));
        assert.ok(!(await passes(forge({ alg }, claims, hmac(bytes)))));
      }
      assert.ok(!(await passes(`${header}.${payload}.`)));
      assert.ok(!(await passes(`${header}.${payload}`)));
      assert.ok(!(await passes(`${header}.${encode({ ...claims, sub: 'grace' })}.${signature}`)));
      assert.ok(!(await passes(forge({ alg: 'HS256' }, claims, hmac('')))));
      assert.ok(!(await passes(forge({ alg: 'HS256' }, claims, hmac(key)))));
    });

    it('REQ-04 is none when the public key is taken for a secret', async (test) => {
      const keys = [{ algorithm: 'RS256', privateKey: rsa }] as const;
      const { claims, passes } = await bench(test, keys, carrier);
      assert.ok(await passes(forge({ alg: 'RS256' }, claims, byRsa)));
      const der = createPublicKey(rsa).export({ type: 'spki', format: 'der' });
      for (const known of [publicPem, publicPem.trim(), der])
        for (const alg of ['HS256', 'RS256']) assert.ok(!(await passes(forge({ alg }, claims, hmac(known)))));
    });

    it('REQ-04 is none under another algorithm that the same key could serve', async (test) => {
      const byKey = await bench(test, [{ algorithm: 'RS256', privateKey: rsa }], carrier);
      const byRsa512 = (text: string) => sign('sha512', Buffer.from(text), rsa);
      const padding = constants.RSA_PKCS1_PSS_PADDING;
      const byPss = (text: string) =>
        sign('sha256', Buffer.from(text), { key: rsa, padding, saltLength: 32 });
      assert.ok(!(await byKey.passes(forge({ alg: 'RS512' }, byKey.claims, byRsa512))));
      assert.ok(!(await byKey.passes(forge({ alg: 'PS256' }, byKey.claims, byPss))));
      const long = randomBytes(64);
      const keys = [{ algorithm: 'HS256', secret: long.toString('base64url') }] as const;
      const bySecret = await bench(test, keys, carrier);
      const by512 = (text: string) => createHmac('sha512', long).update(text).digest();
      assert.ok(await bySecret.passes(forge({ alg: 'HS256' }, bySecret.claims, hmac(long))));
      assert.ok(!(await bySecret.passes(forge({ alg: 'HS512' }, bySecret.claims, by512))));
    });

    it('REQ-04 is none when it brings its own key, or asks for what we do not know', async (test) => {
      const keys = [{ algorithm: 'RS256', privateKey: rsa }] as const;
      const { claims, passes } = await bench(test, keys, carrier);
      const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
      const byOwn = (text: string) => sign('sha256', Buffer.from(text), own.privateKey);
      const jwk = own.publicKey.export({ format: 'jwk' });
      for (const header of [{ jwk }, { jku: 'https://evil.example/keys' }, { kid: '../../dev/null' }, {}])
        assert.ok(!(await passes(forge({ alg: 'RS256', ...header }, claims, byOwn))));
      assert.ok(!(await passes(forge({ alg: 'RS256', crit: ['x'], x: 1 }, claims, byRsa))));
    });
  });

describe('a token', () => {
  it('REQ-04 is good for its issuer, its audience and its time only', async (test) => {
    const key = secret();
    const { claims, passes, host } = await bench(test, [{ algorithm: 'HS256', secret: key }]);
    const signed = (more: object) =>
      forge({ alg: 'HS256' }, { ...claims, ...more }, hmac(Buffer.from(key, 'base64url')));
    const now = host.clock.now() / 1000;
    assert.ok(await passes(signed({})));
    assert.ok(await passes(signed({ aud: ['https://elsewhere.example', AUDIENCE] })));
    for (const wrong of [
      { iss: 'https://evil.example' },
      { iss: [ISSUER] },
      { iss: undefined },
      { aud: 'https://bank.example' },
      { aud: ['https://elsewhere.example'] },
      { aud: undefined },
      { exp: now },
      { exp: now - 1 },
      { exp: undefined },
      { exp: String(now + 60) },
      { nbf: now + 1 },
      { iat: undefined },
      { sub: undefined },
      { sub: '' },
      { sub: 7 },
      { sub: ['ada'] },
    ])
      assert.ok(!(await passes(signed(wrong))), JSON.stringify(wrong));
    const token = signed({});
    host.clock.advance({ seconds: 61 });
    assert.ok(!(await passes(token)));
  });

  it('REQ-04 for another purpose is none, where the purposes are told apart', async (test) => {
    const key = secret();
    const keys = [{ algorithm: 'HS256', secret: key }] as const;
    const { claims, passes } = await bench(test, keys, 'header', { typ: 'at+jwt' });
    const by = hmac(Buffer.from(key, 'base64url'));
    assert.ok(await passes(forge({ alg: 'HS256', typ: 'at+jwt' }, claims, by)));
    assert.ok(!(await passes(forge({ alg: 'HS256', typ: 'reset+jwt' }, claims, by))));
    assert.ok(!(await passes(forge({ alg: 'HS256' }, claims, by))));
  });

  it('REQ-04 counts in the one place where the host carries it', async (test) => {
    const key = secret();
    const by = hmac(Buffer.from(key, 'base64url'));
    const keys = [{ algorithm: 'HS256', secret: key }] as const;
    for (const carrier of ['header', 'cookie'] as const) {
      const { claims, host } = await bench(test, keys, carrier);
      const token = forge({ alg: 'HS256' }, claims, by);
      const browser = host.browser();
      const elsewhere: Record<string, string> =
        carrier === 'cookie' ? { authorization: `Bearer ${token}` } : { cookie: `session=${token}` };
      assert.equal((await browser.get('/account', { headers: elsewhere })).status, 401);
      assert.equal((await browser.get(`/account?access_token=${token}&session=${token}`)).status, 401);
    }
  });

  it('REQ-04 says nothing by a proof that is no id', async (test) => {
    const key = secret();
    const { claims, host } = await bench(test, [{ algorithm: 'HS256', secret: key }]);
    for (const mfa_proof of [true, 2, {}, [], null]) {
      const token = forge({ alg: 'HS256' }, { ...claims, mfa_proof }, hmac(Buffer.from(key, 'base64url')));
      const headers = { authorization: `Bearer ${token}` };
      const { body } = await host.browser().get('/account', { headers });
      assert.equal((body['mfa'] as { level: number }).level, 1);
    }
    const token = forge(
      { alg: 'HS256' },
      { ...claims, mfa_proof: 'never-written' },
      hmac(Buffer.from(key, 'base64url')),
    );
    const browser = host.browser();
    const { status } = await browser.get('/account', { headers: { authorization: `Bearer ${token}` } });
    assert.equal(status, 401);
    await assertLockedOut(browser);
  });

  it('REQ-81 of a key before stays good until that key is taken out', async (test) => {
    const [old, fresh] = [secret(), secret()];
    const ring = [fresh, old].map((one) => ({ algorithm: 'HS256', secret: one }) as const);
    const after = await bench(test, ring.slice(0, 1));
    const during = await bench(test, ring);
    const token = forge({ alg: 'HS256' }, during.claims, hmac(Buffer.from(old, 'base64url')));
    assert.ok(await during.passes(token));
    assert.ok(!(await after.passes(token)));
  });
});

describe('keys', () => {
  const start = (keys: readonly TokenKey[]) =>
    jwtSession({ keys, issuer: ISSUER, audience: AUDIENCE, carriedBy: 'header' });
  const small = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
  const curve = generateKeyPairSync('ec', { namedCurve: 'secp384r1' }).privateKey;

  it('REQ-81 that cannot be right stop the start', () => {
    for (const wrong of [
      { algorithm: 'HS256', secret: publicPem },
      { algorithm: 'HS256', secret: 'short' },
      { algorithm: 'HS256', secret: '' },
      { algorithm: 'HS256', secret: undefined },
      { algorithm: 'none' },
      { algorithm: 'none', secret: secret() },
      { algorithm: 'toString', privateKey: rsa },
      { algorithm: 'RS256', privateKey: publicPem },
      { algorithm: 'RS256', privateKey: createPublicKey(rsa) },
      { algorithm: 'RS256', privateKey: secret() },
      { algorithm: 'RS256', privateKey: small },
      { algorithm: 'ES256', privateKey: rsa },
      { algorithm: 'ES256', privateKey: curve },
      { algorithm: 'EdDSA', privateKey: rsa },
    ])
      assert.throws(() => start([wrong as TokenKey]), TypeError, JSON.stringify(wrong));
    assert.throws(() => start([]), TypeError);
    assert.ok(start([{ algorithm: 'PS256', privateKey: rsa }]));
  });
});
