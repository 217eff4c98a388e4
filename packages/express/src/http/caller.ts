/** Who sends a request, and the few things a service may do to their browser. Services see this, never Express. */
import type { Request, Response } from 'express';
import type { Settled, User } from '../options.js';
import type { Session } from '../sessions/adapter.js';
import {
  dropPendingCookie,
  readPendingCookie,
  readTrustCookie,
  writePendingCookie,
  writeTrustCookie,
} from './cookies.js';
import { addressOf } from './limits.js';

export interface Caller {
  readonly address: string;
  readonly userAgent: string;
  /** The language the browser asks for first. */
  readonly locale: string | undefined;
  /** The value of the pending cookie, as sent: not known to be good. */
  pendingHandle: string | undefined;
  /** The value of the trust cookie that carries one of these tags, as sent: not known to be good. */
  trustHandle(tags: readonly string[]): string | undefined;
  /** What the host's own session says. */
  session: Session | undefined;
  readonly browser: Browser;
}

interface Browser {
  keepPending(handle: string): void;
  dropPending(): void;
  keepTrust(trust: { tag: string; handle: string; days: number }): void;
  establish(user: User, proofId: string): Promise<unknown>;
  attach(proofId: string): Promise<unknown>;
  endSession(): Promise<void>;
}

/** What a service does to the browser is at once what the rest of the same request sees of it. */
export async function callerOf(options: Settled, request: Request, response: Response): Promise<Caller> {
  const caller: Caller = {
    address: addressOf(request),
    userAgent: (request.get('User-Agent') ?? '').slice(0, 256),
    locale: request.acceptsLanguages()[0]?.replace('*', '') || undefined,
    pendingHandle: readPendingCookie(options, request),
    trustHandle: (tags) => readTrustCookie(options, request, tags),
    session: await options.sessions.read(request),
    browser: {
      keepPending(handle) {
        caller.pendingHandle = handle;
        writePendingCookie(options, response, handle);
      },
      dropPending() {
        if (caller.pendingHandle !== undefined) dropPendingCookie(options, response);
        caller.pendingHandle = undefined;
      },
      keepTrust: (trust) => writeTrustCookie(options, response, trust),
      async establish(user, proofId) {
        const result: unknown = await options.sessions.establish(request, response, user, proofId);
        caller.session = { userId: user.id, proofId };
        return result;
      },
      async attach(proofId) {
        const result: unknown = await options.sessions.attach(request, response, proofId);
        if (caller.session) caller.session = { ...caller.session, proofId };
        return result;
      },
      async endSession() {
        await options.sessions.end(request, response);
        caller.session = undefined;
      },
    },
  };
  return caller;
}
