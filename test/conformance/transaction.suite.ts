/** Transactions: all or nothing, and none fails because another process wrote in between. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { migrate } from '../../packages/express/src/db/migrations.js';
import { findUserState, saveUser } from '../../packages/express/src/users/users.store.js';
import { connect, type TestDatabase } from './database.js';
import { startRacer } from './processes.js';

export function transactionSuite(database: TestDatabase): void {
  describe(`transactions on ${database.name}`, () => {
    it('leave nothing behind when they fail', async () => {
      const place = await database.create();
      const db = await connect(database, place.address);
      await migrate(db);
      const failing = db.transaction().execute(async (transaction) => {
        await saveUser(transaction, 'ada');
        throw new Error('no');
      });
      await assert.rejects(failing, { message: 'no' });
      assert.deepEqual(await db.selectFrom('user_state').selectAll().execute(), []);
      await db.destroy();
      await place.remove();
    });

    it('of two processes that read and then write wait for each other: no update is lost, none fails', async () => {
      const place = await database.create();
      const db = await connect(database, place.address);
      await migrate(db);
      await saveUser(db, 'ada');
      const racers = await Promise.all([1, 2].map(() => startRacer(database.name, place.address)));
      const order = { run: 'readThenWrite', id: 'ada', times: 20 };
      assert.deepEqual(await Promise.all(racers.map((racer) => racer.run(order))), [20, 20]);
      await Promise.all(racers.map((racer) => racer.stop()));
      const { skips, version } = await findUserState(db, 'ada');
      assert.deepEqual([skips, version], [40, 40]);
      await db.destroy();
      await place.remove();
    });
  });
}
