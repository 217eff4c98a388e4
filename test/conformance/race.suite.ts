/** What must happen once, or five times at most, happens so however many try at once: in one process and in two. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Db } from '../../packages/express/src/context.js';
import { migrate } from '../../packages/express/src/db/migrations.js';
import { acceptStep } from '../../packages/express/src/kinds/totp/totp.store.js';
import { connect, type TestDatabase } from './database.js';
import { startRacer, type Racer } from './processes.js';
import { NOW, races } from './races.js';

const AT_ONCE = 20;

export function raceSuite(database: TestDatabase): void {
  describe(`races on ${database.name}`, () => {
    let place: Awaited<ReturnType<TestDatabase['create']>>;
    let db: Db;
    let racers: readonly Racer[] = [];

    before(async () => {
      place = await database.create();
      db = await connect(database, place.address);
      await migrate(db);
      racers = await Promise.all([1, 2].map(() => startRacer(database.name, place.address)));
    });
    after(async () => {
      await Promise.all(racers.map((racer) => racer.stop()));
      await db.destroy();
      await place.remove();
    });

    for (const [name, { winners, prepare, run }] of Object.entries(races)) {
      it(`${name} lets ${winners} of ${AT_ONCE} through at once`, async () => {
        await prepare(db, `${name}-1`);
        const won = await Promise.all(Array.from({ length: AT_ONCE }, () => run(db, `${name}-1`)));
        assert.equal(won.filter(Boolean).length, winners);
      });

      it(`${name} lets ${winners} of ${AT_ONCE} through from two processes at once`, async () => {
        await prepare(db, `${name}-2`);
        const order = { run: name, id: `${name}-2`, times: AT_ONCE / 2 };
        const [left = 0, right = 0] = await Promise.all(racers.map((racer) => racer.run(order)));
        assert.equal(left + right, winners);
      });
    }

    it('nothing lets anybody through where there is nothing to win', async () => {
      // A counter begins with the first failure.
      const { spendFailure: _counter, ...others } = races;
      for (const [name, { run }] of Object.entries(others))
        assert.equal(await run(db, 'nothing'), false, name);
    });

    it('acceptStep never goes back, nor stays', async () => {
      await races['acceptStep']!.prepare(db, 'steps');
      const accept = (step: number) =>
        db.transaction().execute((transaction) => acceptStep(transaction, 'steps', step, NOW));
      const taken: boolean[] = [];
      for (const step of [7, 7, 6, 8, 7, 8, 10, 9]) taken.push(await accept(step));
      assert.deepEqual(taken, [true, false, false, true, false, false, true, false]);
    });
  });
}
