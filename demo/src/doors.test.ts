/** The bank's own bypass audit: every way in that it has, walked by somebody who has a second factor. */
import { auditSignInPaths, type Visitor } from '@mfa-kit/express/testing';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import type { Mail } from './stage/stage.routes.js';
import { people } from './stage/people.js';
import { startDemo, type Bank } from './start.js';

const dataDir = mkdtempSync(join(tmpdir(), 'northwind-doors-'));
const grace = people.find(({ name }) => name === 'Grace Hopper')!;
const { email, password } = grace;
let bank: Bank;
before(async () => (bank = await startDemo({ port: 0, dataDir })));
after(async () => {
  await bank.close();
  rmSync(dataDir, { recursive: true });
});

/** The path of the link in the newest mail. */
async function linkMailed(visitor: Visitor): Promise<string> {
  const answer = await visitor.fetch('/stage/mail');
  const { mails } = (await answer.json()) as { mails: readonly Mail[] };
  const [link = ''] = mails.flatMap((mail) => mail.link ?? []);
  return new URL(link).pathname;
}

it('lets nobody past the second step, whichever door they come by', async () => {
  await auditSignInPaths({
    app: bank.url,
    guarded: '/api/account',
    paths: {
      password: (visitor) => visitor.fetch('/login', { json: { email, password } }),
      async 'magic link'(visitor) {
        await visitor.fetch('/magic-link', { json: { email } });
        await visitor.fetch(await linkMailed(visitor));
      },
      async 'password reset'(visitor) {
        await visitor.fetch('/reset/ask', { json: { email } });
        const token = (await linkMailed(visitor)).split('/').at(-1);
        await visitor.fetch('/reset', { json: { token, password: 'another ship to steer by' } });
      },
      'social login': (visitor) => visitor.fetch('/social', { json: { email } }),
    },
  });
});
