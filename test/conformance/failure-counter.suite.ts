/** The arithmetic of SECURITY.md 1 and 2.C: the 5th locks, each lock is longer, 20 a day, 100 in a row. */
import fc from 'fast-check';
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Db } from '../../packages/express/src/context.js';
import { migrate } from '../../packages/express/src/db/migrations.js';
import { dropFailures, listLocks, spendFailure } from '../../packages/express/src/failures/failures.store.js';
import { connect, type TestDatabase } from './database.js';
import { NOW } from './races.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const YEAR_MS = 365 * DAY_MS;

export function failureCounterSuite(database: TestDatabase): void {
  describe(`the counter of failures on ${database.name}`, () => {
    let place: Awaited<ReturnType<TestDatabase['create']>>;
    let db: Db;
    let users = 0;

    before(async () => {
      place = await database.create();
      db = await connect(database, place.address);
      await migrate(db);
    });
    after(async () => {
      await db.destroy();
      await place.remove();
    });

    /** Somebody new with one factor, and a clock of their own. */
    function person() {
      users += 1;
      const user = `user-${users}`;
      const clock = { now: NOW };
      const fail = (factor = 'totp') =>
        db.transaction().execute((t) => spendFailure(t, user, factor, clock.now));
      const row = () =>
        db
          .selectFrom('failure_counter')
          .selectAll()
          .where('user_id', '=', user)
          .where('factor_id', '=', 'totp')
          .executeTakeFirst();
      return {
        user,
        clock,
        fail,
        row,
        failTimes: async (times: number) => {
          for (let i = 0; i < times; i++) assert.ok(await fail(), 'it was locked');
        },
        /** Minutes until the factor is open again; 0 when it is. */
        lockedMinutes: async (factor = 'totp') => {
          const lock = (await listLocks(db, user, clock.now)).find((each) => each.factor_id === factor);
          return lock ? (lock.locked_until - clock.now) / MINUTE_MS : 0;
        },
      };
    }

    it('locks at the 5th in a row for 15 minutes, at the 10th for 30, at the 15th for an hour', async () => {
      const { failTimes, lockedMinutes, clock } = person();
      for (const minutes of [15, 30, 60]) {
        await failTimes(4);
        assert.equal(await lockedMinutes(), 0);
        await failTimes(1);
        assert.equal(await lockedMinutes(), minutes);
        clock.now += minutes * MINUTE_MS;
        assert.equal(await lockedMinutes(), 0);
      }
    });

    it('doubles the lock up to a day when five a day fail for weeks', async () => {
      const { failTimes, lockedMinutes, clock } = person();
      const minutes: number[] = [];
      for (let i = 0; i < 10; i++) {
        await failTimes(5);
        minutes.push(await lockedMinutes());
        clock.now += 2 * DAY_MS;
      }
      assert.deepEqual(minutes, [15, 30, 60, 120, 240, 480, 960, 1440, 1440, 1440]);
    });

    it('locks for a day at the 20th within 24 hours', async () => {
      const { failTimes, lockedMinutes, clock } = person();
      for (let i = 0; i < 3; i++) {
        await failTimes(5);
        clock.now += HOUR_MS;
      }
      await failTimes(4);
      assert.equal(await lockedMinutes(), 0);
      await failTimes(1);
      assert.equal(await lockedMinutes(), 24 * 60);
      clock.now += DAY_MS - 1;
      assert.notEqual(await lockedMinutes(), 0);
      clock.now += 1;
      assert.equal(await lockedMinutes(), 0);
      await failTimes(1);
    });

    it('locks at 100 in a row until recovery or an administrator', async () => {
      const { user, fail, failTimes, lockedMinutes, clock } = person();
      for (let i = 0; i < 20; i++) {
        await failTimes(5);
        clock.now += 2 * DAY_MS;
      }
      clock.now += 20 * YEAR_MS;
      assert.notEqual(await lockedMinutes(), 0);
      assert.equal(await fail(), undefined);
      await dropFailures(db, user, 'totp');
      assert.ok(await fail());
    });

    it('counts nothing while it is locked', async () => {
      const { fail, failTimes, row, clock } = person();
      await failTimes(5);
      const before = await row();
      for (const minutes of [0, 1, 14.999]) {
        clock.now = NOW + minutes * MINUTE_MS;
        assert.equal(await fail(), undefined);
      }
      assert.deepEqual(await row(), before);
      clock.now = NOW + 15 * MINUTE_MS;
      assert.equal((await fail())?.in_row, 6);
    });

    it('is cleared by success with that factor of that user, and by nothing else', async () => {
      const [ada, grace] = [person(), person()];
      await ada.failTimes(4);
      await grace.failTimes(4);
      for (let i = 0; i < 4; i++) await ada.fail('recovery');
      await dropFailures(db, ada.user, 'recovery');
      await dropFailures(db, grace.user, 'totp');
      assert.equal((await ada.row())?.in_row, 4);
      assert.equal(await grace.row(), undefined);
      assert.equal((await ada.fail('recovery'))?.in_row, 1);
      await dropFailures(db, ada.user, 'totp');
      assert.equal((await ada.fail())?.in_row, 1);
    });

    it('keeps each factor of a user apart: one locked leaves the others open', async () => {
      const { failTimes, fail, lockedMinutes } = person();
      await failTimes(5);
      assert.equal(await lockedMinutes('recovery'), 0);
      assert.equal((await fail('recovery'))?.in_row, 1);
    });

    it('lets at most 20 guesses through in any 24 hours, and none within 15 minutes of a 5th', async () => {
      const pauses = fc.array(
        fc.oneof(fc.constant(0), fc.integer({ min: 0, max: HOUR_MS }), fc.integer({ min: 0, max: DAY_MS })),
        { minLength: 40, maxLength: 80, size: 'max' },
      );
      await fc.assert(
        fc.asyncProperty(pauses, async (between) => {
          const { fail, clock } = person();
          const counted: number[] = [];
          for (const pause of between) {
            clock.now += pause;
            if (await fail()) counted.push(clock.now);
          }
          for (const [i, at] of counted.entries()) {
            assert.ok(counted.filter((other) => other > at - DAY_MS && other <= at).length <= 20);
            if (i % 5 === 4) assert.ok((counted[i + 1] ?? Infinity) - at >= 15 * MINUTE_MS);
          }
        }),
        { numRuns: 25 },
      );
    });
  });
}
