/** Migrations: forward, once, however many processes start at the same time. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { migrate } from '../../packages/express/src/db/migrations.js';
import { findUserState, saveUser } from '../../packages/express/src/users/users.store.js';
import { connect, type TestDatabase } from './database.js';
import { startRacer } from './processes.js';

export function migrationSuite(database: TestDatabase): void {
  describe(`migrations on ${database.name}`, () => {
    it('do nothing the second time, and keep what is there', async () => {
      const place = await database.create();
      const db = await connect(database, place.address);
      await migrate(db);
      await saveUser(db, 'ada');
      const before = await db.introspection.getTables();
      await migrate(db);
      assert.deepEqual(await db.introspection.getTables(), before);
      assert.notEqual((await findUserState(db, 'ada')).user_id, undefined);
      assert.equal((await db.selectFrom('user_state').selectAll().execute()).length, 1);
      await db.destroy();
      await place.remove();
    });

    it('run once when three processes start at the same time', async () => {
      const place = await database.create();
      const racers = await Promise.all([1, 2, 3].map(() => startRacer(database.name, place.address)));
      const order = { run: 'migrate', id: '', times: 1 };
      assert.deepEqual(await Promise.all(racers.map((racer) => racer.run(order))), [1, 1, 1]);
      await Promise.all(racers.map((racer) => racer.stop()));
      const db = await connect(database, place.address);
      await migrate(db);
      await saveUser(db, 'ada');
      await db.destroy();
      await place.remove();
    });
  });
}
