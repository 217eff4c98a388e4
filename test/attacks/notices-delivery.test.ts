/** Mails whose server is down, slow or gone, and processes that die or race: each arrives once, and nobody waits for it. */
import { flow } from '@mfa-kit/contract';
import { devMailbox, smtp, type MailTransport } from '@mfa-kit/express';
import session from 'express-session';
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { movableClock } from '../kit/clock.js';
import { assertAt } from '../kit/expect.js';
import { hostDuring, startHost } from '../kit/host.js';
import { mailServer } from '../kit/mail-server.js';
import { answer, begin, enrol } from '../kit/people.js';
import { secondProcess } from '../kit/second-process.js';
import { sql, value } from '../kit/tables.js';
import { guessWrong, mailing, open, postponed, settled, subjects, until } from '../kit/mailing.js';

describe('a mail server that is down', () => {
  it('REQ-41 delays no request and loses nothing', async (test) => {
    const { server, host } = await mailing(test);
    await server.stop();
    const { app } = await enrol(host);
    await guessWrong(host, app, 3);
    assert.equal(open(host), 2);
    await postponed(host, /code_wrong/);
    await server.start();
    host.clock.advance({ minutes: 10 });
    await host.mfa.revoke('ada');
    await settled(host);
    assert.deepEqual(subjects(await server.mails(3)).sort(), [
      'A second step protects your account – Northwind',
      'Wrong codes were entered for your account – Northwind',
      'You were signed out everywhere – Northwind',
    ]);
  });

  it('REQ-41 answers before it is asked, and is asked again with the address of then', async (test) => {
    const { promise: held, resolve: release } = Promise.withResolvers<undefined>();
    const tried: string[] = [];
    const slow: MailTransport = {
      name: 'slow',
      async send({ to }) {
        tried.push(to);
        await held;
        if (tried.length === 1) throw new Error('the line broke');
      },
    };
    const host = await hostDuring(test, { mail: slow });
    await enrol(host);
    assert.deepEqual(tried, ['ada@northwind.example'], 'the request was answered while the mail hangs');
    host.users.set('ada', { id: 'ada', name: 'ada', email: 'thief@evil.example' });
    release(undefined);
    await postponed(host, /factor_enrolled/);
    host.clock.advance({ minutes: 2 });
    await host.mfa.revoke('grace');
    await settled(host);
    assert.deepEqual(tried.slice(1).sort(), ['ada@northwind.example', 'grace@northwind.example']);
  });

  it('is tried ever more rarely for two days, then given up with an error', async (test) => {
    const { server, host } = await mailing(test);
    server.mood = 'busy';
    const began = host.clock.now();
    await host.mfa.revoke('ada');
    const waits: number[] = [];
    for (let i = 1; i < 60; i++) {
      await until(() => (host.log.at(-1) ?? '').includes(`"tries":${i},`));
      const [row] = sql(host.file, `select status, next_at from notice where user_id = 'ada'`);
      if (row?.['status'] === 'failed') break;
      waits.push(((row?.['next_at'] as number) - host.clock.now()) / 60_000);
      host.clock.advance({ minutes: waits.at(-1) ?? 0 });
      // Woken by what concerns somebody without an address, in place of the timer.
      host.users.set('grace', { id: 'grace', name: 'grace' });
      await host.mfa.revoke('grace');
    }
    assert.deepEqual(waits.slice(0, 10), [1, 2, 4, 8, 16, 32, 64, 128, 240, 240]);
    assert(host.clock.now() - began > 40 * 3600_000 && host.clock.now() - began <= 48 * 3600_000);
    assert.match(host.log.at(-1) ?? '', /given up/);
    assert.deepEqual(sql(host.file, `select status, body from notice`), [{ status: 'failed', body: '' }]);
  });

  it('that knows no such mailbox is asked once', async (test) => {
    const { server, host } = await mailing(test);
    server.mood = 'unknown';
    await host.mfa.revoke('ada');
    await settled(host);
    assert.equal(server.refusals, 1);
    assert.match(host.log.join('\n'), /given up/);
    assert.doesNotMatch(host.log.join('\n'), /ada@/);
  });
});

describe('two processes and a restart', () => {
  it('REQ-86 send each mail once, whoever wrote it down', async (test) => {
    const server = await mailServer(test);
    await server.stop();
    const host = await hostDuring(test, { mail: smtp(server.options) });
    const other = await secondProcess(host, { smtp: server.options });
    test.after(() => other.kill());
    for (const id of ['ada', 'grace', 'mallory']) for (let i = 0; i < 5; i++) await host.mfa.revoke(id);
    await until(() => (value(host.file, 'select min(tries) from notice') as number) > 0);
    await server.start();
    host.clock.advance({ minutes: 5 });
    await other.catchUp();
    const { app, factorId } = await enrol(host);
    const guess = app.wrongCode(host.clock.now());
    const browsers = await Promise.all([1, 2, 3, 4].map(() => other.signedIn('ada')));
    await Promise.all([
      ...browsers.map((one) => answer(one, guess, factorId)),
      ...Array.from({ length: 5 }, () => host.mfa.revoke('grace')),
    ]);
    await server.mails(22);
    await settled(host);
    const ids = (await server.mails()).map(({ messageId }) => messageId);
    assert.equal(ids.length, 22);
    assert.equal(new Set(ids).size, 22);
  });

  it('REQ-86 lose nothing between sends: closing lets one finish and leaves the rest', async (test) => {
    const sent: string[] = [];
    const { promise: held, resolve: release } = Promise.withResolvers<undefined>();
    const slow: MailTransport = {
      name: 'slow',
      async send({ id }) {
        await held;
        sent.push(id);
      },
    };
    const shared = { sessionStore: new session.MemoryStore() };
    const first = await startHost({ ...shared, mail: slow });
    for (const id of ['ada', 'grace', 'mallory']) await first.mfa.revoke(id);
    const closing = first.close({ keep: true });
    await pause(50);
    assert.deepEqual(sent, [], 'closing waits for what is being sent');
    release(undefined);
    await closing;
    assert.equal(sent.length, 1);
    const mail = devMailbox();
    const second = await hostDuring(test, {
      ...shared,
      mail,
      folder: first.folder,
      clock: first.clock,
      secrets: first.secrets,
    });
    await settled(second);
    assert.equal(mail.messages.length, 2);
    assert.equal(new Set([...sent, ...mail.messages.map(({ id }) => id)]).size, 3);
  });

  it('REQ-86 take over what a killed process was sending, when its claim is over', async (test) => {
    const server = await mailServer(test);
    server.mood = 'silent';
    const folder = mkdtempSync(join(tmpdir(), 'mfa-kit-'));
    const start = { folder, clock: movableClock(), secrets: [randomBytes(32).toString('base64url')] };
    const doomed = await secondProcess(start, { smtp: server.options });
    test.after(() => doomed.kill());
    const browser = await doomed.signedIn('ada');
    const { app, factorId } = await begin(browser);
    assertAt(await browser.call(flow.confirm, { factorId, code: app.code(start.clock.now()) }), 'codes');
    await until(() => server.refusals === 1);
    await doomed.kill();
    server.mood = 'take';
    const host = await hostDuring(test, { ...start, mail: smtp(server.options) });
    start.clock.advance({ minutes: 4 });
    await host.mfa.revoke('grace');
    assert.match((await server.mails(1))[0]?.subject ?? '', /signed out/);
    start.clock.advance({ minutes: 1 });
    await host.mfa.revoke('mallory');
    await settled(host);
    assert.deepEqual(subjects(await server.mails(3)).sort(), [
      'A second step protects your account – Northwind',
      ...Array<string>(2).fill('You were signed out everywhere – Northwind'),
    ]);
  });
});
