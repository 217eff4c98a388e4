/** Tokens in a cookie. */
import { createMfa } from '@mfa-kit/express';
import { jwtSession } from '@mfa-kit/express/jwt';
import { createPrivateKey } from 'node:crypto';
import { tokenDoors } from '../token-doors.js';
import type { Application, Ground } from '../ground.js';

export function mountJwtCookie({ app, options, checkPassword, PRIVATE_KEY }: Ground): Application {
  // recipe
  const mfa = createMfa({
    ...options,
    sessions: jwtSession({
      keys: [{ algorithm: 'EdDSA', privateKey: PRIVATE_KEY }], // the newest first; older ones still verify
      issuer: 'https://bank.example',
      audience: 'https://bank.example',
      carriedBy: { cookie: '__Host-session' },
      minutes: 12 * 60,
      claims: (user) => ({ name: user.name }),
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
    ...tokenDoors({
      algorithm: 'EdDSA',
      key: createPrivateKey(PRIVATE_KEY),
      audience: 'https://bank.example',
      tokenOf: (request) => /__Host-session=([^;]+)/.exec(request.headers.cookie ?? '')?.[1],
      hand(response, token) {
        response.append('Set-Cookie', `__Host-session=${token}; Path=/; HttpOnly; Secure; SameSite=Lax`);
        return {};
      },
    }),
  };
}
