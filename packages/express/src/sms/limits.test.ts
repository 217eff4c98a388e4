import { MfaError } from '@mfa-kit/contract';
import { Kysely } from 'kysely';
import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { movableClock } from '../../../../test/kit/clock.js';
import { migrate } from '../db/migrations.js';
import type { Database } from '../db/schema.js';
import { sqlite } from '../db/sqlite.js';
import { sendLimits, type SendFigures } from './limits.js';

const wide: SendFigures = {
  perNumber: 999,
  perUserDay: 999,
  perPrefixHour: 999,
  perAddressHour: 999,
  perHour: 999,
};
const send = { user: 'u', number: 'n', prefix: 'p', address: 'a', proved: true };
const stranger = { ...send, user: 'm', proved: false };

async function limitsOf(test: TestContext, figures: Partial<SendFigures>) {
  const clock = movableClock();
  const db = new Kysely<Database>({ dialect: await sqlite(':memory:')() });
  test.after(() => db.destroy());
  await migrate(db);
  const limits = sendLimits(db, clock.now, { ...wide, ...figures });
  /** How many of so many texts may go, and how long to wait after a refusal. */
  async function passed(tries: number, what = send) {
    let count = 0;
    let wait: number | undefined;
    for (let i = 0; i < tries; i++)
      await limits.spend(what).then(
        () => (count += 1),
        (refusal: unknown) => {
          assert(refusal instanceof MfaError && refusal.code === 'send_limited');
          wait = refusal.retryAfter;
        },
      );
    return [count, wait];
  }
  return { clock, limits, passed };
}

describe('a budget of texts', () => {
  it('lets so many pass in its window, says how long to wait, and begins anew', async (test) => {
    const { clock, passed } = await limitsOf(test, { perNumber: 3 });
    assert.deepEqual(await passed(5), [3, 600]);
    clock.advance({ minutes: 9, seconds: 59 });
    assert.deepEqual(await passed(5), [0, 1]);
    clock.advance({ seconds: 1 });
    assert.deepEqual(await passed(5), [3, 600]);
  });

  it('gets back what is given back, and no more', async (test) => {
    const { limits, passed } = await limitsOf(test, { perNumber: 3 });
    await passed(3);
    await limits.giveBack(send, 'all');
    assert.deepEqual(await passed(5), [1, 600]);
    await limits.giveBack(send, 'proved');
    assert.deepEqual(await passed(5), [0, 600]);
  });

  it('owes nobody what is given back after its window, or was never taken', async (test) => {
    const { clock, limits, passed } = await limitsOf(test, { perNumber: 3 });
    await passed(3);
    clock.advance({ minutes: 10 });
    await limits.giveBack(send, 'all');
    assert.deepEqual(await passed(9), [3, 600]);
    clock.advance({ minutes: 10 });
    await passed(1);
    for (let i = 0; i < 3; i++) await limits.giveBack(send, 'all');
    assert.deepEqual(await passed(9), [3, 600]);
  });

  it('takes nothing from the narrower ones when it refuses', async (test) => {
    const { limits, passed } = await limitsOf(test, { perNumber: 3, perAddressHour: 1 });
    assert.equal((await passed(9))[0], 1);
    assert.equal((await passed(9, { ...send, address: 'b' }))[0], 1);
    await assert.rejects(limits.spend(send));
    assert.equal((await passed(9, { ...send, address: 'c' }))[0], 1);
    assert.equal((await passed(9, { ...send, address: 'd' }))[0], 0);
  });

  it('is another for whoever has proved the number than for strangers', async (test) => {
    for (const name of ['perNumber', 'perUserDay', 'perAddressHour', 'perHour'] as const) {
      const { passed } = await limitsOf(test, { [name]: 2 });
      assert.equal((await passed(5, stranger))[0], 2);
      assert.equal((await passed(5, { ...stranger, user: send.user }))[0], name === 'perUserDay' ? 2 : 0);
      assert.equal((await passed(5))[0], 2, name);
    }
  });
});
