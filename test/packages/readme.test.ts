/** The README of the server's package names every call and every error, as they are. */
import { errors } from '@mfa-kit/contract';
import { createMfa, expressSession, sqlite } from '@mfa-kit/express';
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';

const readme = readFileSync(join(import.meta.dirname, '../../packages/express/README.md'), 'utf8');

/** The lines of the section under that heading. */
function section(heading: string): string {
  return new RegExp(`^## ${heading}\n([^]+?)(?=^## )`, 'm').exec(readme)?.[1] ?? '';
}

it('tells what to do about each error, by its code and status, and about no other', () => {
  const rows = [...section('Errors').matchAll(/^\| `(\w+)` \| (\d+) \| \S/gm)];
  assert.deepEqual(
    rows.map(([, code, status]) => [code, Number(status)]),
    Object.entries(errors).map(([code, [status]]) => [code, status]),
  );
});

it('lists each call of the host, and no other', async () => {
  const mfa = createMfa({
    issuer: 'Northwind',
    publicUrl: 'http://localhost:4000',
    secrets: [randomBytes(32).toString('base64url')],
    database: sqlite(':memory:'),
    sessions: expressSession({ userId: () => undefined, establish: () => undefined }),
    users: { find: () => undefined },
  });
  const listed = [...section('Calls').matchAll(/^\| (`mfa\..+?) \|/gm)]
    .flatMap(([, cell = '']) => [...cell.matchAll(/`mfa\.(\w+)/g)])
    .map(([, name]) => name);
  assert.deepEqual(listed.toSorted(), Object.keys(mfa).toSorted());
  await mfa.close();
});

it('leads to a section of its own from each link at its top', () => {
  const links = [...readme.matchAll(/\]\(#([\w-]+)\)/g)].map(([, anchor]) => anchor);
  const anchors = [...readme.matchAll(/^##+ (.+)$/gm)].map(([, heading = '']) =>
    heading.toLowerCase().replaceAll(' ', '-'),
  );
  assert.ok(links.length > 10);
  for (const link of links) assert.ok(anchors.includes(link!), `there is no section #${link}`);
});
