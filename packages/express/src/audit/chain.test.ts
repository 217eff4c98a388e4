import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { movableClock } from '../../../../test/kit/clock.js';
import { sql, value } from '../../../../test/kit/tables.js';
import type { Context } from '../context.js';
import { sqlite } from '../db/sqlite.js';
import { open } from '../mfa.js';
import { settle } from '../options.js';
import { prune } from '../retention/retention.service.js';
import { eraseUser } from '../users/erase.service.js';
import { record } from './audit.service.js';
import { verifyAudit } from './verify.service.js';

const nothing = () => undefined;
const newSecret = () => randomBytes(32).toString('base64url');
const secret = newSecret();

function place(test: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'mfa-kit-'));
  test.after(() => rmSync(folder, { recursive: true }));
  return join(folder, 'mfa.db');
}

async function kit(
  test: TestContext,
  { file = place(test), secrets = [secret], clock = movableClock(), log = [] as string[] } = {},
) {
  const write = (_details: object, message: string) => void log.push(message);
  const ctx = await open(
    settle({
      issuer: 'Northwind',
      publicUrl: 'http://127.0.0.1:3000',
      secrets,
      database: sqlite(file),
      sessions: { read: nothing, establish: nothing, attach: nothing, end: nothing },
      users: { find: (id) => ({ id, name: id }) },
      now: clock.now,
      logger: { info: write, warn: write, error: write },
    }),
  );
  let shutting: Promise<void> | undefined;
  const shutOnce = async () => {
    ctx.pruning.stop();
    await ctx.notices.close();
    await ctx.seals.close();
    await ctx.db.destroy();
  };
  const shut = () => (shutting ??= shutOnce());
  test.after(shut);
  return { ctx, clock, file, log, shut };
}

type Kit = Awaited<ReturnType<typeof kit>>;

const caller = { address: '203.0.113.7', userAgent: 'Firefox' };

/** So many things happen, a second apart, to two people, one of them by an administrator. */
async function live({ ctx, clock }: Pick<Kit, 'ctx' | 'clock'>, count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    const userId = i % 2 === 0 ? 'ada' : 'grace';
    const byAdmin = i % 4 === 3 && { actorId: 'olga', reason: 'lost her phone' };
    await record(ctx, { type: 'signed_in', userId, caller, tenant: 'harbour', ...byAdmin });
    clock.advance({ seconds: 1 });
  }
  await ctx.seals.settle();
}

async function faultOf(ctx: Context): Promise<{ what: string; id?: string } | undefined> {
  const { fault, isIntact } = await verifyAudit(ctx);
  assert.equal(isIntact, fault === undefined);
  return fault;
}

const idAt = (file: string, seq: number) => value(file, 'select id from event where seq = ?', seq) as string;

describe('the chain', () => {
  it('is whole, and tells its head', async (test) => {
    const { ctx, clock } = await kit(test);
    await live({ ctx, clock }, 7);
    const { isIntact, sealed, waiting, erased, head } = await verifyAudit(ctx);
    assert.deepEqual([isIntact, sealed, waiting, erased], [true, 7, 0, 0]);
    assert.match(head ?? '', /^7\.[0-9a-f]{8}\.[\w-]{43}$/);
    assert.equal((await verifyAudit(ctx, { expected: head })).isIntact, true);
    await live({ ctx, clock }, 3);
    assert.equal((await verifyAudit(ctx, { expected: head })).isIntact, true);
  });

  it('is sealed within a second of what happened, by itself', async (test) => {
    const { ctx, file } = await kit(test);
    await record(ctx, { type: 'signed_in', userId: 'ada', caller });
    assert.equal((await verifyAudit(ctx)).waiting, 1);
    await pause(900);
    assert.equal(value(file, 'select count(*) from event where seq is null'), 0);
  });

  it('is sealed at the latest when the kit closes', async (test) => {
    const { ctx, file, shut } = await kit(test);
    await record(ctx, { type: 'signed_in', userId: 'ada', caller });
    await shut();
    assert.equal(value(file, 'select count(*) from event where seq is null'), 0);
  });

  it('begins with what happened before there were seals, once', async (test) => {
    const file = place(test);
    const first = await kit(test, { file });
    await live(first, 4);
    await first.shut();
    // As a database of before would be: entries, and nothing of the chain.
    sql(file, 'delete from audit_head');
    sql(
      file,
      `update event set who_salt = null, actor_salt = null, where_salt = null, seq = null, seal = null,
         who_digest = '', actor_digest = '', where_digest = '', mac = '', key_id = ''`,
    );
    const second = await kit(test, { file });
    await second.ctx.seals.settle();
    assert.deepEqual([(await verifyAudit(second.ctx)).sealed, await faultOf(second.ctx)], [4, undefined]);
    sql(file, `insert into event (id, at, type, user_id) values ('planted', 0, 'signed_in', 'ada')`);
    await second.ctx.seals.settle();
    await second.shut();
    const third = await kit(test, { file });
    await third.ctx.seals.settle();
    assert.deepEqual(await faultOf(third.ctx), { what: 'inserted', id: 'planted' });
  });

  it('is of several pages and batches', async (test) => {
    const { ctx, clock, file } = await kit(test);
    await ctx.db.transaction().execute(async (transaction) => {
      for (let i = 0; i < 2_300; i++)
        await record(ctx, { type: 'signed_in', userId: 'ada', caller }, transaction);
    });
    await live({ ctx, clock }, 1);
    assert.deepEqual([(await verifyAudit(ctx)).sealed, await faultOf(ctx)], [2_301, undefined]);
    // At the edge of a page.
    sql(
      file,
      `insert into event select 'zzz', at, type, user_id, factor_id, ip, user_agent, detail, actor_id, tenant, reason,
      who_salt, actor_salt, where_salt, seal, seq, outcome, who_digest, actor_digest, where_digest, mac, key_id
      from event where seq = 1000`,
    );
    assert.deepEqual(await faultOf(ctx), { what: 'inserted', id: 'zzz' });
  });
});

describe('somebody with the database and without the key', () => {
  const hands: readonly (readonly [string, string, (file: string) => unknown])[] = [
    ['rewrites who it was', 'altered', (f) => sql(f, `update event set user_id = 'mallory' where seq = 3`)],
    ['rewrites who did it', 'altered', (f) => sql(f, `update event set actor_id = 'mallory' where seq = 4`)],
    ['takes out who did it', 'altered', (f) => sql(f, `update event set actor_id = null where seq = 4`)],
    ['rewrites why', 'altered', (f) => sql(f, `update event set reason = 'as asked' where seq = 4`)],
    ['rewrites what', 'altered', (f) => sql(f, `update event set type = 'skipped' where seq = 3`)],
    ['rewrites when', 'altered', (f) => sql(f, `update event set at = at - 1 where seq = 3`)],
    ['rewrites how it ended', 'altered', (f) => sql(f, `update event set outcome = 'refused' where seq = 3`)],
    ['rewrites for whom', 'altered', (f) => sql(f, `update event set tenant = 'other' where seq = 3`)],
    ['rewrites by which factor', 'altered', (f) => sql(f, `update event set factor_id = 'x' where seq = 3`)],
    ['rewrites where from', 'altered', (f) => sql(f, `update event set ip = '192.0.2.1' where seq = 3`)],
    [
      'forgets a person by hand',
      'altered',
      (f) =>
        sql(
          f,
          `update event set user_id = null, reason = null, detail = null, who_salt = null, ip = null, user_agent = null,
             where_salt = null where seq = 3`,
        ),
    ],
    [
      'takes out where from before its time',
      'altered',
      (f) => sql(f, `update event set ip = null, user_agent = null, where_salt = null where seq = 3`),
    ],
    [
      'puts another seal',
      'altered',
      (f) => sql(f, `update event set seal = replace(seal, '.', '.A') where seq = 3`),
    ],
    ['moves an entry to another place', 'missing', (f) => sql(f, `update event set seq = 99 where seq = 3`)],
    ['swaps two', 'altered', (f) => swap(f, 3, 5)],
    ['swaps two with their seals', 'altered', (f) => swap(f, 3, 5, true)],
    ['takes one out', 'missing', (f) => sql(f, 'delete from event where seq = 3')],
    ['takes the first out', 'missing', (f) => sql(f, 'delete from event where seq = 1')],
    [
      'takes one out and closes the gap',
      'altered',
      (f) => {
        sql(f, 'delete from event where seq = 3');
        sql(f, 'update event set seq = seq - 1 where seq > 3');
      },
    ],
    ['cuts the end off', 'cut', (f) => sql(f, 'delete from event where seq > 4')],
    ['takes everything', 'cut', (f) => sql(f, 'delete from event')],
    [
      'cuts the end off and sets the head back',
      'altered',
      (f) => {
        sql(f, 'delete from event where seq > 4');
        sql(f, 'update audit_head set seq = 4, seal = (select seal from event where seq = 4)');
      },
    ],
    ['takes the head away', 'cut', (f) => sql(f, 'delete from audit_head')],
    ['puts one in without a seal', 'inserted', (f) => plant(f, 'new', { seq: null, seal: null })],
    ['puts a copy in without a seal', 'inserted', (f) => plant(f, 'new', { seq: null, seal: null }, 3)],
    ['puts one in beside another', 'inserted', (f) => plant(f, 'zzz', {}, 3)],
    ['puts one in at the end', 'altered', (f) => plant(f, 'zzz', { seq: 9 }, 8)],
    [
      'starts the chain later by a checkpoint of their own',
      'altered',
      (f) =>
        sql(
          f,
          `insert into audit_checkpoint (seq, seal, mac, key_id, at)
           select 4, seal, (select mac from audit_head), key_id, 0 from event where seq = 4`,
        ),
    ],
    [
      'hides behind an unknown key',
      'unreadable',
      (f) => sql(f, `update event set key_id = 'none' where seq = 3`),
    ],
  ];

  for (const [deed, what, hand] of hands)
    it(`${deed}: ${what}`, async (test) => {
      const { ctx, clock, file } = await kit(test);
      await live({ ctx, clock }, 8);
      assert.equal(await faultOf(ctx), undefined);
      hand(file);
      assert.equal((await faultOf(ctx))?.what, what);
      // Whatever happens next makes it no better.
      await live({ ctx, clock }, 2);
      assert.notEqual(await faultOf(ctx), undefined);
      // Nor does retention, which would take the traces away; but where it came from goes, true or not.
      if (deed.includes('where from')) return;
      clock.advance({ days: 800 });
      await prune(ctx);
      assert.notEqual(await faultOf(ctx), undefined);
    });

  it('is told by the entry', async (test) => {
    const { ctx, clock, file } = await kit(test);
    await live({ ctx, clock }, 8);
    const [third, fourth] = [idAt(file, 3), idAt(file, 4)];
    sql(file, `update event set user_id = 'mallory' where seq = 3`);
    assert.deepEqual(await faultOf(ctx), { what: 'altered', id: third });
    sql(file, 'delete from event where seq = 3');
    assert.deepEqual(await faultOf(ctx), { what: 'missing', id: fourth });
  });

  it('sets everything back to what once was: only a head that was kept elsewhere tells', async (test) => {
    const { ctx, clock, file } = await kit(test);
    await live({ ctx, clock }, 4);
    const [before] = sql(file, 'select seq, seal, mac, key_id from audit_head');
    await live({ ctx, clock }, 4);
    const { head } = await verifyAudit(ctx);
    sql(file, 'delete from event where seq > 4');
    sql(
      file,
      'update audit_head set seq = ?, seal = ?, mac = ?, key_id = ?',
      ...['seq', 'seal', 'mac', 'key_id'].map((name) => before?.[name]),
    );
    assert.equal(await faultOf(ctx), undefined);
    assert.deepEqual((await verifyAudit(ctx, { expected: head })).fault, { what: 'cut' });
    await live({ ctx, clock }, 8);
    assert.equal(await faultOf(ctx), undefined);
    assert.deepEqual((await verifyAudit(ctx, { expected: head })).fault, { what: 'cut' });
  });

  it('is not helped by the kit: an altered head is sealed on no further, and a planted entry never', async (test) => {
    const { ctx, clock, file, log } = await kit(test);
    await live({ ctx, clock }, 4);
    plant(file, 'new', { seq: null, seal: null });
    await live({ ctx, clock }, 2);
    assert.equal(value(file, "select seq from event where id = 'new'"), null);
    assert.equal(value(file, 'select max(seq) from event'), 6);
    sql(file, 'delete from event where seq > 2');
    sql(file, 'update audit_head set seq = 2, seal = (select seal from event where seq = 2)');
    await live({ ctx, clock }, 2);
    assert.equal(value(file, 'select max(seq) from event'), 2);
    assert.equal(log.filter((line) => line.includes('nothing is sealed any more')).length, 1);
    assert.equal(log.filter((line) => line.includes('is not sealed: new')).length, 1);
  });
});

function swap(file: string, a: number, b: number, withSeals = false): void {
  const [first, second] = [idAt(file, a), idAt(file, b)];
  const seals = [a, b].map((seq) => value(file, 'select seal from event where seq = ?', seq));
  sql(file, 'update event set seq = -1 where id = ?', first);
  sql(file, 'update event set seq = ? where id = ?', a, second);
  sql(file, 'update event set seq = ? where id = ?', b, first);
  if (!withSeals) return;
  sql(file, 'update event set seal = ? where id = ?', seals[0], second);
  sql(file, 'update event set seal = ? where id = ?', seals[1], first);
}

/** A copy of an entry under another id, with some columns changed. */
function plant(file: string, id: string, change: Record<string, unknown>, from = 1): void {
  const [row = {}] = sql(file, 'select * from event where seq = ?', from);
  const planted: Record<string, unknown> = { ...row, id, ...change };
  const names = Object.keys(planted);
  sql(
    file,
    `insert into event (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
    ...Object.values(planted),
  );
}

describe('what the kit itself forgets', () => {
  it('leaves the chain whole: a person, as the one it concerned and as the one who did it', async (test) => {
    const { ctx, clock, file } = await kit(test);
    await live({ ctx, clock }, 8);
    await eraseUser(ctx, 'ada');
    await ctx.seals.settle();
    const { isIntact, erased, sealed } = await verifyAudit(ctx);
    assert.deepEqual([isIntact, erased, sealed], [true, 4, 9]);
    await eraseUser(ctx, 'olga');
    assert.equal((await verifyAudit(ctx)).erased, 6);
    const text = JSON.stringify(sql(file, 'select * from event'));
    // As a word: within a digest it comes up by chance.
    for (const name of ['ada', 'olga'])
      assert.doesNotMatch(text, new RegExp(`(?<![\\w+/-])${name}(?![\\w+/-])`));
    assert.equal(
      value(
        file,
        "select count(*) from event where user_id = 'grace' and actor_id is null and reason is not null",
      ),
      2,
    );
    for (const after of ['4', '2']) {
      const detail = JSON.stringify({ changes: [{ what: 'entries', after }] });
      assert.equal(value(file, 'select user_id from event where detail = ?', detail), null);
    }
  });

  it('leaves it whole when where it came from goes after thirty days', async (test) => {
    const { ctx, clock, file } = await kit(test);
    await live({ ctx, clock }, 4);
    clock.advance({ days: 30 });
    await prune(ctx);
    assert.equal(value(file, 'select count(*) from event where ip is not null or where_salt is not null'), 0);
    assert.equal(await faultOf(ctx), undefined);
  });

  it('leaves it whole when the oldest go, and begins at a checkpoint', async (test) => {
    const { ctx, clock, file } = await kit(test);
    await live({ ctx, clock }, 4);
    const kept = (await verifyAudit(ctx)).head;
    clock.advance({ days: 200 });
    await live({ ctx, clock }, 4);
    clock.advance({ days: 300 });
    await prune(ctx);
    assert.equal(value(file, 'select min(seq) from event'), 5);
    assert.deepEqual([(await verifyAudit(ctx)).sealed, await faultOf(ctx)], [4, undefined]);
    assert.equal((await verifyAudit(ctx, { expected: kept })).isIntact, true);
    clock.advance({ days: 300 });
    await prune(ctx);
    assert.deepEqual([(await verifyAudit(ctx)).sealed, await faultOf(ctx)], [0, undefined]);
    await assert.rejects(verifyAudit(ctx, { expected: kept }), RangeError);
    await live({ ctx, clock }, 1);
    assert.deepEqual([(await verifyAudit(ctx)).sealed, await faultOf(ctx)], [1, undefined]);
    sql(file, 'delete from audit_checkpoint');
    assert.equal((await faultOf(ctx))?.what, 'missing');
  });

  it('removes nothing that was made to look old', async (test) => {
    const { ctx, clock, file, log } = await kit(test);
    await live({ ctx, clock }, 8);
    sql(file, 'update event set at = 0 where seq < 5');
    await prune(ctx);
    assert.equal(value(file, 'select count(*) from event'), 8);
    assert(log.some((line) => line.includes('not intact')));
  });
});

describe('another key', () => {
  it('goes on with the chain, and the old one still reads', async (test) => {
    const file = place(test);
    const newer = newSecret();
    const first = await kit(test, { file });
    await live(first, 4);
    await first.shut();
    const second = await kit(test, { file, secrets: [newer, secret], clock: first.clock });
    await live(second, 4);
    assert.deepEqual([(await verifyAudit(second.ctx)).sealed, await faultOf(second.ctx)], [8, undefined]);
    await eraseUser(second.ctx, 'ada');
    assert.equal(await faultOf(second.ctx), undefined);
    await second.shut();
    const third = await kit(test, { file, secrets: [newer], clock: first.clock });
    assert.equal((await faultOf(third.ctx))?.what, 'unreadable');
    await third.shut();
    const stranger = await kit(test, { file, secrets: [newSecret()], clock: first.clock });
    assert.equal((await faultOf(stranger.ctx))?.what, 'unreadable');
  });
});
