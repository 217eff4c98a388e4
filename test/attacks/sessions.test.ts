/** What the adapters make of careless hosts, and what the sessions they write give away. */
import { flow } from '@mfa-kit/contract';
import { cookieSession, expressSession, passportSession, type SessionAdapter } from '@mfa-kit/express';
import { jwtSession, type JwtSessionOptions, type TokenResult } from '@mfa-kit/express/jwt';
import type { Request, Response } from 'express';
import session from 'cookie-session';
import { decodeJwt, SignJWT } from 'jose';
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { assertAt, assertLockedOut } from '../kit/expect.js';
import { hostDuring, PASSWORD, type Host } from '../kit/host.js';
import { movableClock } from '../kit/clock.js';
import { answer, begin, enrol, saveCodes } from '../kit/people.js';
import { sql } from '../kit/tables.js';
import { Visitor } from '../kit/visitor.js';

const SESSION_SECRET = randomBytes(32).toString('base64url');
const off = { policy: () => ({ requirement: 'off' as const }) };

describe('a session in a store', () => {
  it('REQ-94 loses its proof with its user, although the host keeps the session', async (test) => {
    const host = await hostDuring(test);
    const { browser } = await enrol(host);
    host.app.post('/lazy-logout', (request, response) => {
      delete request.session.userId;
      response.json({});
    });
    host.app.post('/lazy-link', (request, response) => {
      request.session.userId = 'ada';
      response.json({});
    });
    await browser.post('/lazy-logout', {});
    await assertLockedOut(browser, 'signed_out');
    await browser.post('/lazy-link', {});
    await assertLockedOut(browser, 'mfa_required');
  });

  it('lives as long as the host said, when a proof is put into it', async (test) => {
    const host = await hostDuring(test);
    const { app } = await enrol(host);
    host.app.post('/remember-me', (request, response) => {
      request.session.cookie.maxAge = 30 * 24 * 3600_000;
      response.json({});
    });
    const browser = host.browser();
    await browser.post('/magic-link', { userId: 'ada' });
    await browser.post('/remember-me', {});
    const state = await answer(browser, app.code(host.clock.now()));
    const cookie = state.headers.getSetCookie().find((one) => one.startsWith('connect.sid='));
    const expires = new Date(/Expires=([^;]+)/.exec(cookie ?? '')?.[1] ?? '').getTime();
    assert.ok(expires > Date.now() + 29 * 24 * 3600_000, cookie);
  });
});

/** None of these get as far as an answer. */
const nowhere = Object.create(null) as Response;

describe('an adapter on sessions of another make', () => {
  const adapters: Record<string, SessionAdapter> = {
    expressSession: expressSession({ userId: () => 'ada', establish: () => undefined }),
    cookieSession: cookieSession({ userId: () => 'ada', establish: () => undefined }),
    passportSession: passportSession({ userId: () => 'ada' }),
  };
  const user = { id: 'ada', name: 'ada' };

  it('says what is missing, and signs nobody in', async () => {
    for (const [name, adapter] of Object.entries(adapters))
      for (const request of [{}, { session: {} }, { session: { cookie: {} }, user }]) {
        const call = async () => adapter.establish(request as Request, nowhere, user, 'a proof');
        await assert.rejects(call, /mount|cookieSession\(/, name);
        assert.doesNotMatch(JSON.stringify(request), /a proof/);
      }
  });

  it('takes no cookie that anybody can write', async () => {
    const cookies: Record<string, string> = {
      session: Buffer.from(JSON.stringify({ userId: 'ada', mfaProof: 'x' })).toString('base64'),
    };
    const request = {
      headers: { cookie: `session=${cookies['session']}` },
      connection: {},
    } as unknown as Request;
    const adapter = cookieSession({ userId: ({ session: one }) => one.userId, establish: () => undefined });
    await through(session({ signed: false }), request);
    assert.throws(() => adapter.read(request), /must sign/);
    await through(session({ keys: [SESSION_SECRET] }), request);
    assert.equal(await adapter.read(request), undefined);
  });
});

async function through(middleware: ReturnType<typeof session>, request: Request): Promise<void> {
  await new Promise<void>((resolve) => {
    void middleware(request, nowhere, () => resolve());
  });
}

describe('a token that the kit makes', () => {
  const ISSUER = 'https://bank.example';

  async function start(test: Parameters<typeof hostDuring>[0], more: Partial<JwtSessionOptions> = {}) {
    const clock = movableClock();
    const sessions = jwtSession({
      keys: [{ algorithm: 'HS256', secret: SESSION_SECRET }],
      issuer: ISSUER,
      audience: ISSUER,
      carriedBy: 'header',
      now: clock.now,
      ...more,
    });
    return hostDuring(test, { clock, sessions, ...off });
  }

  async function signIn(host: Host) {
    const login = await host.browser().post('/login', { userId: 'ada', password: PASSWORD });
    const { result } = assertAt(login, 'complete');
    return { login, result: result as TokenResult };
  }

  it('REQ-04 says what the kit knows, whatever the host’s own claims say', async (test) => {
    const hostile = { sub: 'grace', iss: 'x', aud: 'x', exp: 9e9, iat: 1, jti: 'same', mfa_proof: 'x' };
    const host = await start(test, { claims: () => ({ ...hostile, name: 'Ada' }) });
    const { result } = await signIn(host);
    const { jti, mfa_proof: proof, ...claims } = decodeJwt(result.token);
    const now = host.clock.now() / 1000;
    assert.deepEqual(claims, {
      name: 'Ada',
      sub: 'ada',
      iss: ISSUER,
      aud: ISSUER,
      iat: now,
      exp: now + 3600,
    });
    assert.equal(result.expiresAt, host.clock.now() + 3600_000);
    assert.deepEqual(
      [proof],
      sql(host.file, 'select id from proof').map(({ id }) => id),
    );
    assert.notEqual(jti, 'same');
    assert.notEqual(jti, decodeJwt((await signIn(host)).result.token).jti);
  });

  it('REQ-94 lives no longer for having been proved', async (test) => {
    const host = await start(test);
    const browser = new Visitor(host.origin);
    await browser.post('/login', { userId: 'ada', password: PASSWORD });
    const { token } = browser;
    host.clock.advance({ minutes: 50 });
    await browser.call(flow.enroll);
    await browser.call(flow.password, { password: PASSWORD });
    const { app, factorId } = await begin(browser);
    await browser.call(flow.confirm, { factorId, code: app.code(host.clock.now()) });
    await saveCodes(browser);
    assert.notEqual(browser.token, token);
    assert.equal(decodeJwt(browser.token).exp, decodeJwt(token).exp);
  });

  it('REQ-94 is not given a proof for each request that nothing is asked of', async (test) => {
    const host = await start(test);
    const { result } = await signIn(host);
    const bare = await new SignJWT({ ...decodeJwt(result.token), mfa_proof: undefined })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(Buffer.from(SESSION_SECRET, 'base64url'));
    const headers = { authorization: `Bearer ${bare}` };
    for (let i = 0; i < 3; i++) assert.equal((await host.browser().get('/account', { headers })).status, 200);
    assert.equal(sql(host.file, 'select id from proof').length, 1);
  });

  it('REQ-55 is in no cookie where the header carries it, and in no answer where a cookie does', async (test) => {
    const byHeader = await start(test);
    const { login, result } = await signIn(byHeader);
    assert.doesNotMatch(login.headers.getSetCookie().join(), new RegExp(result.token));
    assert.equal(login.headers.get('cache-control'), 'no-store');
    const byCookie = await start(test, { carriedBy: { cookie: '__Host-session' } });
    const second = await signIn(byCookie);
    assert.equal(second.result, undefined);
    const cookie = second.login.headers.getSetCookie().find((one) => one.startsWith('__Host-session='));
    assert.match(cookie ?? '', /; Max-Age=3600; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    const value = /=([^;]+)/.exec(cookie ?? '')?.[1] ?? 'none';
    assert.ok(!second.login.text.includes(value));
    for (const host of [byHeader, byCookie]) assert.doesNotMatch(host.log.join('\n'), /eyJ/);
  });
});
