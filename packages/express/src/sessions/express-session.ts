/** Sessions kept by express-session. */
import type { Request, Response } from 'express';
import { promisify } from 'node:util';
import type { User } from '../options.js';
import type { SessionAdapter } from './adapter.js';

export interface ExpressSessionOptions {
  /** The user a session belongs to, by the host's own field. */
  readonly userId: (request: Request) => string | undefined;
  /** Writes the user into a session that was just renewed. What it returns reaches the page. */
  readonly establish: (request: Request, user: User) => unknown;
  readonly endOthers?: SessionAdapter['endOthers'];
}

/** The few methods of express-session that are used; the host need not have its types installed. */
interface HostSession {
  mfaProof?: string;
  cookie?: unknown;
  regenerate(done: (error?: unknown) => void): void;
  save(done: (error?: unknown) => void): void;
  destroy(done: (error?: unknown) => void): void;
}

export function expressSession({ userId, establish, endOthers }: ExpressSessionOptions): SessionAdapter {
  return {
    read(request) {
      const id = sessionOf(request) && userId(request);
      if (!id) return undefined;
      const proofId = sessionOf(request)?.mfaProof;
      return proofId ? { userId: id, proofId } : { userId: id };
    },

    async establish(request, _response, user, proofId) {
      await run(request, 'regenerate');
      const result: unknown = await establish(request, user);
      await keepProof(request, proofId);
      return result;
    },

    async attach(request, _response, proofId) {
      const { cookie: _cookie, ...data } = { ...sessionOf(request) };
      await run(request, 'regenerate');
      Object.assign(sessionOf(request) ?? {}, data);
      await keepProof(request, proofId);
    },

    async end(request: Request, _response: Response) {
      if (sessionOf(request)) await run(request, 'destroy');
    },

    ...(endOthers && { endOthers }),
  };
}

function sessionOf(request: Request): HostSession | undefined {
  return (request as { session?: HostSession }).session;
}

/** Waits for the store, so that the answer never overtakes what it promises. */
async function keepProof(request: Request, proofId: string): Promise<void> {
  const session = sessionOf(request);
  if (session) session.mfaProof = proofId;
  await run(request, 'save');
}

async function run(request: Request, method: 'regenerate' | 'save' | 'destroy'): Promise<void> {
  const session = sessionOf(request);
  if (!session) throw new Error('there is no session: mount express-session before the mfa-kit router');
  await promisify(session[method].bind(session))();
}
