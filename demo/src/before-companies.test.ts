/** A data folder of the bank as it was before companies came to it. */
import assert from 'node:assert/strict';
import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import type { State } from '@mfa-kit/contract';
import { hashPassword } from './bank/passwords.js';
import { cookieJar } from './stage/cookie-jar.js';
import type { Stage } from './stage/stage.routes.js';
import { startDemo } from './start.js';

const tables = `
  create table customer (
    id text primary key, email text not null unique collate nocase, name text not null,
    password_hash text not null, created_at integer not null
  ) strict;
  create table account (
    id text primary key, customer_id text not null references customer (id), name text not null,
    number text not null unique, balance_pence integer not null default 0 check (balance_pence >= 0)
  ) strict;
  create table stage (key text primary key, value text not null) strict;
`;
const belongings = {
  email: 'grace@northwind.example',
  uri: 'otpauth://totp/Northwind%20Bank:grace@northwind.example?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Northwind%20Bank',
  recoveryCodes: ['AAAA-BBBB-CCCC-DDDD'],
};

it('opens on data of before: whoever banked here still does, and the companies come', async (test) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'northwind-before-'));
  const db = new Database(join(dataDir, 'bank.db'));
  db.exec(tables);
  const add = db.prepare('insert into customer values (?, ?, ?, ?, 1)');
  for (const [id, name] of ['ada', 'grace', 'katherine', 'admin', 'mary'].entries())
    add.run(`${id}`, `${name}@northwind.example`, name, await hashPassword(`${name}-came-early`));
  db.prepare("insert into account values ('a', '4', 'Everyday', '12345678', 700)").run();
  for (const [key, value] of Object.entries({ ready: true, stageId: 'old', belongings }))
    db.prepare('insert into stage values (?, ?)').run(key, JSON.stringify(value));
  db.close();

  let bank = await startDemo({ port: 0, dataDir });
  test.after(async () => {
    await bank.close();
    rmSync(dataDir, { recursive: true });
  });
  const signIn = async (email: string, password: string) => {
    const browser = cookieJar(bank.url);
    const answer = await browser('/login', { method: 'POST', body: JSON.stringify({ email, password }) });
    return { browser, state: (await answer.json()) as State };
  };

  const mary = await signIn('mary@northwind.example', 'mary-came-early');
  assert.ok(mary.state.at === 'enrollment' && mary.state.requirement === 'optional');
  await mary.browser('/mfa/flow/skip', { method: 'POST', body: '{}' });
  const { accounts } = (await (await mary.browser('/api/account')).json()) as { accounts: object[] };
  assert.equal(accounts.length, 1);

  const admin = await signIn('admin@northwind.example', 'admin-came-early');
  assert.ok(admin.state.at === 'enrollment' && admin.state.requirement === 'required');
  const jean = await signIn('jean@coastline.example', 'jean-wired-the-eniac');
  assert.equal(jean.state.at, 'challenge');

  await bank.close();
  bank = await startDemo({ port: 0, dataDir });
  const stage = (await (await fetch(`${bank.url}/stage`)).json()) as Stage;
  assert.deepEqual([stage.stageId, stage.belongings], ['old', belongings]);
  assert.deepEqual(
    stage.apps.map(({ email }) => email),
    ['jean@coastline.example'],
  );
});
