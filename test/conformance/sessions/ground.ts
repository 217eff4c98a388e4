/** What every recipe stands on: an application with people, and secrets of its own. */
import type { Mfa, MfaOptions, User } from '@mfa-kit/express';
import type { Express, Request, Response } from 'express';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { PASSWORD } from '../../kit/host.js';

declare module 'express-session' {
  interface SessionData {
    mfaProof: string;
  }
}

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- how Passport takes the host's own user
  namespace Express {
    interface User {
      id: string;
      name: string;
    }
  }
}

/** What a recipe is given, under the names that the README uses. */
export interface Ground {
  readonly app: Express;
  readonly options: Omit<MfaOptions, 'sessions'>;
  checkPassword(body: unknown): Promise<User | undefined>;
  findUser(id: string): Promise<User | undefined>;
  readonly SESSION_SECRET: string;
  readonly PRIVATE_KEY: string;
}

/** A recipe at work, and what the same application does beside the kit; `body` is what the page gets. */
export interface Application {
  readonly mfa: Mfa;
  /** Another door, which forgot the kit: a session of its own making, with `CART` in it. */
  signInElsewhere(request: Request, response: Response, user: User): Promise<object>;
  /** A way out that forgot it as well. */
  signOutElsewhere(request: Request, response: Response): Promise<object>;
  /** What the session holds besides. */
  cart(request: Request): unknown;
  /** The host renews the session by itself, with all that it finds in it. */
  rotate(request: Request, response: Response): Promise<object>;
  /** The session says from now on that it has this proof. */
  plant(request: Request, response: Response, proofId: string): Promise<object>;
  /** How many sessions the host holds of somebody, where it holds any. */
  count?(userId: string): number;
}

export interface Recipe {
  readonly name: string;
  readonly file: string;
  mount(ground: Ground): Application;
  /** The session is in the browser alone, so that old copies cannot be taken back. */
  readonly isStateless: boolean;
  /** Renewed by the host, a session keeps its proof. */
  readonly keepsProofWhenRotated: boolean;
}

export const CART = 'one apple';
export const SESSION_SECRET = randomBytes(32).toString('base64url');
export const PRIVATE_KEY = generateKeyPairSync('ed25519').privateKey.export({
  type: 'pkcs8',
  format: 'pem',
}) as string;

const users = new Map<string, User>(
  ['ada', 'grace', 'mallory'].map((id) => [id, { id, name: `${id}@northwind.example` }]),
);

export async function findUser(id: string): Promise<User | undefined> {
  return users.get(id);
}

export async function checkPassword(body: unknown): Promise<User | undefined> {
  const { username, password } = body as Record<string, string>;
  return password === PASSWORD ? users.get(username ?? '') : undefined;
}
