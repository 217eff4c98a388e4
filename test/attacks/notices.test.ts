/** What people are told of their account by mail: everything that matters, once, whatever fails, and nothing a thief could use. */
import { flow, recovery, type RecoverySet } from '@mfa-kit/contract';
import { createMfa, expressSession, sqlite } from '@mfa-kit/express';
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { assertAt } from '../kit/expect.js';
import { hostDuring, PASSWORD } from '../kit/host.js';
import { answer, begin, enrol, saveCodes } from '../kit/people.js';
import { sql, value } from '../kit/tables.js';
import { guessWrong, mailing, postponed, recoverWith, settled, subjects } from '../kit/mailing.js';

const CHROME =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36';

describe('a mail', () => {
  it('B1 REQ-41 confirms that a second step was set up: what, when and in which browser', async (test) => {
    const { server, host } = await mailing(test);
    const browser = await host.signedIn();
    const { app, factorId } = await begin(browser);
    const confirm = { factorId, code: app.code(host.clock.now()) };
    const done = await browser.post(`/mfa${flow.confirm.path}`, confirm, {
      headers: { 'User-Agent': CHROME },
    });
    assert.equal(done.status, 200, done.text);
    const [mail] = await server.mails(1);
    assert(mail);
    assert.deepEqual(mail.envelope, {
      from: 'no-reply@northwind.example',
      to: ['ada@northwind.example'],
    });
    assert.equal(mail.subject, 'A second step protects your account – Northwind');
    for (const part of [mail.text, mail.html])
      for (const fact of [
        /Authenticator app/,
        /January 15, 2030 at 12:00.PM UTC/,
        /Chrome, macOS/,
        /127\.0\.0\.1/,
      ])
        assert.match(part ?? '', fact);
    assert.match(mail.text ?? '', new RegExp(`${host.origin}/security\n`));
    assert.match(mail.html ?? '', new RegExp(`href="${host.origin}/security"`));
    assert.equal(mail.headers.find(({ key }) => key === 'auto-submitted')?.value, 'auto-generated');
  });

  it('D3 R17 REQ-41 follows each use of a recovery code, with the count left', async (test) => {
    const { server, host } = await mailing(test, { figures: { recoveryCodes: 8 } });
    const { codes } = await enrol(host);
    await server.mails(1);
    for (const code of codes.slice(0, 5)) assertAt(await recoverWith(host, code), 'complete');
    const mails = (await server.mails(6)).slice(1);
    assert.deepEqual(
      mails.map(({ text }) => /Recovery codes left: (\d+)/.exec(text ?? '')?.[1]),
      ['7', '6', '5', '4', '3'],
    );
    assert.deepEqual(
      mails.map(({ text }) => /Few recovery codes are left/.test(text ?? '')),
      [false, false, false, false, true],
    );
  });

  it('R17 REQ-41 tells of new recovery codes only when they took the place of others', async (test) => {
    const { server, host } = await mailing(test);
    const { app } = await enrol(host);
    await settled(host);
    assert.equal((await server.mails()).length, 1, 'the first ones belong to the set-up');
    sql(host.file, `update recovery_set set state = 'void'`);
    const browser = await host.signedIn();
    assertAt(await answer(browser, app.code(host.clock.now())), 'codes');
    await browser.call(recovery.begin);
    await browser.call(recovery.begin);
    assert.equal(
      value(host.file, 'select count(*) from notice'),
      1,
      'those that were not saved are not in force',
    );
    await saveCodes(browser);
    assert.equal((await server.mails(2))[1]?.subject, 'New recovery codes were made – Northwind');
  });

  it('REQ-41 tells of being signed out everywhere', async (test) => {
    const { server, host } = await mailing(test);
    await host.mfa.revoke('ada');
    assert.deepEqual(subjects(await server.mails(1)), ['You were signed out everywhere – Northwind']);
  });

  it('H5 is in the user’s language, else in the browser’s, else in English', async (test) => {
    const { server, host } = await mailing(test);
    const ada = { id: 'ada', name: 'ada', email: 'ada@northwind.example' };
    const said = [
      [{ ...ada, locale: 'de-AT' }, 'fr', /^Ein zweiter Schritt/],
      [{ ...ada, locale: 'tlh' }, 'fr-CA', /^Une deuxième étape/],
      [ada, 'ar', /^خطوة ثانية/],
      [ada, 'xx', /^A second step/],
    ] as const;
    for (const [at, [user, accepted, subject]] of said.entries()) {
      host.users.set(`ada${at}`, { ...user, id: `ada${at}` });
      const browser = await host.signedIn(`ada${at}`);
      const { app, factorId } = await begin(browser);
      const confirm = { factorId, code: app.code(host.clock.now()) };
      await browser.post(`/mfa${flow.confirm.path}`, confirm, { headers: { 'Accept-Language': accepted } });
      assert.match((await server.mails(at + 1))[at]?.subject ?? '', subject);
    }
    const [, , arabic] = await server.mails(3);
    assert.match(arabic?.html ?? '', /<html lang="ar" dir="rtl">/);
  });
});

describe('repeated failures', () => {
  it('REQ-29 are told of after three wrong codes, over all logins, and at most once an hour', async (test) => {
    const { server, host } = await mailing(test, { figures: { tries: 10 } });
    const { app } = await enrol(host);
    await guessWrong(host, app, 2);
    await settled(host);
    assert.equal((await server.mails(1)).length, 1, 'two typos are nobody’s business');
    host.clock.advance({ seconds: 1 });
    await guessWrong(host, app, 2);
    await settled(host);
    assert.equal((await server.mails(2)).length, 2);
    host.clock.advance({ minutes: 59 });
    await guessWrong(host, app, 1);
    host.clock.advance({ seconds: 30 });
    await settled(host);
    assert.equal((await server.mails(2)).length, 2, 'within the hour');
    // The lock that five in a row brought is over.
    host.clock.advance({ minutes: 16 });
    await guessWrong(host, app, 2);
    const mails = await server.mails(3);
    assert.deepEqual(
      subjects(mails.slice(1)),
      Array(2).fill('Wrong codes were entered for your account – Northwind'),
    );
    assert.match(mails[1]?.text ?? '', /somebody knows your password/);
    assert.match(mails[1]?.text ?? '', /Network address: 127\.0\.0\.1/);
  });

  it('REQ-29 are told of once, though a hundred come at once', async (test) => {
    const { server, host } = await mailing(test);
    const { app, factorId } = await enrol(host);
    const browsers = await Promise.all(Array.from({ length: 20 }, () => host.signedIn()));
    await Promise.all(browsers.map((one) => answer(one, app.wrongCode(host.clock.now()), factorId)));
    await server.mails(2);
    await settled(host);
    assert.equal((await server.mails()).length, 2);
  });

  it('REQ-29 at the password are not told of: whoever knows no password is not in', async (test) => {
    const { server, host } = await mailing(test);
    for (let i = 0; i < 5; i++) await host.browser().post('/login', { userId: 'ada', password: 'wrong' });
    assert.equal(value(host.file, 'select count(*) from notice'), 0);
    assert.deepEqual(await server.mails(), []);
  });
});

describe('an attacker’s words', () => {
  for (const email of [
    'ada@northwind.example\r\nBcc: thief@evil.example',
    'ada@northwind.example, thief@evil.example',
    'ada@northwind.example;thief@evil.example',
    '"x" <thief@evil.example>',
    'thief@evil.example <ada@northwind.example>',
    'friends: ada@northwind.example, thief@evil.example;',
    'ada@northwind.example\u0000',
    'ada @northwind.example',
    '@northwind.example',
    'ada',
  ])
    it(`as the address reach nobody: ${JSON.stringify(email)}`, async (test) => {
      const { server, host } = await mailing(test);
      host.users.set('ada', { id: 'ada', name: 'ada', email });
      await host.mfa.revoke('ada');
      await host.mfa.revoke('grace');
      await server.mails(1);
      assert.deepEqual(
        (await server.mails()).map(({ envelope }) => envelope.to),
        [['grace@northwind.example']],
      );
      assert(!host.log.join('\n').includes(email), 'the log names no address');
    });

  it('REQ-19 as name, locale, browser or address are in no mail', async (test) => {
    const { server, host } = await mailing(test, { trustProxy: true });
    host.users.set('ada', {
      id: 'ada',
      name: 'Call https://evil.example',
      email: 'ada@northwind.example',
      locale: 'de\r\nX-Evil: 1',
    });
    const browser = await host.signedIn();
    const { app, factorId } = await begin(browser);
    const confirm = { factorId, code: app.code(host.clock.now()) };
    await browser.post(`/mfa${flow.confirm.path}`, confirm, {
      headers: {
        'User-Agent': 'https://evil.example/1.0 (<b>evil</b>)',
        'Accept-Language': 'evil',
        'X-Forwarded-For': 'https://evil.example',
        Host: 'evil.example',
      },
    });
    const [mail] = await server.mails(1);
    assert.match(mail?.subject ?? '', /^A second step/);
    assert.doesNotMatch(`${mail?.raw} ${mail?.text} ${mail?.html}`, /evil/i);
  });

  it('REQ-19 as a proxy’s idea of an address are in no mail', async (test) => {
    const { server, host } = await mailing(test, { trustProxy: 1 });
    const browser = await host.signedIn();
    const { app, factorId } = await begin(browser);
    const confirm = { factorId, code: app.code(host.clock.now()) };
    await browser.post(`/mfa${flow.confirm.path}`, confirm, {
      headers: { 'X-Forwarded-For': 'https://evil.example' },
    });
    const [mail] = await server.mails(1);
    assert.doesNotMatch(`${mail?.text} ${mail?.html}`, /evil/i);
  });
});

describe('a mailbox that somebody else reads', () => {
  it('REQ-29 REQ-83 holds no code, secret, handle or ticket; neither does the ledger nor the log', async (test) => {
    const { server, host } = await mailing(test);
    const browser = await host.signedIn();
    const { app, factorId } = await begin(browser);
    const code = app.code(host.clock.now());
    await browser.call(flow.confirm, { factorId, code });
    const { codes } = (await browser.call(recovery.begin)).body as unknown as RecoverySet;
    const made = sql(host.file, 'select id from recovery_set')[0]?.['id'];
    await browser.call(recovery.confirm, { setId: made });
    host.clock.advance({ seconds: 60 });
    const wrong = app.wrongCode(host.clock.now());
    await guessWrong(host, app, 3);
    server.mood = 'busy';
    await recoverWith(host, codes[0]);
    await postponed(host, /recovery_used/);
    const waiting = JSON.stringify(sql(host.file, 'select * from notice'));
    assert.doesNotMatch(waiting, /northwind\.example|127\.0\.0\.1/, 'what waits is sealed');
    server.mood = 'take';
    host.clock.advance({ minutes: 2 });
    await host.mfa.revoke('ada');
    const mails = await server.mails(4);
    await settled(host);
    const everything = JSON.stringify(mails.map(({ text, html, subject }) => [text, html, subject]));
    const kept = JSON.stringify(sql(host.file, 'select * from notice'));
    const secrets = [app.secret, code, wrong, ...codes, ...codes.map((one) => one.replaceAll('-', ''))];
    for (const secret of [...secrets, PASSWORD, ...browser.cookies.values()])
      assert(![everything, kept, host.log.join('\n')].some((text) => text.includes(secret)), secret);
    assert.doesNotMatch(everything, /\/security[?#]|<img|<script|url\(|@import|<link/i);
    assert.doesNotMatch(host.log.join('\n'), /northwind\.example/);
    assert.deepEqual(sql(host.file, `select distinct body from notice`), [{ body: '' }]);
  });
});

describe('without anybody to tell', () => {
  it('nothing is sent, kept or said to whoever has no address', async (test) => {
    const { server, host } = await mailing(test);
    host.users.set('ada', { id: 'ada', name: 'ada' });
    await enrol(host);
    await host.mfa.revoke('nobody-knows-them');
    await settled(host);
    assert.deepEqual(await server.mails(), []);
    assert.equal(value(host.file, 'select count(*) from notice'), 0);
    assert.deepEqual(host.log, []);
  });

  it('erasing somebody takes what waits for them along', async (test) => {
    const { server, host } = await mailing(test);
    await server.stop();
    await host.mfa.revoke('ada');
    await postponed(host, /revoked/);
    await host.mfa.erase('ada');
    assert.equal(value(host.file, 'select count(*) from notice'), 0);
  });

  it('a start without a mail transport says once what is lost, and writes no notice', async (test) => {
    const host = await hostDuring(test);
    await enrol(host);
    assert.equal(value(host.file, 'select count(*) from notice'), 0);
    const warned: string[] = [];
    const mfa = createMfa({
      issuer: 'Northwind',
      publicUrl: 'http://127.0.0.1:1',
      secrets: [randomBytes(32).toString('base64url')],
      database: sqlite(':memory:'),
      sessions: expressSession({ userId: () => undefined, establish: () => undefined }),
      users: { find: () => undefined },
      logger: { info() {}, error() {}, warn: (_details, message) => void warned.push(message) },
    });
    await mfa.ready;
    await mfa.close();
    assert.equal(warned.length, 1);
    assert.match(warned[0] ?? '', /no mail transport.*nobody is told/);
  });
});
