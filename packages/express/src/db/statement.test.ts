import { sql, type Kysely } from 'kysely';
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { migrate } from './migrations.js';
import type { Database } from './schema.js';
import { sqlite } from './sqlite.js';
import { connect, statement } from './statement.js';

async function opened(test: TestContext, file?: string): Promise<Kysely<Database>> {
  const folder = mkdtempSync(join(tmpdir(), 'mfa-kit-'));
  const db = connect(await sqlite(file ?? join(folder, 'mfa.db'))());
  test.after(async () => {
    await db.destroy();
    rmSync(folder, { recursive: true });
  });
  await migrate(db);
  return db;
}

const save = statement((db, row: { key: string; points: number; expires_at: number | null }) =>
  db.insertInto('rate_limit').values(row),
);
const find = statement((db, { key }: { key: string }) =>
  db.selectFrom('rate_limit').selectAll().where('key', '=', key).where('points', '>', 0),
);

describe('a statement', () => {
  it('is built once and run with the parameters of each time', async (test) => {
    const db = await opened(test);
    let builds = 0;
    const counted = statement((at, { key, points }: { key: string; points: number }) => {
      builds += 1;
      return at
        .updateTable('rate_limit')
        .set({ points: sql`points + ${points}` })
        .where('key', '=', key);
    });
    for (const key of ['a', 'b', 'c']) await save.run(db, { key, points: 1, expires_at: null });
    assert.equal(await counted.run(db, { key: 'a', points: 10 }), 1);
    assert.equal(await counted.run(db, { key: 'b', points: 20 }), 1);
    assert.equal(await counted.run(db, { key: 'nobody', points: 30 }), 0);
    const points = async (key: string) => (await find.first(db, { key }))?.points;
    assert.deepEqual([await points('a'), await points('b'), await points('c')], [11, 21, 1]);
    assert.equal(builds, 1);
  });

  it('is refused when it is built from what was computed with a parameter', async (test) => {
    const db = await opened(test);
    const computing = statement((at, { now }: { now: number }) =>
      at
        .selectFrom('rate_limit')
        .selectAll()
        .where('expires_at', '>', now - 1),
    );
    await assert.rejects(async () => computing.all(db, { now: 1 }), /compute with now before/);
  });
});

describe('a read outside a transaction', () => {
  it('does not wait for one in progress, and sees nothing of it before it is committed', async (test) => {
    const db = await opened(test);
    const began = Promise.withResolvers<undefined>();
    const read = Promise.withResolvers<undefined>();
    const writing = db.transaction().execute(async (transaction) => {
      await save.run(transaction, { key: 'a', points: 1, expires_at: null });
      assert.equal((await find.first(transaction, { key: 'a' }))?.points, 1);
      began.resolve(undefined);
      await read.promise;
    });
    await began.promise;
    assert.equal(await find.first(db, { key: 'a' }), undefined);
    read.resolve(undefined);
    await writing;
    assert.equal((await find.first(db, { key: 'a' }))?.points, 1);
  });

  it('sees what was rolled back no more than what never was', async (test) => {
    const db = await opened(test);
    const failing = db.transaction().execute(async (transaction) => {
      await save.run(transaction, { key: 'a', points: 1, expires_at: null });
      throw new Error('no');
    });
    await assert.rejects(failing);
    assert.deepEqual(await find.all(db, { key: 'a' }), []);
  });

  it('works on a database in memory, which has one connection only', async (test) => {
    const db = await opened(test, ':memory:');
    await save.run(db, { key: 'a', points: 1, expires_at: null });
    assert.equal((await find.first(db, { key: 'a' }))?.points, 1);
  });
});
