/** The pending cookie: read by name, written with every attribute that keeps it where it belongs. */
import { parseCookie, stringifySetCookie } from 'cookie';
import type { Request, Response } from 'express';
import type { Settled } from '../options.js';

function pendingCookieName({ loopback, publicOrigin, cookieSuffix }: Settled): string {
  const bare = cookieSuffix ? `mfa-pending-${cookieSuffix}` : 'mfa-pending';
  return isSecure(loopback, publicOrigin) ? `__Host-${bare}` : bare;
}

export function readPendingCookie(options: Settled, request: Request): string | undefined {
  const { cookie = '' } = request.headers;
  const name = pendingCookieName(options);
  // Most guarded requests carry none, and reading all the others is not free.
  return cookie.includes(`${name}=`) ? parseCookie(cookie)[name] : undefined;
}

export function writePendingCookie(options: Settled, response: Response, handle: string): void {
  setCookie(options, response, handle, options.figures.enrollmentMinutes * 60);
}

export function dropPendingCookie(options: Settled, response: Response): void {
  setCookie(options, response, '', 0);
}

function setCookie(options: Settled, response: Response, value: string, maxAge: number): void {
  response.append(
    'Set-Cookie',
    stringifySetCookie({
      name: pendingCookieName(options),
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
