/** REQ-06, from the host's side: the audit that walks in by every door, and a door that was left open on purpose. */
import { auditSignInPaths, type SignInPath } from '@mfa-kit/express/testing';
import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { hostDuring, PASSWORD, type Host } from '../kit/host.js';
import { enrol } from '../kit/people.js';

const byPassword: SignInPath = (visitor) =>
  visitor.fetch('/login', { json: { userId: 'ada', password: PASSWORD } });
const byRememberMe: SignInPath = (visitor) => {
  visitor.headers['x-remember-me'] = 'ada';
  return Promise.resolve();
};
const byLink: SignInPath = (visitor) => visitor.fetch('/magic-link', { json: { userId: 'ada' } });

async function audited(test: TestContext, prepare?: (host: Host) => void) {
  const host = await hostDuring(test);
  await enrol(host);
  prepare?.(host);
  return (paths: Record<string, SignInPath>, guarded = '/account') =>
    auditSignInPaths({ app: host.app, origin: host.origin, guarded, paths });
}

describe('the bypass audit', () => {
  it('REQ-06 passes where every door leads to the challenge, the forgotten ones too', async (test) => {
    const audit = await audited(test);
    await audit({ password: byPassword, 'magic link': byLink });
  });

  it('REQ-06 catches a planted hole, and names it', async (test) => {
    const audit = await audited(test, ({ app }) => {
      app.get('/old-account', (request, response) => {
        if (request.session.userId) return void response.json({ account: request.session.userId });
        response.status(401).json({ code: 'signed_out' });
      });
    });
    await assert.rejects(
      audit({ 'magic link': byLink, password: byPassword }, '/old-account'),
      (error: Error) => {
        assert.match(error.message, /^2 of 2 sign-in paths failed/);
        assert.match(error.message, /magic link: let in without the second factor/);
        return true;
      },
    );
  });

  it('names the one door of several that is open', async (test) => {
    const audit = await audited(test, ({ app, mfa }) => {
      // A remembered device that vouches for itself: what plugins for logins keep getting wrong.
      app.get('/remembered', (request, response, next) => {
        if (request.get('x-remember-me') === 'ada') return void response.json({ account: 'ada' });
        mfa.protect()(request, response, next);
      });
    });
    const paths = { password: byPassword, 'remember me': byRememberMe };
    await assert.rejects(audit(paths, '/remembered'), /1 of 2 .*\n {2}remember me: let in without/s);
  });

  it('is not content with a path that signs nobody in, or somebody without a factor', async (test) => {
    const audit = await audited(test);
    await assert.rejects(
      audit({
        typo: (visitor) => visitor.fetch('/login', { json: { userId: 'ada', password: 'wrong' } }),
        broken: () => Promise.reject(new Error('the mail never came')),
      }),
      /typo: nobody was signed in.*broken: it could not be walked \(the mail never came\)/s,
    );
  });

  it('refuses a page that strangers may see, and a list without a door', async (test) => {
    const audit = await audited(test, ({ app }) =>
      app.get('/open', (_request, response) => response.json({})),
    );
    await assert.rejects(
      audit({ password: byPassword }, '/open'),
      /guarded: \/open answered 200 to a stranger/,
    );
    await assert.rejects(audit({}), /at least one/);
  });
});
