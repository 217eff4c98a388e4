/** The built pages, each at its path. The private ones are served only to whom `mfa.protect()` lets pass. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router, type RequestHandler, type Response } from 'express';
import { asUser, type Mfa } from '../mfa.js';
import { notStored } from '../headers.js';
import { enteredBy } from './applications.js';
import { administratorOf } from './companies.js';
import type { Customers } from './customers.js';
import { signedIn } from './signed-in.js';

const demoDir = join(import.meta.dirname, '..', '..');
const built = join(demoDir, 'dist');

export function pageRoutes(mfa: Mfa, customers: Customers): Router {
  if (!existsSync(join(built, 'sign-in.html'))) {
    throw new Error(
      'The pages are not built yet: `npm run demo` builds and starts, `npx vite build` only builds.',
    );
  }
  const router = Router();
  router.use(
    '/assets',
    express.static(join(built, 'assets'), {
      index: false,
      immutable: true,
      maxAge: '1y',
      fallthrough: false,
    }),
  );
  for (const name of ['favicon.svg', 'icons.svg']) {
    router.get(`/${name}`, (_request, response) => response.sendFile(join(built, name)));
  }

  router.use(notStored);
  router.get('/', (request, response) =>
    response.redirect(request.session.customerId ? '/account' : '/sign-in'),
  );
  for (const name of ['sign-in', 'register', 'second-step', 'social', 'reset']) {
    router.get(`/${name}`, (_request, response) => page(response, name));
  }
  router.get('/register/business', (_request, response) => page(response, 'business'));
  router.get('/cards/sign-in', (_request, response) => page(response, 'cards-sign-in'));
  router.get('/reset/:token', (_request, response) => page(response, 'reset'));
  const inside: RequestHandler[] = [signedInOr('/sign-in'), mfa.protect()];
  for (const name of ['account', 'transfer']) {
    router.get(`/${name}`, ...inside, enteredBy('web'), (_request, response) => page(response, name));
  }
  router.get(
    '/cards',
    signedInOr('/cards/sign-in'),
    mfa.protect(),
    enteredBy('cards'),
    (_request, response) => page(response, 'cards'),
  );
  router.get('/security', ...inside, (_request, response) => page(response, 'security'));
  // Nobody else learns that there is such a page; what it shows, the kit asks about on its own.
  router.get('/admin', ...inside, (request, response, next) => {
    if (administratorOf(asUser(signedIn(request, customers)))) page(response, 'admin');
    else next();
  });
  return router;
}

/** Stands in for the gallery of the elements while that is built. */
export const storybookWaiting: RequestHandler = (_request, response) => page(response, 'storybook');

export const lost: RequestHandler = (request, response) => {
  response.status(404);
  if (request.accepts(['html', 'json']) === 'html') page(response, 'lost');
  else response.json({ error: 'not_found' });
};

/** Who is not signed in at the bank at all has no business with its second step. */
function signedInOr(signIn: string): RequestHandler {
  return (request, response, next) => {
    if (request.session.customerId) next();
    else response.redirect(`${signIn}?to=${encodeURIComponent(request.originalUrl)}`);
  };
}

function page(response: Response, name: string): void {
  response.sendFile(join(built, `${name}.html`));
}
