/** How the kit reads and writes the host's own sessions. */
import type { Request, Response } from 'express';
import type { User } from '../options.js';

export interface SessionAdapter {
  /** Who the host's session says this is, and the proof it carries, if any. */
  read(request: Request): Session | undefined | Promise<Session | undefined>;
  /** Signs the user in: a new session id, the user and the proof in it. What it returns reaches the page, a token say. */
  establish(request: Request, response: Response, user: User, proofId: string): unknown;
  /** Puts a proof into a session that exists: a new session id, the host's other data kept. */
  attach(request: Request, response: Response, proofId: string): void | Promise<void>;
  /** Signs this browser out. */
  end(request: Request, response: Response): void | Promise<void>;
  /** Ends the user's other sessions, where the host can find them; the kit's epoch voids their proofs in any case. */
  endOthers?(userId: string, keepProofId: string): void | Promise<void>;
}

export interface Session {
  readonly userId: string;
  readonly proofId?: string;
}
