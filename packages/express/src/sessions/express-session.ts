/** Sessions kept by express-session. */
import type { Request } from 'express';
import type { User } from '../options.js';
import type { SessionAdapter } from './adapter.js';
import { callSession, renew, storedSession } from './stored.js';

export interface ExpressSessionOptions {
  /** The user a session belongs to, by the host's own field. */
  readonly userId: (request: Request) => string | undefined;
  /** Writes the user into a session that was just renewed. What it returns reaches the page. */
  readonly establish: (request: Request, user: User) => unknown;
  /** Ends the user's other sessions: those whose `mfaProof` is not the one to keep. */
  readonly endOthers?: SessionAdapter['endOthers'];
}

export function expressSession({ userId, establish, endOthers }: ExpressSessionOptions): SessionAdapter {
  return {
    read(request) {
      const session = storedSession(request);
      const id = session && userId(request);
      if (id) return session.mfaProof ? { userId: id, proofId: session.mfaProof } : { userId: id };
      // The host took the user out and kept the session: whoever signs into it next has proved nothing.
      if (session?.mfaProof) delete session.mfaProof;
      return undefined;
    },

    async establish(request, _response, user, proofId) {
      await callSession(request, 'regenerate');
      const result: unknown = await establish(request, user);
      await keepProof(request, proofId);
      return result;
    },

    async attach(request, _response, proofId) {
      await renew(request);
      await keepProof(request, proofId);
    },

    async end(request) {
      if (storedSession(request)) await callSession(request, 'destroy');
    },

    ...(endOthers && { endOthers }),
  };
}

async function keepProof(request: Request, proofId: string): Promise<void> {
  const session = storedSession(request);
  if (session) session.mfaProof = proofId;
  await callSession(request, 'save');
}
