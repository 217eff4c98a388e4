/** Enrolling: who may, with which secret, and what a factor that is not confirmed is worth. */
import { flow, recovery, type Enrollment } from '@mfa-kit/contract';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { authenticator } from '../kit/authenticator.js';
import type { Browser } from '../kit/browser.js';
import { assertAt, assertLockedOut, assertRefused, assertSignedIn, stateOf } from '../kit/expect.js';
import { hostDuring } from '../kit/host.js';
import { Meddler } from '../kit/meddler.js';
import { answer, begin, enrol, saveCodes } from '../kit/people.js';
import { assertUnchanged, dump, sql, value } from '../kit/tables.js';

const active = (file: string) => value(file, `select count(*) from factor where state = 'active'`);

/** What the wizard shows for a set-up, from the answer that began it. */
async function setupOf(browser: Browser) {
  const { setup } = assertAt(await browser.call(flow.begin, { kind: 'totp' }), 'enrollment');
  assert(setup?.kind === 'totp' && setup.secret && setup.uri);
  return { ...setup, secret: setup.secret, uri: setup.uri };
}

describe('somebody who has a factor', () => {
  it('REQ-31 proves it first: a right password enrols, confirms and regenerates nothing', async (test) => {
    const host = await hostDuring(test);
    const { factorId, app } = await enrol(host);
    const browser = await host.signedIn();
    await assertUnchanged(host.file, async () => {
      for (const [route, input] of [
        [flow.enroll, {}],
        [flow.begin, { kind: 'totp' }],
        [flow.confirm, { factorId, code: app.code(host.clock.now()) }],
        [flow.password, { password: 'correct horse battery staple' }],
        [flow.skip, {}],
        [recovery.begin, {}],
        [recovery.confirm, { setId: 'none' }],
      ] as const)
        assertRefused(await browser.call(route, input), 'factor_exists');
    });
    await assertLockedOut(browser);
  });

  it('REQ-31 who enrolled in another browser has to be asked in this one: what was begun here is refused', async (test) => {
    const host = await hostDuring(test);
    const mallory = await host.signedIn('ada');
    const begun = await begin(mallory);
    const victim = await enrol(host, 'ada');
    const code = begun.app.code(host.clock.now());
    assertRefused(await mallory.call(flow.confirm, { factorId: begun.factorId, code }), 'factor_exists');
    assertRefused(await mallory.call(flow.skip), 'factor_exists');
    assertAt(await mallory.call(flow.state), 'challenge');
    assertRefused(await answer(mallory, code, begun.factorId), 'challenge_over');
    assert.equal(active(host.file), 1);
    await assertLockedOut(mallory);
    assertAt(await answer(await host.signedIn('ada'), victim.app.code(host.clock.now())), 'complete');
  });

  it('REQ-31 is not overtaken by a browser that looked before the other enrolled', async (test) => {
    const meddler = new Meddler();
    const host = await hostDuring(test);
    const late = await hostDuring(test, { folder: host.folder, clock: host.clock, through: meddler.between });
    const mallory = await late.signedIn('ada');
    const begun = await begin(mallory);
    const hold = meddler.holdTransaction();
    const held = mallory.call(flow.confirm, {
      factorId: begun.factorId,
      code: begun.app.code(host.clock.now()),
    });
    await hold.reached;
    const victim = await enrol(host, 'ada');
    hold.release();
    assertRefused(await held, 'factor_exists');
    assert.equal(active(host.file), 1);
    await assertSignedIn(victim.browser, 'ada');
    await assertLockedOut(mallory);
  });

  it('REQ-31 confirms a set-up once, however many confirm it at once', async (test) => {
    const host = await hostDuring(test);
    const browser = await host.signedIn();
    const { app, factorId } = await begin(browser);
    const input = { factorId, code: app.code(host.clock.now()) };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => browser.copy().call(flow.confirm, input)),
    );
    assert.equal(answers.filter(({ status }) => status === 200).length, 1);
    assert.equal(value(host.file, `select count(*) from event where type = 'factor_enrolled'`), 1);
  });

  it('REQ-31 confirms a set-up once, also from a request that looked before', async (test) => {
    const meddler = new Meddler();
    const host = await hostDuring(test);
    const late = await hostDuring(test, { folder: host.folder, clock: host.clock, through: meddler.between });
    const browser = await host.signedIn();
    const { app, factorId } = await begin(browser);
    const input = { factorId, code: app.code(host.clock.now()) };
    const hold = meddler.holdTransaction();
    const held = browser.copy(late.origin).call(flow.confirm, input);
    await hold.reached;
    sql(host.file, `update factor set state = 'retired' where id = ?`, factorId);
    hold.release();
    assertRefused(await held, 'challenge_over');
    assert.equal(value(host.file, 'select state from factor'), 'retired');
  });
});

describe('the secret', () => {
  it('REQ-33 is the server’s: one that the client sends is refused and enrols nothing', async (test) => {
    const host = await hostDuring(test);
    const browser = await host.signedIn();
    const { factorId } = await begin(browser);
    const own = authenticator('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP');
    const code = own.code(host.clock.now());
    for (const sent of [{ secret: own.secret }, { setup: { secret: own.secret } }, { uri: 'otpauth://x' }])
      await assertUnchanged(host.file, async () => {
        const confirmed = await browser.call(flow.confirm, { factorId, code, ...sent });
        assertRefused(confirmed, 'request_malformed');
        const begun = await browser.call(flow.begin, { kind: 'totp', ...sent });
        assertRefused(begun, 'request_malformed');
      });
    assertRefused(await browser.call(flow.confirm, { factorId, code }), 'code_wrong');
    assert.equal(active(host.file), 0);
  });

  it('Q15 Q20 REQ-33 is shown once, and never again by any route or to any process that reads the file', async (test) => {
    const host = await hostDuring(test);
    const browser = await host.signedIn();
    const { secret, factorId } = await setupOf(browser);
    const shown = browser.seen.length;
    const app = authenticator(secret);
    const { setup } = (await stateOf(browser)) as Enrollment;
    assert.deepEqual(Object.keys(setup ?? {}).sort(), [
      'account',
      'expiresAt',
      'factorId',
      'issuer',
      'kind',
      'triesLeft',
    ]);
    await browser.call(flow.confirm, { factorId, code: app.wrongCode(host.clock.now()) });
    await browser.call(flow.confirm, { factorId, code: app.code(host.clock.now()) });
    await saveCodes(browser);
    await browser.get('/account');
    const forms = [secret, secret.toLowerCase(), ...bytesOf(secret)];
    const later =
      browser.seen.slice(shown).join('\n') + JSON.stringify(dump(host.file)) + host.log.join('\n');
    for (const form of forms) assert(!later.includes(form), form);
  });

  it('REQ-33 is void as soon as another one is made', async (test) => {
    const host = await hostDuring(test);
    const browser = await host.signedIn();
    const first = await begin(browser);
    const second = await begin(browser);
    const now = host.clock.now();
    assert.notEqual(first.app.secret, second.app.secret);
    const old = { factorId: first.factorId, code: first.app.code(now) };
    assertRefused(await browser.call(flow.confirm, old), 'challenge_over');
    const mixed = { factorId: second.factorId, code: first.app.code(now) };
    assertRefused(await browser.call(flow.confirm, mixed), 'code_wrong');
    assert.equal(value(host.file, 'select count(*) from factor'), 1);
  });
});

/** The secret's bytes as a dump might show them. */
function bytesOf(base32: string): string[] {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...base32].map((c) => alphabet.indexOf(c).toString(2).padStart(5, '0')).join('');
  const bytes = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
  return [bytes.toString('hex'), bytes.toString('base64'), bytes.toString('base64url')];
}

describe('a factor that is not confirmed', () => {
  it('REQ-34 is void after ten minutes', async (test) => {
    const host = await hostDuring(test);
    const browser = await host.signedIn();
    const { app, factorId } = await begin(browser);
    host.clock.advance({ minutes: 10 });
    const late = { factorId, code: app.code(host.clock.now()) };
    assertRefused(await browser.call(flow.confirm, late), 'challenge_over');
    assert.equal(((await stateOf(browser)) as Enrollment).setup, undefined);
    assert.equal(active(host.file), 0);
  });

  it('REQ-34 takes five wrong codes, however many arrive at once', async (test) => {
    const host = await hostDuring(test);
    const browser = await host.signedIn();
    const { app, factorId } = await begin(browser);
    const wrong = { factorId, code: app.wrongCode(host.clock.now()) };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => browser.copy().call(flow.confirm, wrong)),
    );
    assert.equal(answers.filter(({ body }) => body.code === 'code_wrong').length, 5);
    const right = { factorId, code: app.code(host.clock.now()) };
    assertRefused(await browser.call(flow.confirm, right), 'challenge_over');
    assert.equal(active(host.file), 0);
  });

  it('Q14 REQ-34 signs nobody in and meets no demand', async (test) => {
    const host = await hostDuring(test, { policy: () => ({ requirement: 'required' }) });
    const { app, factorId } = await begin(await host.signedIn());
    const browser = await host.signedIn();
    const state = await stateOf(browser);
    assert.equal(state.at, 'enrollment');
    assert.equal(state.setup, undefined);
    const code = app.code(host.clock.now());
    assertRefused(await browser.call(flow.verify, { factorId, code }), 'challenge_over');
    assertRefused(await browser.call(flow.confirm, { factorId, code }), 'challenge_over');
    await assertLockedOut(browser);
  });
});

describe('the key URI', () => {
  const hostile: [string, string][] = [
    ['a:b&secret=AAAA#x', 'ab&secret=AAAA#x'],
    ['Evil:ada@northwind.example', 'Evilada@northwind.example'],
    ['ada?issuer=Evil&secret=AAAA', 'ada?issuer=Evil&secret=AAAA'],
    ['ada%3Ab', 'ada%3Ab'],
    ['../../x y', '../../x y'],
    ['ädä"<script>', 'ädä"<script>'],
  ];
  for (const [name, label] of hostile)
    it(`REQ-35 has one issuer and one secret, whatever the account is called: ${name}`, async (test) => {
      const host = await hostDuring(test, { issuer: 'North & Wind?' });
      host.users.set('ada', { id: 'ada', name });
      const { uri, secret } = await setupOf(await host.signedIn());
      const url = new URL(uri);
      const params = [...url.searchParams.entries()];
      assert.deepEqual(Object.fromEntries(params), {
        secret,
        issuer: 'North & Wind?',
        algorithm: 'SHA1',
        digits: '6',
        period: '30',
      });
      assert.equal(params.length, 5);
      assert.equal(url.hash, '');
      const path = /^otpauth:\/\/totp\/([^?]*)\?/.exec(uri)?.[1] ?? '';
      assert.equal(path.split(/:|%3A/i).length, 2);
      assert.equal(decodeURIComponent(path), `North & Wind?:${label}`);
      assert.match(uri, /^[\x21-\x7e]+$/);
    });

  it('REQ-35 is not touched by the host that a request names', async (test) => {
    const host = await hostDuring(test);
    const browser = await host.signedIn();
    const headers = {
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'http',
      forwarded: 'host=evil',
    };
    const { text } = await browser.call(flow.begin, { kind: 'totp' }, { headers });
    assert.doesNotMatch(text, /evil/);
    assert.match(text, /issuer=Northwind/);
  });

  it('REQ-36 is drawn by the page: no answer names a picture, or anything else to fetch', async (test) => {
    const host = await hostDuring(test);
    const { browser } = await enrol(host);
    assert.doesNotMatch(browser.seen.join('\n'), /https?:\/\/|data:|<svg|<img/i);
  });
});
