/** The two cookies of ours: read by name, written with every attribute that keeps them where they belong. */
import { parseCookie, stringifySetCookie } from 'cookie';
import type { Request, Response } from 'express';
import type { Settled } from '../options.js';

type Part = 'pending' | `trust-${string}`;

function cookieName({ loopback, publicOrigin, cookieSuffix }: Settled, part: Part): string {
  const bare = cookieSuffix ? `mfa-${part}-${cookieSuffix}` : `mfa-${part}`;
  return isSecure(loopback, publicOrigin) ? `__Host-${bare}` : bare;
}

function readCookie(options: Settled, request: Request, part: Part): string | undefined {
  const { cookie = '' } = request.headers;
  const name = cookieName(options, part);
  // Most guarded requests carry none, and reading all the others is not free.
  return cookie.includes(`${name}=`) ? parseCookie(cookie)[name] : undefined;
}

export function readPendingCookie(options: Settled, request: Request): string | undefined {
  return readCookie(options, request, 'pending');
}

export function writePendingCookie(options: Settled, response: Response, handle: string): void {
  setCookie(options, response, {
    part: 'pending',
    value: handle,
    maxAge: options.figures.enrollmentMinutes * 60,
  });
}

export function dropPendingCookie(options: Settled, response: Response): void {
  setCookie(options, response, { part: 'pending', value: '', maxAge: 0 });
}

/** @param tags whose browser it is, under the newest key first */
export function readTrustCookie(
  options: Settled,
  request: Request,
  tags: readonly string[],
): string | undefined {
  return tags
    .map((tag) => readCookie(options, request, `trust-${tag}`))
    .find((handle) => handle !== undefined);
}

export function writeTrustCookie(
  options: Settled,
  response: Response,
  { tag, handle, days }: { tag: string; handle: string; days: number },
): void {
  setCookie(options, response, { part: `trust-${tag}`, value: handle, maxAge: days * 24 * 3600 });
}

interface Cookie {
  readonly part: Part;
  readonly value: string;
  /** Seconds. */
  readonly maxAge: number;
}

function setCookie(options: Settled, response: Response, { part, value, maxAge }: Cookie): void {
  response.append(
    'Set-Cookie',
    stringifySetCookie({
      name: cookieName(options, part),
      value,
      httpOnly: true,
      secure: isSecure(options.loopback, options.publicOrigin),
      sameSite: 'lax',
      path: '/',
      maxAge,
    }),
  );
}

/** Browsers keep no Secure cookie from plain http; only a loopback public URL may be http at all. */
function isSecure(loopback: boolean, publicOrigin: string): boolean {
  return !loopback || publicOrigin.startsWith('https:');
}
