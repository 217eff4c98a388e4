/** One small application with a login of its own and the kit added to it: what every example page talks to. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { createMfa, expressSession, sqlite, type Mfa } from '@mfa-kit/express';
import express, { type Express, type RequestHandler } from 'express';
import session from 'express-session';

declare module 'express-session' {
  interface SessionData {
    signedInAs?: string;
  }
}

const root = join(import.meta.dirname, '../..');
/** What `vite build -c demo/examples/vite.config.ts` makes of the examples that need a build. */
const built = join(root, '.cache/examples');
const users = new Map([['ada', { id: 'ada', name: 'ada', password: 'correct horse battery staple' }]]);

export interface Examples {
  readonly url: string;
  /** Where the page of another origin of the same site is. */
  readonly siblingUrl: string;
  close(): Promise<void>;
}

export async function openExamples({ ports = [0, 0], now = Date.now } = {}): Promise<Examples> {
  const [app, sibling] = [express(), express()];
  const [server, siblingServer] = [createServer(app), createServer(sibling)];
  const [url, siblingUrl] = await Promise.all([listen(server, ports[0]), listen(siblingServer, ports[1])]);

  const mfa = createMfa({
    issuer: 'Examples',
    publicUrl: url,
    origins: [siblingUrl],
    secrets: [randomBytes(32).toString('base64url')],
    database: sqlite(':memory:'),
    sessions: expressSession({
      userId: (request) => request.session.signedInAs,
      establish: (request, user) => void (request.session.signedInAs = user.id),
    }),
    users: {
      find: (id) => users.get(id),
      verifyPassword: ({ id }, given) => users.get(id)?.password === given,
    },
    policy: () => ({ requirement: 'required' }),
    challengePage: '/html/second-step.html',
    defaultPage: '/html/welcome.html',
    now,
  });

  mountApplication(app, mfa, siblingUrl);
  mountSibling(sibling, url);
  return {
    url,
    siblingUrl,
    async close() {
      for (const one of [server, siblingServer]) {
        one.closeAllConnections();
        await new Promise((resolve) => one.close(resolve));
      }
      await mfa.close();
    },
  };
}

/** A login as any application has one, and something behind it. */
function mountApplication(app: Express, mfa: Mfa, siblingUrl: string): void {
  app.use(strict(`'self'`));
  app.use(session({ secret: randomBytes(32).toString('hex'), resave: false, saveUninitialized: false }));
  app.use('/mfa', mfa.router);
  app.use(readableBy(siblingUrl));
  app.post('/login', express.json(), express.urlencoded({ extended: false }), async (request, response) => {
    const { name, password } = request.body as Record<string, unknown>;
    const user = users.get(String(name));
    if (!user || user.password !== password) return void response.status(401).json({ at: 'signed-out' });
    const next = await mfa.signIn(request, response, user);
    if (request.is('json')) response.json({ at: next.at });
    else response.redirect(303, next.at === 'complete' ? next.returnTo : '/html/second-step.html');
  });
  app.get(
    '/me',
    mfa.protect(),
    (request, response) => void response.json({ name: request.session.signedInAs }),
  );

  app.get('/html/welcome.html', mfa.protect());
  app.use('/html', express.static(join(import.meta.dirname, 'html')));
  app.use('/mfa-kit', express.static(join(root, 'packages/elements/dist/cdn')));
  app.use(express.static(built));
}

function mountSibling(sibling: Express, url: string): void {
  sibling.use(strict(`'self' ${url}`));
  sibling.get('/', (_request, response) => {
    const page = readFileSync(join(built, 'sibling/index.html'), 'utf8');
    response.type('html').send(page.replace('http://localhost:4001', url));
  });
  sibling.use(express.static(built));
}

/** The same for every page. Vue asks for a policy by its name. */
const strict = (connect: string): RequestHandler => {
  const policy = `default-src 'self'; connect-src ${connect}; require-trusted-types-for 'script'; trusted-types lit-html vue`;
  return (_request, response, next) => {
    response.set('content-security-policy', policy);
    next();
  };
};

/** The application's own routes for the other origin's page; the kit's router looks after its own. */
const readableBy = (origin: string): RequestHandler => {
  return (request, response, next) => {
    if (request.get('origin') !== origin) return next();
    response.set({ 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' });
    if (request.method !== 'OPTIONS') return next();
    response.set('access-control-allow-headers', 'content-type').status(204).end();
  };
};

async function listen(server: ReturnType<typeof createServer>, port = 0): Promise<string> {
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}

if (process.argv[1] === import.meta.filename) {
  const { url, siblingUrl } = await openExamples({ ports: [4001, 4002] });
  const paths = ['html/', 'react/', 'vue/', 'own-screen/'];
  for (const page of [...paths.map((path) => `${url}/${path}`), `${siblingUrl}/`]) console.log(page);
}
