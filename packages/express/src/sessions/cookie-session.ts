/** Sessions that are a signed cookie, as cookie-session makes them: no store, no id. */
import type { Request } from 'express';
import type { User } from '../options.js';
import type { SessionAdapter } from './adapter.js';

export interface CookieSessionOptions {
  /** The user a session belongs to, by the host's own field. */
  readonly userId: (request: Request) => string | undefined;
  /** Writes the user into a session that was just emptied. What it returns reaches the page. */
  readonly establish: (request: Request, user: User) => unknown;
}

/** What cookie-session puts on a request: setting the session replaces the cookie, `null` removes it. */
interface WithCookieSession {
  session?: Record<string, unknown> | null;
  sessionOptions?: { readonly signed?: boolean };
}

/**
 * A copy of a cookie outlives every new one, so a new session means new contents, and what ends the copy is the end of
 * the proof in it: `mfa.signOut`, `mfa.revoke`, or the next proof of the same browser.
 */
export function cookieSession({ userId, establish }: CookieSessionOptions): SessionAdapter {
  return {
    read(request) {
      const session = sessionOf(request);
      const id = session && userId(request);
      if (id)
        return typeof session['mfaProof'] === 'string'
          ? { userId: id, proofId: session['mfaProof'] }
          : { userId: id };
      if (session?.['mfaProof'] !== undefined) delete session['mfaProof'];
      return undefined;
    },

    async establish(request, _response, user, proofId) {
      replace(request, {});
      const result: unknown = await establish(request, user);
      replace(request, { ...sessionOf(request), mfaProof: proofId });
      return result;
    },

    attach(request, _response, proofId) {
      replace(request, { ...sessionOf(request), mfaProof: proofId });
    },

    end(request) {
      (request as WithCookieSession).session = null;
    },
  };
}

function sessionOf(request: Request): Record<string, unknown> | undefined {
  const { session, sessionOptions } = request as WithCookieSession;
  // Whoever can write the cookie could be anybody.
  if (sessionOptions?.signed === false) throw new Error('cookie-session must sign its cookie: give it keys');
  return session ?? undefined;
}

function replace(request: Request, contents: Record<string, unknown>): void {
  const host = request as WithCookieSession;
  if (!host.sessionOptions)
    throw new Error('there is no session: mount cookie-session before the mfa-kit router');
  host.session = contents;
}
