/** Sessions that no server keeps: all of one is in a cookie, and whoever copied it has it. */
import { customSessions, type Session } from '@mfa-kit/express';

/** Sessions as a signed cookie or a token has them: copied once, they live until they expire. */
export function inACookie() {
  const write = (session: Session) =>
    `token=${Buffer.from(JSON.stringify(session)).toString('base64url')}; Path=/; HttpOnly`;
  const read = (cookie = ''): Session | undefined => {
    const token = /(?:^|; )token=([\w-]+)/.exec(cookie)?.[1];
    return token === undefined
      ? undefined
      : (JSON.parse(Buffer.from(token, 'base64url').toString()) as Session);
  };
  return customSessions({
    read: (request) => read(request.headers.cookie),
    establish(_request, response, user, proofId) {
      response.append('Set-Cookie', write({ userId: user.id, proofId }));
    },
    attach(request, response, proofId) {
      response.append('Set-Cookie', write({ userId: read(request.headers.cookie)?.userId ?? '', proofId }));
    },
    end(_request, response) {
      response.append('Set-Cookie', 'token=; Max-Age=0; Path=/');
    },
  });
}
