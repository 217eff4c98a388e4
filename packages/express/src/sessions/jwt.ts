/** Sessions that are a signed token, in the `Authorization` header or in a cookie. Needs `jose`, so it is an entry of its own. */
import { parseCookie, stringifySetCookie } from 'cookie';
import type { Request, Response } from 'express';
import { jwtVerify, SignJWT, type JWTPayload } from 'jose';
import { randomUUID } from 'node:crypto';
import type { User } from '../options.js';
import type { Session, SessionAdapter } from './adapter.js';
import { readKey, type SigningKey, type TokenKey } from './token-keys.js';

export interface JwtSessionOptions {
  /** The newest first; it signs, all verify. Each is good for its one algorithm, whatever a token says of itself. */
  readonly keys: readonly TokenKey[];
  /** `iss` and `aud` of every token; one that says otherwise is none. */
  readonly issuer: string;
  readonly audience: string;
  /**
   * `header`: pages send `Authorization: Bearer …`, and new tokens reach them as `{ token, expiresAt }` in the element's
   * `result`. A cookie is HttpOnly, and Secure unless that is switched off for development.
   */
  readonly carriedBy: 'header' | { readonly cookie: string; readonly secure?: boolean };
  /** Minutes that a token is good for, 60 unless set. */
  readonly minutes?: number;
  /** The `typ` of every token, where the same keys sign tokens for other purposes. */
  readonly typ?: string;
  /** Further claims of a user's token. Those of the kit and the registered ones stay as they are. */
  readonly claims?: (user: User, request: Request) => JWTPayload | Promise<JWTPayload>;
  /** Injected, so that tests move the clock. */
  readonly now?: () => number;
}

/** What the page gets where tokens travel in the header. */
export interface TokenResult {
  readonly token: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** The claim that holds the proof's id. */
const PROOF = 'mfa_proof';

/**
 * A token cannot be called back: what ends it is the end of the proof in it, by `mfa.signOut`, `mfa.revoke` or the next
 * proof of the same browser.
 * @throws TypeError that names a key or an option that cannot be right
 */
export function jwtSession(options: JwtSessionOptions): SessionAdapter {
  const { carriedBy, minutes = 60, claims, now = Date.now } = options;
  const mint = minter(options);
  const cookie = carriedBy === 'header' ? undefined : carriedBy;
  if (!Number.isInteger(minutes) || minutes < 1) throw new TypeError('jwtSession: minutes is a whole number');

  function hand(response: Response, token: string, expiresAt: number): TokenResult | undefined {
    if (!cookie) {
      response.set('Cache-Control', 'no-store');
      return { token, expiresAt };
    }
    const maxAge = Math.floor((expiresAt - now()) / 1000);
    setCookie(response, { ...cookie, value: token, maxAge });
    return undefined;
  }

  return {
    carriedByResult: !cookie,

    async read(request): Promise<Session | undefined> {
      const payload = await mint.verify(tokenIn(request, cookie?.cookie));
      if (typeof payload?.sub !== 'string' || !payload.sub) return undefined;
      const proofId = payload[PROOF];
      return typeof proofId === 'string' ? { userId: payload.sub, proofId } : { userId: payload.sub };
    },

    async establish(request, response, user, proofId) {
      const further = await claims?.(user, request);
      const exp = Math.floor(now() / 1000) + minutes * 60;
      const token = await mint.sign({ ...further, sub: user.id, exp, [PROOF]: proofId });
      return hand(response, token, exp * 1000);
    },

    async attach(request, response, proofId) {
      const payload = await mint.verify(tokenIn(request, cookie?.cookie));
      if (!payload?.exp) throw new Error('the token of this request is over');
      // It goes on for as long as the host gave it.
      const token = await mint.sign({ ...payload, [PROOF]: proofId });
      return hand(response, token, payload.exp * 1000);
    },

    end(_request, response) {
      if (cookie) setCookie(response, { ...cookie, value: '', maxAge: 0 });
    },
  };
}

/** @throws TypeError when the options would let tokens of others in */
function minter({ keys, issuer, audience, typ, now = Date.now }: JwtSessionOptions) {
  const ring = keys.map((key, i) => readKey(key, `jwtSession: keys[${i}]`));
  const [newest] = ring;
  if (!newest) throw new TypeError('jwtSession: keys: give at least one');
  if (!issuer || !audience) throw new TypeError('jwtSession: issuer and audience: name both');

  async function verifyWith(token: string, key: SigningKey): Promise<JWTPayload | undefined> {
    const { payload } = await jwtVerify(token, key.verify, {
      algorithms: [key.algorithm],
      issuer,
      audience,
      requiredClaims: ['sub', 'iat', 'exp'],
      currentDate: new Date(now()),
      ...(typ !== undefined && { typ }),
    });
    return payload;
  }

  return {
    async sign(claims: JWTPayload): Promise<string> {
      return new SignJWT({ ...claims, iss: issuer, aud: audience, jti: randomUUID() })
        .setProtectedHeader({ alg: newest.algorithm, typ: typ ?? 'JWT' })
        .setIssuedAt(new Date(now()))
        .sign(newest.sign);
    },

    /** The claims of a token that is good; nothing of any other, and no word why. */
    async verify(token: string | undefined): Promise<JWTPayload | undefined> {
      for (const key of token ? ring : []) {
        const payload = await verifyWith(token ?? '', key).catch(() => undefined);
        if (payload) return payload;
      }
      return undefined;
    },
  };
}

/** From the one place where the host carries them: a token in the other is a stranger's. */
function tokenIn(request: Request, cookie: string | undefined): string | undefined {
  const { authorization = '', cookie: cookies = '' } = request.headers;
  if (cookie !== undefined) return parseCookie(cookies)[cookie];
  return /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization)?.[1];
}

interface SetCookie {
  readonly cookie: string;
  readonly value: string;
  readonly maxAge: number;
  readonly secure?: boolean;
}

function setCookie(response: Response, { cookie: name, value, maxAge, secure = true }: SetCookie): void {
  response.append(
    'Set-Cookie',
    stringifySetCookie({ name, value, maxAge, secure, httpOnly: true, sameSite: 'lax', path: '/' }),
  );
}
