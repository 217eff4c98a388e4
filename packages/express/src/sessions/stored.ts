/** What sessions in a store have in common, whoever signs people into them: express-session and Passport on it. */
import type { Request } from 'express';
import { promisify } from 'node:util';

/** The few methods of express-session that are used; the host need not have its types installed. */
export interface StoredSession {
  mfaProof?: string;
  cookie?: { originalMaxAge?: number | null; maxAge?: number | null };
  regenerate(done: (error?: unknown) => void): void;
  save(done: (error?: unknown) => void): void;
  destroy(done: (error?: unknown) => void): void;
}

export function storedSession(request: Request): StoredSession | undefined {
  return (request as { session?: StoredSession }).session;
}

/** A new id for the same contents; the old one is gone from the store. */
export async function renew(request: Request): Promise<void> {
  const { cookie, ...data } = { ...storedSession(request) };
  await callSession(request, 'regenerate');
  const session = storedSession(request);
  Object.assign(session ?? {}, data);
  // How long the host lets this session live is no data, but as much its choice.
  if (session?.cookie && cookie?.originalMaxAge !== undefined) session.cookie.maxAge = cookie.originalMaxAge;
}

/** Waits for the store, so that the answer never overtakes what it promises. */
export async function callSession(
  request: Request,
  method: 'regenerate' | 'save' | 'destroy',
): Promise<void> {
  const session = storedSession(request);
  if (!session) throw new Error('there is no session: mount express-session before the mfa-kit router');
  if (typeof session[method] !== 'function')
    throw new Error(`the session has no ${method}(): cookie-session wants cookieSession({ … })`);
  await promisify(session[method].bind(session))();
}
