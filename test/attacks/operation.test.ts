/** When things break or are set up wrongly: nobody gets in, and what is too weak does not start. */
import { flow, recovery, type Challenge, type RecoverySet, type Route } from '@mfa-kit/contract';
import { createMfa, type MfaOptions } from '@mfa-kit/express';
import session from 'express-session';
import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { Answer, Browser } from '../kit/browser.js';
import { assertAt, assertLockedOut, assertRefused, assertSignedIn, stateOf } from '../kit/expect.js';
import { hostDuring, PASSWORD, type Host, type HostOptions } from '../kit/host.js';
import { Meddler } from '../kit/meddler.js';
import { answer, enrol } from '../kit/people.js';
import { sql, value } from '../kit/tables.js';

/** One step of signing in that would open a session, ready to be sent. */
interface Step {
  readonly browser: Browser;
  readonly route: Route<never, unknown>;
  readonly input: object;
}

/** Brings somebody to the step, as often as it is called. */
type Arrive = () => Promise<Step>;

const steps: Record<string, (host: Host) => Promise<Arrive>> = {
  'a code': async (host) => {
    const { app, factorId } = await enrol(host);
    return async () => {
      const { browser, challengeId } = await challenged(host);
      const input = { challengeId, factorId, code: app.code(host.clock.now()) };
      return { browser, route: flow.verify, input };
    };
  },
  'a recovery code': async (host) => {
    const { codes } = await enrol(host);
    return async () => {
      const { browser, challengeId } = await challenged(host);
      sql(host.file, 'update recovery_code set used_at = null');
      return { browser, route: flow.recover, input: { challengeId, code: codes[0] } };
    };
  },
  'a skip': async (host) => async () => ({ browser: await host.signedIn(), route: flow.skip, input: {} }),
  'saving the codes': async (host) => {
    const { app } = await enrol(host);
    return async () => {
      sql(host.file, 'delete from recovery_set');
      const { browser } = await challenged(host);
      assertAt(await answer(browser, app.code(host.clock.now())), 'codes');
      const { setId } = (await browser.call(recovery.begin)).body as unknown as RecoverySet;
      return { browser, route: recovery.confirm, input: { setId } };
    };
  },
};

async function challenged(host: Host) {
  host.clock.advance({ seconds: 30 });
  sql(host.file, 'delete from failure_counter');
  const browser = await host.signedIn();
  const { challengeId } = (await stateOf(browser)) as Challenge;
  return { browser, challengeId };
}

async function take({ browser, route, input }: Step): Promise<Answer> {
  return browser.call(route, input);
}

describe('a database that fails', () => {
  for (const [name, prepare] of Object.entries(steps))
    it(`REQ-86 at any statement of ${name} opens nothing`, async (test) => {
      const meddler = new Meddler();
      const host = await hostDuring(test, { through: meddler.between });
      const arrive = await prepare(host);
      const honest = await arrive();
      meddler.failAfter(Infinity);
      assertAt(await take(honest), 'complete');
      const statements = meddler.seen;
      assert(statements > 5);
      for (let passing = 0; passing < statements; passing++) {
        const step = await arrive();
        meddler.failAfter(passing);
        const answered = await take(step);
        meddler.failAfter(Infinity);
        assertRefused(answered, 'unavailable');
        await assertLockedOut(step.browser);
      }
    });

  it('REQ-86 altogether answers 503 on every route and to every guard, and says why in the log alone', async (test) => {
    const meddler = new Meddler();
    const host = await hostDuring(test, { through: meddler.between });
    const { browser } = await enrol(host);
    const pending = await host.signedIn();
    meddler.dead = true;
    for (const one of [browser, pending])
      for (const route of [flow.state, flow.enroll, flow.skip, flow.cancel, recovery.begin]) {
        const answered = await one.call(route);
        assertRefused(answered, 'unavailable');
        assert.doesNotMatch(answered.text, /disk|select|statement/i);
      }
    const { status, body } = await browser.get('/account');
    assert.deepEqual([status, body.code], [503, 'unavailable']);
    const page = await browser.get('/account', { headers: { accept: 'text/html' } });
    assert.equal(page.status, 503);
    host.app.set('env', 'test');
    const login = await host.browser().post('/login', { userId: 'grace', password: PASSWORD });
    assert.equal(login.status, 500);
    assert.equal(login.headers.getSetCookie().length, 0);
    assert(host.log.some((line) => line.includes('the disk failed')));
    meddler.dead = false;
    await assertSignedIn(browser, 'ada');
  });

  it('REQ-86 that was closed under it lets nobody through', async (test) => {
    const host = await hostDuring(test);
    const pending = await host.signedIn();
    const unproved = host.browser();
    await unproved.post('/magic-link', { userId: 'ada' });
    await host.mfa.close();
    assertRefused(await pending.call(flow.skip), 'unavailable');
    for (const browser of [pending, unproved]) assert.equal((await browser.get('/account')).status, 503);
  });
});

describe('a host that fails', () => {
  async function proving(test: TestContext, options: HostOptions) {
    const host = await hostDuring(test, options);
    const { app, factorId } = await enrol(host);
    const browser = await host.signedIn();
    const { challengeId } = (await stateOf(browser)) as Challenge;
    const prove = () =>
      browser.call(flow.verify, { challengeId, factorId, code: app.code(host.clock.now()) });
    return { host, browser, prove };
  }

  it('REQ-86 in its session store opens nothing, and the code is spent all the same', async (test) => {
    const store = new session.MemoryStore();
    const { host, browser, prove } = await proving(test, { sessionStore: store });
    host.app.set('env', 'test');
    const save = store.set.bind(store);
    store.set = (_id, _session, done) => done?.(new Error('the store is full'));
    assertRefused(await prove(), 'unavailable');
    store.set = save;
    await assertLockedOut(browser);
    assertRefused(await prove(), 'signed_out');
  });

  it('REQ-86 in finding users, or no longer finds one, opens nothing', async (test) => {
    let find: MfaOptions['users']['find'] = (id) => ({ id, name: id });
    const { host, browser, prove } = await proving(test, { users: { find: (id) => find(id) } });
    find = () => Promise.reject(new Error('no directory'));
    host.clock.advance({ seconds: 61 });
    assertRefused(await prove(), 'unavailable');
    find = () => undefined;
    assertRefused(await prove(), 'signed_out');
    assertRefused(await browser.call(flow.state), 'signed_out');
    await assertLockedOut(browser);
  });

  it('REQ-86 in its policy opens nothing', async (test) => {
    let fails = false;
    const policy = () => {
      if (fails) throw new Error('no rules');
      return { requirement: 'optional' as const };
    };
    const { host, browser, prove } = await proving(test, { policy });
    const skipped = await host.signedIn('grace');
    await skipped.call(flow.skip);
    fails = true;
    assertRefused(await prove(), 'unavailable');
    assert.equal((await skipped.get('/account')).status, 503);
    fails = false;
    await assertLockedOut(browser);
  });

  it('REQ-86 in checking passwords grants nothing, and the try is counted', async (test) => {
    const host = await hostDuring(test, {
      users: {
        find: (id) => ({ id, name: id }),
        verifyPassword: () => Promise.reject(new Error('no directory')),
      },
      passwordAgain: true,
    });
    const browser = await host.signedIn();
    assertRefused(await browser.call(flow.password, { password: PASSWORD }), 'unavailable');
    assertRefused(await browser.call(flow.begin, { kind: 'totp' }), 'reauthentication_required');
    assert.equal(value(host.file, 'select in_row from failure_counter'), 1);
  });

  for (const yes of ['yes', 1, {}, [], 'false'])
    it(`REQ-86 to say true about a password grants nothing: ${JSON.stringify(yes)}`, async (test) => {
      const host = await hostDuring(test, {
        users: { find: (id) => ({ id, name: id }), verifyPassword: () => yes as boolean },
        passwordAgain: true,
      });
      const browser = await host.signedIn();
      assertRefused(await browser.call(flow.password, { password: PASSWORD }), 'password_wrong');
    });

  it('REQ-86 in its clock opens nothing', async (test) => {
    let broken = false;
    const host = await hostDuring(test);
    const late = await hostDuring(test, {
      folder: host.folder,
      clock: {
        now: () => (broken ? NaN : host.clock.now()),
        advance() {},
      },
    });
    const { app, factorId } = await enrol(host);
    const browser = await late.signedIn();
    const { challengeId } = (await stateOf(browser)) as Challenge;
    broken = true;
    const input = { challengeId, factorId, code: app.code(host.clock.now()) };
    const answered = await browser.post('/mfa/flow/verify', input);
    assert.notEqual(answered.status, 200);
    broken = false;
    await assertLockedOut(browser);
  });
});

describe('a production server', () => {
  it('REQ-88 knows no magic code, header, account or route', async (test) => {
    const host = await hostDuring(test);
    const { factorId, app } = await enrol(host);
    const now = host.clock.now();
    const near = new Set([-1, 0, 1].map((step) => app.code(now, step)));
    const headers = { 'x-debug': '1', 'x-test': '1', 'x-mfa-bypass': '1', 'x-mfa-code': '000000' };
    for (const code of ['000000', '123456', '111111', '999999', '424242']) {
      if (near.has(code)) continue;
      sql(host.file, 'delete from failure_counter');
      const browser = await host.signedIn();
      const { challengeId } = (await stateOf(browser)) as Challenge;
      const answered = await browser.call(flow.verify, { challengeId, factorId, code }, { headers });
      assertRefused(answered, 'code_wrong');
      await assertLockedOut(browser);
    }
    const browser = await host.signedIn();
    for (const path of [
      '__outbox',
      'outbox',
      'debug',
      'test',
      'health',
      'metrics',
      'administrator',
      '.env',
      'clock',
    ])
      for (const method of ['GET', 'POST'])
        assert.equal((await browser.send(method, `/mfa/${path}`)).body.code, 'not_found', path);
    assertRefused(await answer(browser, '000000', 'test'), 'challenge_over');
  });
});

const right = {
  issuer: 'N',
  publicUrl: 'https://bank.example',
  secrets: ['w5o0mPp3aXc8Zr1vQkTjHs6uYb2nEd9fGgLlMxVtRyA'],
  database: () => new Promise(() => {}),
  sessions: { read() {}, establish() {}, attach() {}, end() {} },
  users: { find() {} },
};
const start = (given: object) => () => createMfa({ ...right, ...given } as unknown as MfaOptions);

describe('starting', () => {
  it('REQ-76 is possible at all with these options', () => {
    assert.doesNotThrow(start({}));
  });

  const weak: Record<string, unknown>[] = [
    { tries: 11 },
    { tries: 0 },
    { tries: Infinity },
    { tries: '5' },
    { tries: 4.5 },
    { totpWindow: 2 },
    { totpWindow: -1 },
    { challengeMinutes: 16 },
    { enrollmentMinutes: 61 },
    { setupMinutes: 11 },
    { ticketMinutes: 24 * 60 + 1 },
    { recoveryCodes: 1 },
    { recoveryCodes: 1000 },
    { dormantDays: 366 },
    { failuresPerAddress: 1_000_000 },
    { failuresPerAddress: NaN },
    { digits: 4 },
    { trustDays: 31 },
    { trys: 5 },
  ];
  for (const figures of weak)
    it(`REQ-76 is refused with ${Object.entries(figures).join(' = ').replace(',', ' = ')}`, () => {
      assert.throws(start({ figures }), /TypeError: mfa-kit cannot start:[^]*figures\./);
    });

  for (const publicUrl of [
    'http://bank.example',
    'http://localhost.bank.example',
    'http://127.0.0.1.bank.example',
    'http://localhost@bank.example',
    'http://0.0.0.0',
    'http://192.168.0.7',
    'http://[::]',
    'ftp://localhost',
    'file:///etc',
    'bank.example',
    '',
  ])
    it(`REQ-93 without https is refused anywhere but on this machine: ${publicUrl || 'nothing'}`, () => {
      for (const environment of ['development', 'test', 'production']) {
        const before = process.env['NODE_ENV'];
        process.env['NODE_ENV'] = environment;
        try {
          assert.throws(start({ publicUrl }), /TypeError: mfa-kit cannot start:[^]*publicUrl/);
        } finally {
          process.env['NODE_ENV'] = before;
        }
      }
    });

  it('REQ-93 on this machine takes http', () => {
    for (const publicUrl of ['http://localhost:4000', 'http://127.0.0.1', 'http://[::1]:4000'])
      assert.doesNotThrow(start({ publicUrl }));
  });
});
