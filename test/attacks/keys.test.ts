/** Keys: where they come from, what they bind, and what a change of them leaves readable. */
import { flow, type Challenge } from '@mfa-kit/contract';
import { createMfa, type MfaOptions } from '@mfa-kit/express';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { assertAt, assertLockedOut, assertRefused, stateOf } from '../kit/expect.js';
import { hostDuring, startHost } from '../kit/host.js';
import { answer, begin, enrol } from '../kit/people.js';
import { sql, value } from '../kit/tables.js';

const newSecret = () => randomBytes(32).toString('base64url');

describe('a sealed secret', () => {
  it('REQ-80 opens for its own user and factor: swapped in the database, both fail closed', async (test) => {
    const host = await hostDuring(test);
    const people = { ada: await enrol(host, 'ada'), mallory: await enrol(host, 'mallory') };
    const sealed = (id: string) => value(host.file, 'select secret from factor where id = ?', id);
    const [first, second] = [sealed(people.ada.factorId), sealed(people.mallory.factorId)];
    sql(host.file, 'update factor set secret = ? where id = ?', second, people.ada.factorId);
    sql(host.file, 'update factor set secret = ? where id = ?', first, people.mallory.factorId);
    for (const userId of ['ada', 'mallory'] as const)
      for (const { app } of Object.values(people)) {
        const browser = await host.signedIn(userId);
        assertRefused(await answer(browser, app.code(host.clock.now())), 'unavailable');
        await assertLockedOut(browser);
      }
  });

  it('REQ-80 does not open for another factor of the same user', async (test) => {
    const host = await hostDuring(test);
    const { app, factorId } = await enrol(host);
    sql(host.file, `update factor set id = 'moved' where id = ?`, factorId);
    const browser = await host.signedIn();
    assertRefused(await answer(browser, app.code(host.clock.now())), 'unavailable');
  });

  it('REQ-80 does not open once a bit of it was changed, or its end cut off', async (test) => {
    const host = await hostDuring(test);
    const { app, factorId } = await enrol(host);
    const sealed = value(host.file, 'select secret from factor') as string;
    const [kid = '', body = ''] = sealed.split('.');
    const bytes = Buffer.from(body, 'base64url');
    const flipped = Buffer.from(bytes.map((byte, i) => (i === 20 ? byte ^ 1 : byte)));
    for (const broken of [flipped, bytes.subarray(0, -12), bytes.subarray(0, 12), Buffer.alloc(0)]) {
      sql(host.file, 'delete from failure_counter');
      sql(
        host.file,
        'update factor set secret = ? where id = ?',
        `${kid}.${broken.toString('base64url')}`,
        factorId,
      );
      const browser = await host.signedIn();
      for (const code of [app.code(host.clock.now()), '000000'])
        assertRefused(await answer(browser, code), 'unavailable');
      await assertLockedOut(browser);
    }
  });

  it('REQ-80 has a nonce of its own each time', async (test) => {
    const host = await hostDuring(test);
    const browser = await host.signedIn();
    const nonces = new Set<string>();
    for (let i = 0; i < 10; i++) {
      await begin(browser);
      const sealed = value(host.file, 'select secret from factor') as string;
      nonces.add(sealed.split('.')[1]?.slice(0, 16) ?? '');
    }
    assert.equal(nonces.size, 10);
  });
});

describe('a new key', () => {
  it('REQ-81 writes from the first day, while the old one still reads: factors, codes and tickets', async (test) => {
    const [old, fresh] = [newSecret(), newSecret()];
    const first = await startHost({ secrets: [old] });
    const { app, codes } = await enrol(first, 'ada');
    await first.signedIn('grace');
    sql(first.file, `update user_state set needs_ticket = 1 where user_id = 'grace'`);
    const ticket = await first.mfa.issueTicket('grace');
    const kidsOf = (file: string) => [
      ...new Set(
        sql(file, 'select secret from factor').map(({ secret }) => (secret as string).split('.')[0]),
      ),
      ...new Set(sql(file, 'select key_id from recovery_code').map((row) => row['key_id'])),
    ];
    assert.equal(new Set(kidsOf(first.file)).size, 1);
    await first.close({ keep: true });

    const second = await hostDuring(test, {
      folder: first.folder,
      clock: first.clock,
      secrets: [fresh, old],
    });
    assertAt(await answer(await second.signedIn('ada'), app.code(second.clock.now())), 'complete');
    const browser = await second.signedIn('ada');
    const { challengeId } = (await stateOf(browser)) as Challenge;
    assertAt(await browser.call(flow.recover, { challengeId, code: codes[0] }), 'complete');
    assertAt(await (await second.signedIn('grace')).call(flow.ticket, { ticket }), 'enrollment');
    await enrol(second, 'mallory');
    const [after] = sql(second.file, `select secret from factor where user_id = 'mallory'`);
    const [oldKid] = kidsOf(first.file);
    assert.notEqual((after?.['secret'] as string).split('.')[0], oldKid);
    assert.equal(
      value(
        second.file,
        `select count(*) from recovery_code where user_id = 'mallory' and key_id = ?`,
        oldKid,
      ),
      0,
    );
  });

  it('REQ-81 in place of the old one opens nothing that the old one closed', async (test) => {
    const first = await startHost({ secrets: [newSecret()] });
    const { app, codes } = await enrol(first, 'ada');
    await first.signedIn('grace');
    sql(first.file, `update user_state set needs_ticket = 1 where user_id = 'grace'`);
    const ticket = await first.mfa.issueTicket('grace');
    await first.close({ keep: true });
    const second = await hostDuring(test, {
      folder: first.folder,
      clock: first.clock,
      secrets: [newSecret()],
    });
    const browser = await second.signedIn('ada');
    assertRefused(await answer(browser, app.code(second.clock.now())), 'unavailable');
    const { challengeId } = (await stateOf(browser)) as Challenge;
    assertRefused(await browser.call(flow.recover, { challengeId, code: codes[0] }), 'code_wrong');
    await assertLockedOut(browser);
    const reset = await second.signedIn('grace');
    assertRefused(await reset.call(flow.ticket, { ticket }), 'unavailable');
    assertRefused(await reset.call(flow.begin, { kind: 'totp' }), 'ticket_required');
  });
});

const refusedSecrets: [string, unknown][] = [
  ['none', []],
  ['no list', undefined],
  ['one that the environment lacks', [undefined]],
  ['an empty one', ['']],
  ['31 bytes', [randomBytes(31).toString('base64url')]],
  ['a good one beside a short one', [newSecret(), 'short']],
  ['a phrase', ['correct horse battery staple']],
  ['zeros', ['0'.repeat(64)]],
  ['As', ['A'.repeat(43)]],
  ['change-me', ['change-me-change-me-change-me-change-me-change-me']],
  ['secret', ['secretsecretsecretsecretsecretsecretsecretsecret']],
  ['example', ['example-example-example-example-example-example']],
  ['a word over and over', ['passwordpasswordpasswordpasswordpasswordpassword']],
  ['a count', ['0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef']],
  ['letters over and over', ['abcdefghijabcdefghijabcdefghijabcdefghijabcdefghij']],
];

describe('starting', () => {
  const options = { issuer: 'N', publicUrl: 'http://localhost', database: () => new Promise(() => {}) };
  for (const [name, secrets] of refusedSecrets)
    it(`REQ-80 is refused with ${name} for a secret`, () => {
      const sessions = { read() {}, establish() {}, attach() {}, end() {} };
      const given = { ...options, secrets, sessions, users: { find() {} } } as unknown as MfaOptions;
      assert.throws(() => createMfa(given), /TypeError: mfa-kit cannot start:[^]*secrets/);
    });

  it('REQ-80 without a secret ends the process', () => {
    const code = `import { createMfa } from '@mfa-kit/express'; createMfa({ issuer: 'N', publicUrl: 'http://localhost', secrets: [process.env.NO_SUCH], database: () => {}, sessions: { read() {}, establish() {}, attach() {}, end() {} }, users: { find() {} } }); setInterval(() => {}, 1000);`;
    const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      encoding: 'utf8',
    });
    assert.equal(status, 1);
    assert.match(stderr, /secrets\[0\]: missing/);
  });
});
