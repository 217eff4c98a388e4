/** Passport on express-session. */
/* eslint-disable @typescript-eslint/no-unsafe-argument -- what Passport returns is typed as anything */
import { createMfa, passportSession } from '@mfa-kit/express';
import session from 'express-session';
import passport from 'passport';
import { Strategy } from 'passport-local';
import { promisify } from 'node:util';
import { CART, type Application, type Ground } from '../ground.js';

export function mountPassport({
  app,
  options,
  checkPassword,
  findUser,
  SESSION_SECRET,
}: Ground): Application {
  // recipe
  passport.use(
    new Strategy((username, password, done) => {
      checkPassword({ username, password }).then((user) => done(null, user ?? false), done);
    }),
  );
  passport.serializeUser((user, done) => done(null, user.id));
  passport.deserializeUser((id: string, done) => {
    findUser(id).then((user) => done(null, user ?? false), done);
  });
  app.use(session({ secret: SESSION_SECRET, resave: false, saveUninitialized: false }));
  app.use(passport.session());

  const mfa = createMfa({
    ...options,
    sessions: passportSession({ userId: (request) => request.user?.id }),
  });
  app.use('/mfa', mfa.router);

  // `session: false`: Passport checks the password, and the kit calls `req.logIn` when the second step is done.
  app.post('/login', passport.authenticate('local', { session: false }), async (request, response) => {
    if (!request.user) return void response.status(401).end();
    response.json(await mfa.signIn(request, response, request.user));
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
      // Carries over what the session held: a proof too, if there is one.
      await promisify(request.logIn.bind(request) as LogIn)(user, { keepSessionInfo: true });
      request.session.cart = CART;
      return {};
    },
    async signOutElsewhere(request) {
      await promisify(request.logOut.bind(request) as LogOut)({ keepSessionInfo: true });
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
  };
}

type LogIn = (user: Express.User, options: object, done: (error: unknown) => void) => void;
type LogOut = (options: object, done: (error: unknown) => void) => void;
