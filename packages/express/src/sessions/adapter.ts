/** How the kit reads and writes the host's own sessions. */
import type { Request, Response } from 'express';
import type { User } from '../options.js';

export interface SessionAdapter {
  /** Who the host's session says this is, and the proof it carries, if any. */
  read(request: Request): Session | undefined | Promise<Session | undefined>;
  /** Signs the user in: a new session id, the user and the proof in it. What it returns reaches the page, a token say. */
  establish(request: Request, response: Response, user: User, proofId: string): unknown;
  /**
   * Puts a proof into a session that exists: a new session id, the host's other data kept. What it returns reaches the
   * page, as with `establish`.
   */
  attach(request: Request, response: Response, proofId: string): unknown;
  /** Signs this browser out. */
  end(request: Request, response: Response): void | Promise<void>;
  /** Ends the user's other sessions, where the host can find them; the kit's epoch voids their proofs in any case. */
  endOthers?(userId: string, keepProofId: string): void | Promise<void>;
  /**
   * `true` where only what `attach` returns can carry the new session, as with a token in a header. A session of whom
   * nothing is asked then passes as it is: the request it comes with has no answer that could renew it.
   */
  readonly carriedByResult?: boolean;
}

export interface Session {
  readonly userId: string;
  readonly proofId?: string;
}
