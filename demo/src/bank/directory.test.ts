import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { UserSearch } from '@mfa-kit/express';
import { asUser } from '../mfa.js';
import { openBankDatabase } from './database.js';
import { beyond, openDirectory } from './directory.js';

const names = ['ann', 'Ben', 'ann', 'Cy%', 'dee', 'Eve', 'Cyd'];

function fixture() {
  const db = openBankDatabase(':memory:');
  for (const [n, name] of names.entries())
    db.prepare(
      `insert into customer (id, email, name, password_hash, created_at, company, role)
       values (?, ?, ?, '', 0, ?, ?)`,
    ).run(`id-${n}`, `mail-${n}@x.example`, name, n % 2 ? 'Harbour' : null, n > 4 ? 'clerk' : null);
  const directory = openDirectory(db, asUser);
  const ask = (wanted: Partial<UserSearch>) => directory.search({ tenants: 'all', limit: 100, ...wanted });
  const found = (wanted: Partial<UserSearch>) =>
    ask(wanted)
      .users.map(({ id }) => id.slice(3))
      .join('');
  return { db, ask, found };
}

describe('the directory', () => {
  it('gives everybody once, by name, a page at a time', () => {
    const { ask, found } = fixture();
    const pages: string[] = [];
    let after: string | undefined;
    do {
      const { users, next } = ask({ limit: 2, ...(after && { after }) });
      pages.push(users.map(({ id }) => id.slice(3)).join(''));
      after = next;
    } while (after);
    assert.deepEqual(pages, ['02', '13', '64', '5']);
    assert.equal(found({}), pages.join(''));
  });

  it('finds by how a name, an address or an id begins, and takes a wildcard for a letter', () => {
    const { found } = fixture();
    assert.equal(found({ text: 'AN' }), '02');
    assert.equal(found({ text: 'mail-5' }), '5');
    assert.equal(found({ text: 'id-3' }), '3');
    assert.equal(found({ text: 'cy%' }), '3');
    assert.equal(found({ text: '_nn' }), '');
  });

  it('keeps to the companies and the role that were asked for', () => {
    const { found } = fixture();
    assert.equal(found({ tenants: ['Harbour'] }), '135');
    assert.equal(found({ tenants: ['Harbour'], role: 'clerk' }), '5');
    assert.equal(found({ tenants: [] }), '');
  });

  it('reads a late page as it does an early one: by the index, without sorting', () => {
    const { db } = fixture();
    const plan = db
      .prepare<[object], { detail: string }>(
        `explain query plan select * from customer where ${beyond} order by name collate nocase, id limit 50`,
      )
      .all({ name: 'm', id: 'x' })
      .map(({ detail }) => detail)
      .join();
    assert.match(plan, /SEARCH customer USING (COVERING )?INDEX customer_name/);
    assert.doesNotMatch(plan, /TEMP B-TREE/);
  });
});
