/** One bank, open on one port of this machine: the application that the kit was added to. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import express, { type ErrorRequestHandler, type RequestHandler, type Router } from 'express';
import session from 'express-session';
import type { Verdict } from '@mfa-kit/express';
import { accountRoutes, type Counter } from './bank/account.routes.js';
import { enteredBy } from './bank/applications.js';
import { cardRoutes } from './bank/cards.routes.js';
import { openCustomers } from './bank/customers.js';
import { openBankDatabase, type BankDatabase } from './bank/database.js';
import { openLedger } from './bank/ledger.js';
import { openMailbox } from './bank/mailbox.js';
import { openMailedLinks } from './bank/mailed-links.js';
import { magicLinkRoutes } from './bank/magic-link.routes.js';
import { lost, pageRoutes, storybookWaiting } from './bank/pages.js';
import { resetRoutes } from './bank/reset.routes.js';
import { SESSION_MS, SqliteSessionStore } from './bank/session-store.js';
import { selfRoutes } from './bank/self.routes.js';
import { signInRoutes } from './bank/sign-in.routes.js';
import { socialRoutes } from './bank/social.routes.js';
import { transferRoutes } from './bank/transfer.routes.js';
import { fromOurPages, notStored, onlyHere, strictHeaders, inChosenLanguage } from './headers.js';
import { openMfa, type Mfa, type Requirement } from './mfa.js';
import { readSecrets } from './secrets.js';
import { gallery } from './stage/gallery.js';
import { stageRoutes } from './stage/stage.routes.js';
import { textRoutes } from './stage/text.routes.js';
import type { Texts } from './texts.js';

export interface BankOptions {
  /** 0 takes a free one. */
  readonly port: number;
  readonly dataDir: string;
  /** The same for everybody, by code: nothing can be set in the console then. */
  readonly requirement?: Requirement | undefined;
  /** As that, with all that a verdict may say. */
  readonly policy?: () => Verdict;
  readonly texts: Texts;
  readonly now: () => number;
}

export interface Bank {
  /** Where people open it. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

export async function openBank({
  port,
  dataDir,
  requirement,
  policy,
  texts,
  now,
}: BankOptions): Promise<Bank> {
  const door = openDoor();
  const server = createServer(door.listener);
  const taken = await listen(server, port);
  const url = `http://localhost:${taken}`;

  const secrets = readSecrets(dataDir);
  const db = openBankDatabase(join(dataDir, 'bank.db'));
  const customers = openCustomers(db, now);
  const ledger = openLedger(db, now);
  const mailbox = openMailbox(db);
  const links = openMailedLinks({ db, mailbox, publicUrl: url, now });
  const mfa = openMfa({
    ...{ publicUrl: url, dataDir, secret: secrets.mfa, db, customers, now },
    policy: policy ?? (requirement && (() => ({ requirement, trustDays: 30 }))),
    sms: texts.transports,
    mail: mailbox.transport,
  });
  await mfa.ready;

  const app = express();
  app.disable('x-powered-by');
  app.use(onlyHere(url));
  app.use('/storybook', gallery({ waiting: storybookWaiting }));
  app.use(strictHeaders);
  app.use(sessions(`northwind_${taken}`, secrets.session, new SqliteSessionStore(db, now)));
  app.use(inChosenLanguage);
  app.use('/mfa', mfa.router);
  app.use('/stage', notStored, stageRoutes({ db, mailbox, requirement, texts }));
  app.use('/demo', notStored, textRoutes(texts));
  app.use('/api', notStored, fromOurPages, mfa.protect(), express.json(), inside({ mfa, customers, ledger }));
  app.use(pageRoutes(mfa, customers));
  app.use(
    fromOurPages,
    express.json(),
    signInRoutes({ mfa, customers, ledger, now }),
    socialRoutes(mfa, customers),
    magicLinkRoutes(customers, links),
    resetRoutes({ mfa, customers, links }),
  );
  app.use(lost);
  app.use(failed);
  door.open(app);

  return { url, port: taken, close: () => closeBank(server, mfa, db) };
}

/** What a signed-in customer sees and does, behind the second step: each application what is its own. */
function inside({ mfa, customers, ledger }: Counter & { readonly mfa: Mfa }): Router {
  const router = express.Router();
  router.use('/card', enteredBy('cards'), cardRoutes(customers, ledger));
  router.use(selfRoutes(mfa, customers));
  router.use(enteredBy('web'));
  router.use(accountRoutes({ customers, ledger }), transferRoutes({ mfa, customers, ledger }));
  return router;
}

async function closeBank(server: Server, mfa: Mfa, db: BankDatabase): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
  await mfa.close();
  db.close();
}

/** Ports share cookies, so the name carries the port: two banks on this machine keep apart. */
function sessions(name: string, secret: string, store: SqliteSessionStore): RequestHandler {
  const cookie = { httpOnly: true, sameSite: 'lax', maxAge: SESSION_MS } as const;
  return session({ name, secret, store, resave: false, saveUninitialized: false, cookie });
}

/** The port has to be taken before the public URL is known; whoever knocks in between is asked to wait. */
function openDoor(): { listener: RequestListener; open(app: RequestListener): void } {
  let answer: RequestListener = (_request, response) => {
    response.writeHead(503, { 'retry-after': '1' }).end('The bank is about to open.\n');
  };
  return {
    listener: (request, response) => answer(request, response),
    open(app) {
      answer = app;
    },
  };
}

/** Bound to this machine alone: the pages show passwords. */
function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

const failed: ErrorRequestHandler = (error: { status?: number }, _request, response, next) => {
  if (response.headersSent) return next(error);
  const status = error.status && error.status < 500 ? error.status : 500;
  if (status === 500) console.error(error);
  response.status(status).json({ error: status === 500 ? 'unavailable' : 'form' });
};
