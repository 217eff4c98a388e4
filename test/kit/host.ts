/** A small application with a login of its own and the kit mounted, as any host would have it; real HTTP, real SQLite. */
import {
  createMfa,
  expressSession,
  sqlite,
  type Mfa,
  type MfaOptions,
  type OpenDatabase,
  type User,
} from '@mfa-kit/express';
import express, { type Express } from 'express';
import express4 from 'express4';
import session from 'express-session';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { Browser } from './browser.js';
import { movableClock, type Clock } from './clock.js';

declare module 'express-session' {
  interface SessionData {
    userId: string;
    cart: string;
  }
}

export const PASSWORD = 'correct horse battery staple';

export interface HostOptions extends Partial<Omit<MfaOptions, 'now' | 'logger'>> {
  readonly clock?: Clock;
  readonly expressVersion?: 4 | 5;
  /** Where the host's own `express.json()` stands, `forms`: after one for forms, which is all that comes before. */
  readonly parser?: 'before' | 'after' | 'none' | 'forms';
  readonly folder?: string;
  readonly trustProxy?: boolean | number | string;
  /** Context and return path that the login route hands on, from its own code, never from the request. */
  readonly signInWith?: Record<string, unknown>;
  readonly sessionStore?: session.Store;
  /** What stands between the kit and its database. */
  readonly through?: (open: OpenDatabase) => OpenDatabase;
}

export interface Host {
  readonly origin: string;
  readonly mfa: Mfa;
  readonly clock: Clock;
  readonly folder: string;
  readonly file: string;
  readonly app: Express;
  readonly users: Map<string, User>;
  readonly secrets: readonly string[];
  /** Everything the kit logged, as one would find it in a file. */
  readonly log: string[];
  browser(): Browser;
  /** A browser in which the password was just given. */
  signedIn(userId?: string): Promise<Browser>;
  /** Stops listening and closes the kit; `keep` leaves the files for another process or a restart. */
  close(options?: { keep?: boolean }): Promise<void>;
}

const asItIs = (open: OpenDatabase) => open;
const secret = randomBytes(32).toString('base64url');

/** A host that lives as long as the test. */
export async function hostDuring(test: TestContext, given: HostOptions = {}): Promise<Host> {
  const host = await startHost(given);
  test.after(() => host.close());
  return host;
}

export async function startHost(given: HostOptions = {}): Promise<Host> {
  const { clock = movableClock(), expressVersion = 5, parser = 'before', ...rest } = given;
  const { folder: kept, trustProxy, signInWith = {}, sessionStore, through = asItIs, ...options } = rest;
  const { secrets = [secret] } = options;
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'mfa-kit-'));
  const file = join(folder, 'mfa.db');
  const users = new Map<string, User>(
    ['ada', 'grace', 'mallory'].map((id) => [
      id,
      { id, name: `${id}@northwind.example`, email: `${id}@northwind.example` },
    ]),
  );
  const log: string[] = [];
  const make = expressVersion === 4 ? express4 : express;
  const app: Express = make();
  const json = make.json();
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const mfa = createMfa({
    issuer: 'Northwind',
    publicUrl: origin,
    secrets,
    database: through(sqlite(file)),
    sessions: expressSession({
      userId: (request) => request.session.userId,
      establish(request, user) {
        request.session.userId = user.id;
      },
    }),
    users: { find: (id) => users.get(id), verifyPassword: (_user, password) => password === PASSWORD },
    ...options,
    now: clock.now,
    logger: logInto(log),
  });
  // Nearly every test does without mails; that the kit says so at its start is for a test of its own.
  if (!given.mail) log.length = 0;
  await mfa.ready;

  if (trustProxy !== undefined) app.set('trust proxy', trustProxy);
  app.use(
    session({
      secret: 'host',
      resave: false,
      saveUninitialized: false,
      ...(sessionStore && { store: sessionStore }),
    }),
  );
  if (parser === 'before') app.use(json);
  if (parser === 'forms') app.use(make.urlencoded({ extended: false }));
  app.use('/mfa', mfa.router);
  if (parser !== 'before') app.use(json);
  mountApplication(app, mfa, users, signInWith);

  return {
    origin,
    mfa,
    clock,
    folder,
    file,
    app,
    users,
    secrets,
    log,
    browser: () => new Browser(origin),
    async signedIn(userId = 'ada') {
      const browser = new Browser(origin);
      await browser.post('/login', { userId, password: PASSWORD });
      return browser;
    },
    async close({ keep = false } = {}) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await mfa.close();
      if (!keep) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The host's own routes: a login, another door that forgot the kit, an account, a sign-out, a password change. */
function mountApplication(
  app: Express,
  mfa: Mfa,
  users: Map<string, User>,
  signInWith: Record<string, unknown>,
): void {
  app.post('/login', (request, response, next) => {
    const { userId, password, returnTo } = request.body as Record<string, string>;
    const user = users.get(userId ?? '');
    if (!user || password !== PASSWORD) return void response.status(401).json({ at: 'nowhere' });
    mfa
      .signIn(request, response, user, { returnTo, ...signInWith })
      .then((state) => response.json(state), next);
  });
  app.post('/magic-link', (request, response, next) => {
    const { userId } = request.body as Record<string, string>;
    request.session.regenerate((failed) => {
      if (failed) return next(failed);
      request.session.userId = userId ?? '';
      request.session.cart = 'one apple';
      request.session.save((error) => (error ? next(error) : response.json({})));
    });
  });
  app.post('/logout', (request, response, next) => {
    mfa.signOut(request, response).then(() => response.json({}), next);
  });
  app.all('/account', mfa.protect(), (request, response) => {
    response.json({ account: request.session.userId, cart: request.session.cart, mfa: request.mfa });
  });
}

function logInto(log: string[]) {
  const write = (details: object, message: string) => void log.push(`${message} ${inspectAll(details)}`);
  return { info: write, warn: write, error: write };
}

/** Errors too, with their stacks and causes: a leak hides there. */
function inspectAll(details: object): string {
  return JSON.stringify(details, (_key, value: unknown) =>
    value instanceof Error ? { message: value.message, stack: value.stack, cause: value.cause } : value,
  );
}
