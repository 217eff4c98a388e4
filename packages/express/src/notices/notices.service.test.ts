import type { EventType } from '@mfa-kit/contract';
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it, type TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { movableClock } from '../../../../test/kit/clock.js';
import { record, type Happening } from '../audit/audit.service.js';
import { sqlite } from '../db/sqlite.js';
import { sealNumber } from '../kinds/phone/secrets.js';
import { devMailbox } from '../mail/dev-mailbox.js';
import { open } from '../mfa.js';
import { settle, type MfaOptions } from '../options.js';
import { devOutbox } from '../sms/dev-outbox.js';
import { subjects } from './notice.js';

const NUMBER = '+447418343743';

async function kit(test: TestContext, given: Partial<MfaOptions> = {}) {
  const mail = devMailbox();
  const sms = devOutbox();
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
      users: { find: (id) => ({ id, name: id, email: `${id}@northwind.example`, locale: 'nl' }) },
      mail,
      sms: [sms],
      now: clock.now,
      ...given,
    }),
  );
  test.after(async () => {
    await ctx.notices.close();
    await ctx.db.destroy();
  });
  const phone = {
    id: 'f1',
    kind: 'phone',
    ordinal: 1,
    name: 'visit https://evil.example',
    hint: '43',
    secret: sealNumber(ctx, 'ada', 'f1', NUMBER),
  };
  const app = { id: 'f2', kind: 'totp', ordinal: 1, name: '<b>evil</b>', hint: null, secret: 'sealed' };
  const caller = { address: '203.0.113.7', userAgent: '', locale: 'fr' };
  /** In a transaction, as everything that changes a factor is; then everything is sent. */
  const happen = async (happening: Omit<Happening, 'userId'>) => {
    const whole = { userId: 'ada', caller, ...happening };
    await ctx.db.transaction().execute((transaction) => record(ctx, whole, transaction));
    await sent();
  };
  const sent = async () => {
    for (let i = 0; i < 500; i++) {
      const due = await ctx.db.selectFrom('notice').select('id').where('status', '=', 'open').execute();
      if (due.length === 0) return;
      await pause(10);
    }
    assert.fail('a notice was not sent');
  };
  return { ctx, clock, mail, sms, phone, app, happen };
}

describe('what people are told of', () => {
  for (const [type, subject] of [
    ['factor_enrolled', 'Een tweede stap beschermt je account'],
    ['factor_added', 'Er is een inlogmethode toegevoegd'],
    ['factor_replaced', 'Er is een inlogmethode gewijzigd'],
    ['factor_removed', 'Er is een inlogmethode verwijderd'],
    ['default_changed', 'Je gebruikelijke inlogmethode is gewijzigd'],
    ['turned_off', 'De tweede stap is uitgeschakeld'],
    ['browser_trusted', 'Een browser wordt nu vertrouwd'],
    ['revoked', 'Je bent overal uitgelogd'],
    ['disowned', 'Je bent overal uitgelogd'],
  ] satisfies [EventType, string][])
    it(`REQ-41 ${type}, once and without the names that people gave`, async (test) => {
      const { mail, happen, app } = await kit(test);
      await happen({ type, factor: app });
      assert.deepEqual(
        mail.messages.map((one) => [one.to, one.subject]),
        [['ada@northwind.example', `${subject} – Northwind`]],
      );
      const [message] = mail.messages;
      assert.match(message?.text ?? '', /Methode: Authenticator-app\n/);
      assert.doesNotMatch(JSON.stringify(message), /evil/);
    });

  for (const type of ['signed_in', 'factor_renamed', 'skipped', 'password_wrong', 'browser_revoked'] as const)
    it(`is not ${type}`, async (test) => {
      const { ctx, happen } = await kit(test);
      assert.equal(subjects[type], undefined);
      await happen({ type });
      assert.deepEqual(await ctx.db.selectFrom('notice').selectAll().execute(), []);
    });

  it('stands and falls with the transaction', async (test) => {
    const { ctx, mail } = await kit(test);
    const broken = ctx.db.transaction().execute(async (transaction) => {
      await record(ctx, { type: 'factor_removed', userId: 'ada' }, transaction);
      throw new Error('the disk failed');
    });
    await assert.rejects(broken, /the disk failed/);
    await pause(50);
    assert.deepEqual(mail.messages, []);
    assert.deepEqual(await ctx.db.selectFrom('notice').selectAll().execute(), []);
  });
});

describe('a number that is no factor any more', () => {
  it('REQ-37 REQ-41 is told by text when it was removed, replaced, or the last', async (test) => {
    const { sms, mail, happen, phone, app } = await kit(test);
    await happen({ type: 'factor_removed', factor: phone });
    await happen({ type: 'turned_off', factor: phone });
    await happen({ type: 'factor_replaced', factor: app, replaced: phone });
    assert.deepEqual(
      sms.messages.map(({ to }) => to),
      [NUMBER, NUMBER, NUMBER],
    );
    assert(sms.messages.every(({ body }) => /^Northwind: dit nummer/.test(body) && !/evil|http/.test(body)));
    assert.equal(mail.messages.length, 3);
  });

  it('is not told of what leaves it in force', async (test) => {
    const { sms, happen, phone, app } = await kit(test);
    await happen({ type: 'factor_added', factor: phone });
    await happen({ type: 'default_changed', factor: phone });
    await happen({ type: 'factor_removed', factor: app });
    await happen({ type: 'factor_replaced', factor: phone, replaced: app });
    assert.deepEqual(sms.messages, []);
  });

  it('is told even where nobody is mailed, and its text counts like any other', async (test) => {
    const { ctx, clock, sms, phone, happen } = await kit(test, { mail: undefined as never });
    for (let i = 0; i < 5; i++) await happen({ type: 'factor_removed', factor: phone });
    const whole = { type: 'factor_removed', userId: 'ada', factor: phone } as const;
    await ctx.db.transaction().execute((transaction) => record(ctx, whole, transaction));
    await pause(100);
    assert.equal(sms.messages.length, 5, 'the sixth in ten minutes waits');
    clock.advance({ minutes: 11 });
    await happen({ type: 'factor_removed', factor: phone });
    assert.equal(sms.messages.length, 7, 'and is not lost');
  });

  it('may be sealed by a key that is gone: it is removed all the same', async (test) => {
    const { mail, sms, happen, phone } = await kit(test);
    await happen({ type: 'factor_removed', factor: { ...phone, secret: '00000000.gone' } });
    assert.equal(mail.messages.length, 1);
    assert.deepEqual(sms.messages, []);
  });
});
