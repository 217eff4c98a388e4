/** express-session with a store. */
import { createMfa, expressSession } from '@mfa-kit/express';
import session from 'express-session';
import { promisify } from 'node:util';
import { CART, type Application, type Ground } from '../ground.js';

export function mountExpressSession({ app, options, checkPassword, SESSION_SECRET }: Ground): Application {
  // recipe
  const store = new session.MemoryStore(); // the one you have: Redis, PostgreSQL, …
  app.use(session({ store, secret: SESSION_SECRET, resave: false, saveUninitialized: false }));

  const mfa = createMfa({
    ...options,
    sessions: expressSession({
      userId: (request) => request.session.userId,
      establish(request, user) {
        request.session.userId = user.id;
      },
      // Enrolling ends the other sessions; without this they stay in the store, and are worth nothing.
      endOthers(userId, keepProofId) {
        store.all((_error, sessions) => {
          for (const [id, { userId: owner, mfaProof }] of Object.entries(sessions ?? {}))
            if (owner === userId && mfaProof !== keepProofId) store.destroy(id);
        });
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
    async signInElsewhere(request, _response, user) {
      await promisify(request.session.regenerate.bind(request.session))();
      Object.assign(request.session, { userId: user.id, cart: CART });
      return {};
    },
    async signOutElsewhere(request) {
      await promisify(request.session.destroy.bind(request.session))();
      return {};
    },
    cart: (request) => request.session.cart,
    async rotate(request) {
      const { cookie: _cookie, ...data } = { ...request.session };
      await promisify(request.session.regenerate.bind(request.session))();
      Object.assign(request.session, data);
      return {};
    },
    async plant(request, _response, proofId) {
      request.session.mfaProof = proofId;
      return {};
    },
    count: (userId) => {
      const all = Object.values((store as unknown as { sessions: Record<string, string> }).sessions);
      return all.filter((one) => (JSON.parse(one) as { userId?: string }).userId === userId).length;
    },
  };
}
