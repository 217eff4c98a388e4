import { MfaError } from '@mfa-kit/contract';
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it, type TestContext } from 'node:test';
import { movableClock } from '../../../../../test/kit/clock.js';
import { virtualPhone } from '../../../../../test/kit/virtual-phone.js';
import { sqlite } from '../../db/sqlite.js';
import { open } from '../../mfa.js';
import { settle } from '../../options.js';
import { devOutbox } from '../../sms/dev-outbox.js';
import { findSetup } from '../factor.store.js';
import type { Occasion } from '../kind.js';
import { phone } from './phone.service.js';

const ADA = '+447418343743';
const occasion = (pendingId: string, id = 'ada'): Occasion => ({
  user: { id, name: id },
  pendingId,
  purpose: 'sign-in',
  address: '192.0.2.1',
  locale: undefined,
});

async function kit(test: TestContext) {
  const outbox = devOutbox();
  const clock = movableClock();
  const ctx = await open(
    settle({
      issuer: 'Northwind',
      publicUrl: 'http://127.0.0.1:3000',
      secrets: [randomBytes(32).toString('base64url')],
      database: sqlite(':memory:'),
      sessions: {
        read: () => undefined,
        establish: () => undefined,
        attach: () => undefined,
        end: () => undefined,
      },
      users: { find: () => undefined },
      sms: [outbox],
      now: clock.now,
    }),
  );
  test.after(() => ctx.db.destroy());
  const begin = (number: string, by = occasion('first')) =>
    phone.begin(ctx, by, { kind: 'phone', phone: number });
  return { ctx, begin, clock, outbox, ada: virtualPhone(ADA, () => outbox.messages) };
}

/** Begins with Ada's number, and proves it. */
async function enrolled({ ctx, begin, ada }: Awaited<ReturnType<typeof kit>>) {
  await begin(ADA);
  const setup = await findSetup(ctx.db, 'first', ctx.now(), 5);
  assert(setup);
  const spend = await phone.confirm(ctx, setup, ada.code());
  assert(spend);
  assert.equal(await ctx.db.transaction().execute((transaction) => spend(transaction)), true);
  return { setup, spend };
}

const refused = (code: string) => (error: unknown) => error instanceof MfaError && error.code === code;

describe('enrolling a phone', () => {
  it('P38 refuses a number that the person has, however it is spelled', async (test) => {
    const bench = await kit(test);
    await enrolled(bench);
    bench.clock.advance({ minutes: 1 });
    for (const spelling of [ADA, '+44 7418 343743', '0044 (0)7418-343-743', '+٤٤٧٤١٨٣٤٣٧٤٣'])
      await assert.rejects(bench.begin(spelling, occasion('second')), refused('number_known'));
    assert.equal(bench.outbox.messages.length, 1);
  });

  it('takes a number that somebody else has', async (test) => {
    const bench = await kit(test);
    await enrolled(bench);
    const { hint } = await bench.begin(ADA, occasion('second', 'mallory')).then((setup) => {
      assert(setup.kind === 'phone');
      return setup;
    });
    assert.equal(hint, '43');
  });

  it('spends a code once, also when two compared it before either did', async (test) => {
    const bench = await kit(test);
    const { spend } = await enrolled(bench);
    assert.equal(await bench.ctx.db.transaction().execute((transaction) => spend(transaction)), false);
  });

  it('sends five texts for one login, however long it waits', async (test) => {
    const { ctx, begin, clock, outbox } = await kit(test);
    await begin(ADA);
    const setup = await findSetup(ctx.db, 'first', ctx.now(), 5);
    assert(setup);
    for (let i = 1; i < 5; i++) {
      clock.advance({ days: 1 });
      await phone.challenge?.(ctx, occasion('first'), setup);
    }
    clock.advance({ days: 1 });
    await assert.rejects(
      async () => phone.challenge?.(ctx, occasion('first'), setup),
      refused('send_limited'),
    );
    assert.equal(outbox.messages.length, 5);
  });

  it('does not open a number that was copied to another person’s row', async (test) => {
    const bench = await kit(test);
    const { setup } = await enrolled(bench);
    const { ctx } = bench;
    await ctx.db.updateTable('factor').set({ user_id: 'mallory' }).where('id', '=', setup.id).execute();
    await assert.rejects(bench.begin(ADA, occasion('second', 'mallory')));
    assert.equal(bench.outbox.messages.length, 1);
  });
});
