/** Sessions of the application's own make: a table of them, and their ids in a cookie. */
import { createMfa, customSessions } from '@mfa-kit/express';
import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import { CART, type Application, type Ground } from '../ground.js';

export function mountCustom({ app, options, checkPassword }: Ground): Application {
  // recipe
  const sessions = new Map<string, { userId: string; proofId?: string; cart?: string }>(); // your table
  const idOf = (request: Request) => /(?:^|; )sid=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';

  /** A new id each time somebody signs in or proves something: one that was known before is worth nothing. */
  function renew(request: Request, response: Response, session: { userId: string; proofId?: string }) {
    const id = randomBytes(32).toString('base64url');
    sessions.delete(idOf(request));
    sessions.set(id, session);
    response.append('Set-Cookie', `sid=${id}; Path=/; HttpOnly; SameSite=Lax`); // Secure, where you serve https
  }

  const mfa = createMfa({
    ...options,
    sessions: customSessions({
      read: (request) => sessions.get(idOf(request)),
      establish: (request, response, user, proofId) => renew(request, response, { userId: user.id, proofId }),
      attach(request, response, proofId) {
        const session = sessions.get(idOf(request));
        if (session) renew(request, response, { ...session, proofId });
      },
      end(request, response) {
        sessions.delete(idOf(request));
        response.append('Set-Cookie', 'sid=; Path=/; Max-Age=0');
      },
      endOthers(userId, keepProofId) {
        for (const [id, session] of sessions)
          if (session.userId === userId && session.proofId !== keepProofId) sessions.delete(id);
      },
    }),
  });
  app.use('/mfa', mfa.router);

  app.post('/login', async (request, response) => {
    const user = await checkPassword(request.body);
    if (!user) return void response.status(401).end();
    response.json(await mfa.signIn(request, response, user));
  });
  app.post('/logout', async (request, response) => {
    await mfa.signOut(request, response);
    response.status(204).end();
  });
  app.use('/account', mfa.protect());
  // end

  return {
    mfa,
    async signInElsewhere(request, response, user) {
      renew(request, response, Object.assign({ userId: user.id }, { cart: CART }));
      return {};
    },
    async signOutElsewhere(request, response) {
      sessions.delete(idOf(request));
      response.append('Set-Cookie', 'sid=; Path=/; Max-Age=0');
      return {};
    },
    cart: (request) => sessions.get(idOf(request))?.cart,
    async rotate(request, response) {
      renew(request, response, sessions.get(idOf(request))!);
      return {};
    },
    async plant(request, _response, proofId) {
      Object.assign(sessions.get(idOf(request)) ?? {}, { proofId });
      return {};
    },
    count: (userId) => [...sessions.values()].filter((session) => session.userId === userId).length,
  };
}
