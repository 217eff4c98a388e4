/** One recipe at work: real HTTP, real SQLite, and beside the recipe's own routes what else such an application has. */
import { sqlite } from '@mfa-kit/express';
import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import express4 from 'express4';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { movableClock, type Clock } from '../../kit/clock.js';
import { PASSWORD } from '../../kit/host.js';
import { Visitor } from '../../kit/visitor.js';
import {
  checkPassword,
  findUser,
  PRIVATE_KEY,
  SESSION_SECRET,
  type Application,
  type Ground,
  type Recipe,
} from './ground.js';

export interface Running {
  readonly application: Application;
  readonly clock: Clock;
  readonly file: string;
  browser(): Visitor;
  /** A browser in which the password was just given. */
  signedIn(userId?: string): Promise<Visitor>;
  /** A browser that came in by the other door. */
  unproved(userId?: string): Promise<Visitor>;
}

export interface Setting {
  readonly expressVersion?: 4 | 5;
  readonly policy?: Ground['options']['policy'];
}

/** An application that lives as long as the test. */
export async function run(test: TestContext, recipe: Recipe, setting: Setting = {}): Promise<Running> {
  const { expressVersion = 5, policy } = setting;
  const folder = mkdtempSync(join(tmpdir(), 'mfa-recipe-'));
  const file = join(folder, 'mfa.db');
  const clock = movableClock();
  const make = expressVersion === 4 ? express4 : express;
  const app: Express = make();
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  app.use(make.json());
  const application = recipe.mount({
    app,
    options: {
      issuer: 'Northwind',
      publicUrl: origin,
      secrets: [randomBytes(32).toString('base64url')],
      database: sqlite(file),
      users: { find: findUser, verifyPassword: (_user, password) => password === PASSWORD },
      now: clock.now,
      ...(policy && { policy }),
    },
    checkPassword,
    findUser,
    SESSION_SECRET,
    PRIVATE_KEY,
  });
  mountDoors(app, application);
  test.after(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await application.mfa.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const visit = async (path: string, body: object) => {
    const visitor = new Visitor(origin);
    await visitor.post(path, body);
    return visitor;
  };
  return {
    application,
    clock,
    file,
    browser: () => new Visitor(origin),
    signedIn: (userId = 'ada') => visit('/login', { username: userId, password: PASSWORD }),
    unproved: (userId = 'ada') => visit('/other-door', { userId }),
  };
}

/** The account behind the guard, and what the host does without asking the kit. */
function mountDoors(app: Express, application: Application): void {
  app.get('/account', (request, response) => {
    response.json({ account: request.mfa?.userId, cart: application.cart(request), mfa: request.mfa });
  });
  const door = (path: string, serve: (request: Request, response: Response) => Promise<object>) =>
    app.post(path, answering(serve));
  door('/other-door', async (request, response) => {
    const { userId } = request.body as { userId: string };
    const user = await findUser(userId);
    return application.signInElsewhere(request, response, user!);
  });
  door('/other-way-out', application.signOutElsewhere);
  door('/rotate', application.rotate);
  door('/plant', (request, response) =>
    application.plant(request, response, (request.body as { proofId: string }).proofId),
  );
}

/** Express 4 does not await handlers. */
function answering(serve: (request: Request, response: Response) => Promise<object>): RequestHandler {
  return (request, response, next) => {
    serve(request, response).then((body) => response.json(body), next);
  };
}
