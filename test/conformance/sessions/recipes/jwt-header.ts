/** Tokens in the `Authorization` header. */
import { createMfa } from '@mfa-kit/express';
import { jwtSession } from '@mfa-kit/express/jwt';
import { tokenDoors } from '../token-doors.js';
import type { Application, Ground } from '../ground.js';

export function mountJwtHeader({ app, options, checkPassword, SESSION_SECRET }: Ground): Application {
  // recipe
  const mfa = createMfa({
    ...options,
    sessions: jwtSession({
      keys: [{ algorithm: 'HS256', secret: SESSION_SECRET }],
      issuer: 'https://bank.example',
      audience: 'https://bank.example/api',
      carriedBy: 'header',
    }),
  });
  app.use('/mfa', mfa.router);

  app.post('/login', async (request, response) => {
    const user = await checkPassword(request.body);
    if (!user) return void response.status(401).end();
    response.json(await mfa.signIn(request, response, user)); // with `result.token`, if no second step is due
  });
  app.post('/logout', async (request, response) => {
    await mfa.signOut(request, response); // the token is worth nothing from here on, wherever it is
    response.status(204).end();
  });
  app.use('/account', mfa.protect());
  // end

  const hand = (_response: unknown, token: string) => ({ token });
  return {
    mfa,
    ...tokenDoors({
      algorithm: 'HS256',
      key: Buffer.from(SESSION_SECRET, 'base64url'),
      tokenOf: (request) => request.get('Authorization')?.slice('Bearer '.length),
      hand,
    }),
  };
}
