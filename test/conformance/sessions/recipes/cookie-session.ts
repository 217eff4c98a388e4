/** cookie-session: all of the session is in a signed cookie. */
import { cookieSession, createMfa } from '@mfa-kit/express';
import session from 'cookie-session';
import { CART, type Application, type Ground } from '../ground.js';

export function mountCookieSession({ app, options, checkPassword, SESSION_SECRET }: Ground): Application {
  // recipe
  app.use(session({ keys: [SESSION_SECRET], sameSite: 'lax' })); // and `secure: true`, where you serve https

  const mfa = createMfa({
    ...options,
    sessions: cookieSession({
      userId: (request) => request.session.userId,
      establish(request, user) {
        request.session.userId = user.id;
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
    await mfa.signOut(request, response); // ends the copies of the cookie, too
    response.status(204).end();
  });
  app.use('/account', mfa.protect());
  // end

  return {
    mfa,
    async signInElsewhere(request, _response, user) {
      Object.assign(request, { session: { userId: user.id, cart: CART } });
      return {};
    },
    async signOutElsewhere(request) {
      Object.assign(request, { session: null });
      return {};
    },
    cart: (request) => request.session.cart,
    async rotate(request) {
      Object.assign(request, { session: { ...request.session, rotated: Date.now() } });
      return {};
    },
    async plant(request, _response, proofId) {
      request.session.mfaProof = proofId;
      return {};
    },
  };
}
