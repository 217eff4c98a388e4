/** Sessions that Passport signs people into, on express-session. */
import type { Request } from 'express';
import { promisify } from 'node:util';
import { digestOf } from '../keys/tokens.js';
import type { User } from '../options.js';
import type { SessionAdapter } from './adapter.js';
import { callSession, renew, storedSession, type StoredSession } from './stored.js';

export interface PassportSessionOptions {
  /** The id of the user that Passport found, e.g. `(request) => request.user?.id`. */
  readonly userId: (request: Request) => string | undefined;
  /** What the host's `serializeUser` takes; the user that `mfa.signIn` was given unless set. */
  readonly user?: (user: User) => unknown;
  /** Keeps what the session held before signing in, a cart say, as the same option of `req.logIn` does. */
  readonly keepSessionInfo?: boolean;
  /** Ends the user's other sessions: those whose `mfaProof` is not the one to keep. */
  readonly endOthers?: SessionAdapter['endOthers'];
}

type Done = (error?: unknown) => void;

/** The few methods of Passport 0.6 and later that are used. */
type WithPassport = Request & {
  sessionID?: string;
  logIn?(user: unknown, options: { keepSessionInfo: boolean }, done: Done): void;
  logOut?(options: object, done: Done): void;
};

interface ProvedSession extends StoredSession {
  /** The session id that the proof was given to, digested. */
  mfaProofFor?: string;
}

export function passportSession(options: PassportSessionOptions): SessionAdapter {
  const { userId, user: hostUser = (user: User) => user, keepSessionInfo = false, endOthers } = options;
  return {
    read(request) {
      const id = userId(request);
      if (!id) return undefined;
      const proofId = proofIn(request);
      return proofId ? { userId: id, proofId } : { userId: id };
    },

    async establish(request, _response, user, proofId) {
      const known = await hostUser(user);
      const passport = passportOf(request);
      await promisify((done: Done) => passport.logIn(known, { keepSessionInfo }, done))();
      await keepProof(request, proofId);
    },

    async attach(request, _response, proofId) {
      await renew(request);
      await keepProof(request, proofId);
    },

    async end(request) {
      if (!storedSession(request)) return;
      const passport = passportOf(request);
      await promisify((done: Done) => passport.logOut({}, done))();
    },

    ...(endOthers && { endOthers }),
  };
}

/**
 * Passport gives a new session id to everybody who signs in or out, and with `keepSessionInfo` carries over all that the
 * session held, the proof of whoever was here before too. So a proof counts under the id that it was given to.
 */
function proofIn(request: Request): string | undefined {
  const session: ProvedSession | undefined = storedSession(request);
  if (!session?.mfaProof) return undefined;
  return session.mfaProofFor === sessionDigest(request) ? session.mfaProof : undefined;
}

async function keepProof(request: Request, proofId: string): Promise<void> {
  const session: ProvedSession | undefined = storedSession(request);
  if (session) Object.assign(session, { mfaProof: proofId, mfaProofFor: sessionDigest(request) });
  await callSession(request, 'save');
}

function sessionDigest(request: Request): string {
  const { sessionID }: WithPassport = request;
  if (!sessionID) throw new Error('there is no session id: Passport is supported on express-session');
  return digestOf(sessionID);
}

function passportOf(request: WithPassport): Required<Pick<WithPassport, 'logIn' | 'logOut'>> {
  if (!hasPassport(request))
    throw new Error('there is no Passport: mount passport.session() before the mfa-kit router');
  return request;
}

function hasPassport(request: WithPassport): request is Required<WithPassport> {
  return typeof request.logIn === 'function' && typeof request.logOut === 'function';
}
