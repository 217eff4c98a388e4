/** Phone numbers: which are taken, whose they are, who may see them. */
import { flow, type Challenge, type Enrollment } from '@mfa-kit/contract';
import {
  createMfa,
  customSessions,
  devOutbox,
  sqlite,
  SmsFailure,
  type SmsTransport,
} from '@mfa-kit/express';
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it, type TestContext } from 'node:test';
import { assertAt, assertRefused, assertSignedIn, stateOf } from '../kit/expect.js';
import { hostDuring, type HostOptions } from '../kit/host.js';
import { answer, enrol } from '../kit/people.js';
import { dump } from '../kit/tables.js';
import { askForText, beginPhone, enrolPhone, signedInAndTexted, typeNumber } from '../kit/texting.js';
import { virtualPhone } from '../kit/virtual-phone.js';

const ADA = '+447418343743';
const MALLORY = '+4915123456789';

async function bank(test: TestContext, options: HostOptions = {}) {
  const outbox = devOutbox();
  const host = await hostDuring(test, { sms: [outbox], ...options });
  const phoneOf = (number: string) => virtualPhone(number, () => outbox.messages);
  return { host, outbox, phoneOf, phone: phoneOf(ADA) };
}

describe('whose number it is', () => {
  it('REQ-37 texts a sign-in to the stored number only, whatever a request says', async (test) => {
    const { host, outbox, phone } = await bank(test);
    const { factorId } = await enrolPhone(host, phone);
    const before = outbox.messages.length;
    const browser = await host.signedIn();
    const { challengeId } = (await stateOf(browser)) as Challenge;
    for (const extra of [{ phone: MALLORY }, { to: MALLORY }, { number: MALLORY }, { factorId: MALLORY }])
      assert.equal((await browser.call(flow.send, { challengeId, factorId, ...extra })).status, 400);
    assertAt(
      await browser.send('POST', `/mfa/flow/send?phone=${encodeURIComponent(MALLORY)}&to=${MALLORY}`, {
        challengeId,
        factorId,
      }),
      'challenge',
    );
    for (const extra of [{ phone: MALLORY }, { to: MALLORY }])
      assert.equal(
        (await browser.call(flow.verify, { challengeId, factorId, code: phone.code(), ...extra })).status,
        400,
      );
    assert.deepEqual(
      outbox.messages.slice(before).map(({ to }) => to),
      [ADA],
    );
  });

  it('REQ-37 does not text a factor of somebody else', async (test) => {
    const { host, outbox, phone, phoneOf } = await bank(test);
    const { factorId } = await enrolPhone(host, phone);
    await enrolPhone(host, phoneOf(MALLORY), { userId: 'mallory' });
    const before = outbox.messages.length;
    const mallory = await host.signedIn('mallory');
    const { challengeId } = (await stateOf(mallory)) as Challenge;
    assertRefused(await mallory.call(flow.send, { challengeId, factorId }), 'challenge_over');
    assertRefused(await mallory.call(flow.begin, { kind: 'phone', phone: ADA }), 'factor_exists');
    assert.equal(outbox.messages.length, before);
  });

  it('REQ-37 asks nobody for a phone that was never confirmed', async (test) => {
    const { host, phone } = await bank(test);
    await beginPhone(await host.signedIn(), phone);
    const next = await host.signedIn();
    const state = (await stateOf(next)) as Enrollment;
    assert.deepEqual([state.at, state.setup], ['enrollment', undefined]);
  });

  it('REQ-37 does not confirm a changed number by the code of the one before', async (test) => {
    const { host, phone, phoneOf } = await bank(test);
    const browser = await host.signedIn();
    const { factorId: old } = await beginPhone(browser, phone);
    const { factorId } = await beginPhone(browser, phoneOf(MALLORY));
    assertRefused(await browser.call(flow.confirm, { factorId: old, code: phone.code() }), 'challenge_over');
    const crossed = await browser.call(flow.confirm, { factorId, code: phone.code() });
    assertRefused(crossed, 'code_wrong');
    assertAt(await browser.call(flow.confirm, { factorId, code: phoneOf(MALLORY).code() }), 'codes');
  });

  it('REQ-38 offers the authenticator where policy says phones only, and takes it', async (test) => {
    const { host } = await bank(test, { policy: () => ({ requirement: 'required', methods: ['phone'] }) });
    const browser = await host.signedIn();
    assert.deepEqual(((await stateOf(browser)) as Enrollment).kinds, ['totp', 'phone']);
    await enrol(host, 'ada', browser);
    await assertSignedIn(browser, 'ada');
  });

  it('REQ-38 leaves the authenticator where policy says phones only and nobody sends texts', async (test) => {
    const { host } = await bank(test, {
      sms: [],
      policy: () => ({ requirement: 'required', methods: ['phone'] }),
    });
    assert.deepEqual(((await stateOf(await host.signedIn())) as Enrollment).kinds, ['totp']);
  });

  it('REQ-09 texts no phone that policy has stopped allowing while it was being set up', async (test) => {
    const policy: { methods?: ['totp'] } = {};
    const { host, outbox, phone } = await bank(test, {
      policy: () => ({ requirement: 'required', ...policy }),
    });
    const browser = await host.signedIn();
    const { factorId } = await beginPhone(browser, phone);
    policy.methods = ['totp'];
    host.clock.advance({ minutes: 1 });
    assertRefused(await askForText(browser), 'factor_not_allowed');
    assertRefused(await browser.call(flow.confirm, { factorId, code: phone.code() }), 'factor_not_allowed');
    assert.equal(outbox.messages.length, 1);
  });

  it('REQ-39 answers alike for a number that somebody else has and one that nobody has', async (test) => {
    const { host, phone } = await bank(test);
    await enrolPhone(host, phone);
    const said: string[] = [];
    for (const number of [ADA, '+447418843743']) {
      const id = `asks-for-${number.slice(1)}`;
      host.users.set(id, { id, name: id });
      const { status, text } = await typeNumber(await host.signedIn(id), number);
      said.push(String(status) + text.replace(/"factorId":"[^"]+"/g, ''));
    }
    assert.equal(said[0], said[1]);
    assert.match(said[0] ?? '', /^200/);
  });

  it('P38 goes on with the same phone when its number is spelled in another way', async (test) => {
    const { host, outbox, phone } = await bank(test);
    const browser = await host.signedIn();
    const { factorId } = await beginPhone(browser, phone);
    for (const spelling of [
      '+44 7418 343743',
      '0044 (0)7418-343-743',
      '+٤٤٧٤١٨٣٤٣٧٤٣',
      '＋４４７４１８３４３７４３',
    ]) {
      const { setup } = assertAt(await typeNumber(browser, spelling), 'enrollment');
      assert.equal(setup?.factorId, factorId);
    }
    assert.equal(outbox.messages.length, 1);
    assertAt(await browser.call(flow.confirm, { factorId, code: phone.code() }), 'codes');
  });
});

describe('which numbers are texted', () => {
  it('REQ-28 refuses a country that is not listed before any provider is asked', async (test) => {
    const { host, outbox, phoneOf } = await bank(test, { countries: ['GB'] });
    const browser = await host.signedIn();
    for (const number of [
      MALLORY,
      '+33612345678',
      '+12423591234',
      '+12025550123',
      '+881612345678',
      '+79123456789',
    ])
      assertRefused(await typeNumber(browser, number), 'country_blocked');
    assert.equal(outbox.messages.length, 0);
    await beginPhone(browser, phoneOf(ADA));
    assert.deepEqual(((await stateOf(browser)) as Enrollment).countries, ['GB']);
  });

  it('REQ-28 knows the islands that share a prefix with a listed country', async (test) => {
    const { host, outbox } = await bank(test, { countries: ['US'] });
    const browser = await host.signedIn();
    // Bahamas, Jamaica, Dominican Republic: also in ranges that nobody has been given yet.
    for (const number of ['+12423591234', '+18765550123', '+18092345678', '+12421111234'])
      assertRefused(await typeNumber(browser, number), 'country_blocked');
    assert.equal(outbox.messages.length, 0);
  });

  it('REQ-28 texts no country where none is listed, away from loopback', async (test) => {
    const silent: SmsTransport = { name: 'carrier', send: () => Promise.reject(new SmsFailure('provider')) };
    const { host } = await bank(test, { publicUrl: 'https://bank.example', sms: [silent] });
    assertRefused(await typeNumber(await host.signedIn(), ADA), 'country_blocked');
  });

  it('REQ-28 refuses numbers that cost, reach nobody or cannot be', async (test) => {
    const { host, outbox } = await bank(test);
    const browser = await host.signedIn();
    // Premium, toll-free, shared cost, personal, international premium and freephone.
    for (const number of [
      '+449061234567',
      '+19002345678',
      '+18002345678',
      '+498001234567',
      '+447012345678',
      '+979123456789',
      '+80012345678',
    ])
      assertRefused(await typeNumber(browser, number), 'phone_unsupported');
    // Short codes, emergency, national spelling, too long, words, extensions, two numbers.
    for (const number of [
      '112',
      '+44999',
      '+1911',
      '07418343743',
      '+4474183437431111',
      'call me',
      '+44 7418 343743 ext 5',
      '+447418343743;ext=5',
      '+447418343743;phone-context=evil.example',
      '+1 800 FLOWERS',
      `${ADA},${MALLORY}`,
      `${ADA} ${MALLORY}`,
      '+',
    ])
      assertRefused(await typeNumber(browser, number), 'phone_invalid');
    for (const number of ['', '+'.repeat(41), null, 447418343743, [ADA], { number: ADA }])
      assert.equal((await browser.call(flow.begin, { kind: 'phone', phone: number })).status, 400);
    assert.equal(outbox.messages.length, 0);
  });
});

describe('who sees a number', () => {
  it('REQ-83 REQ-84 shows its last two digits after the password, and more to nobody, nowhere', async (test) => {
    const broken: SmsTransport = {
      name: 'broken',
      send: ({ to, body }) =>
        Promise.reject(
          new Error(
            `could not send "${body}" to ${to} (${to.replace(/^\+44/, '0').replace(/(\d{4})(?=\d)/g, '$1 ')})`,
          ),
        ),
    };
    const outbox = devOutbox();
    let transport: SmsTransport = outbox;
    const host = await hostDuring(test, {
      sms: [{ name: 'either', loopbackOnly: true, send: (message) => transport.send(message) }],
    });
    const phone = virtualPhone(ADA, () => outbox.messages);
    const nobody = host.browser();
    await stateOf(nobody);
    const { browser: enrolling } = await enrolPhone(host, phone);
    const signingIn = await signedInAndTexted(host);
    const { factors, sent } = (await stateOf(signingIn)) as Challenge;
    assert.deepEqual([factors[0]?.hint, sent?.hint], ['43', '43']);
    host.clock.advance({ minutes: 1 });
    transport = broken;
    assertRefused(await askForText(signingIn), 'sms_unavailable');
    assertRefused(await answer(signingIn, phone.wrongCode()), 'code_wrong');
    assertAt(await answer(signingIn, phone.code()), 'complete');

    const seen = [nobody, enrolling, signingIn].flatMap((browser) => browser.seen).join('\n');
    const kept = JSON.stringify(dump(host.file));
    const log = host.log.join('\n');
    assert.match(log, /a text was not sent/);
    const digits = /7418|343743|3437|8343/;
    for (const [where, text] of Object.entries({ seen, kept, log })) {
      assert.doesNotMatch(text.replace(/"[0-9a-z]{41}"/g, ''), digits, `a number is in what was ${where}`);
      for (const body of phone.texts())
        assert(!text.includes(body.slice(0, 6)), `a code is in what was ${where}`);
    }
    assert.doesNotMatch(nobody.seen.join('\n'), /43/);
  });

  it('REQ-93 starts a dev outbox on loopback only, whatever the environment says', () => {
    const options = (publicUrl: string) => ({
      issuer: 'Northwind',
      publicUrl,
      secrets: [randomBytes(32).toString('base64url')],
      database: sqlite(':memory:'),
      sessions: customSessions({
        read: () => undefined,
        establish: () => undefined,
        attach: () => undefined,
        end: () => undefined,
      }),
      users: { find: () => undefined },
      sms: [devOutbox()],
    });
    const { NODE_ENV } = process.env;
    try {
      for (const environment of ['development', 'test', 'production']) {
        process.env.NODE_ENV = environment;
        for (const publicUrl of [
          'https://bank.example',
          'https://localhost.evil.example',
          'https://127.0.0.1.nip.io',
        ])
          assert.throws(() => createMfa(options(publicUrl)), /outbox: a development aid/);
      }
    } finally {
      if (NODE_ENV === undefined) delete process.env.NODE_ENV;
      else process.env.NODE_ENV = NODE_ENV;
    }
  });
});
