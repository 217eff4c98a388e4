/** Status callbacks: believed by their signature, told once, and never a proof of anything. */
import type { Challenge } from '@mfa-kit/contract';
import { SmsFailure, twilio } from '@mfa-kit/express';
import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import sdk from 'twilio';
import { assertAt, assertLockedOut, stateOf } from '../kit/expect.js';
import { fakeTwilio, type FakeTwilio, type Report, type TakenText } from '../kit/fake-twilio.js';
import { hostDuring, type Host, type HostOptions } from '../kit/host.js';
import { answer } from '../kit/people.js';
import { raw } from '../kit/raw.js';
import { assertUnchanged } from '../kit/tables.js';
import { enrolPhone, sentIn, signedInAndTexted } from '../kit/texting.js';
import { virtualPhone } from '../kit/virtual-phone.js';

const ADA = '+447418343743';

/** Ada is asked for the code of a text that was just taken. */
async function waiting(test: TestContext, options: HostOptions = {}) {
  const fake = await fakeTwilio();
  test.after(() => fake.stop());
  const host = await hostDuring(test, { sms: [twilio(fake.options)], countries: ['GB'], ...options });
  const phone = virtualPhone(ADA, () => fake.texts);
  await enrolPhone(host, phone);
  const browser = await signedInAndTexted(host);
  const text = fake.texts.at(-1);
  assert(text);
  const delivery = async () => (await sentIn(browser))?.delivery;
  return { fake, host, phone, browser, text, delivery };
}

/** As a proxy in front of the application hands it on. */
function post(host: Host, { url, headers, body }: ReturnType<FakeTwilio['letter']>, also = {}) {
  const { pathname, search } = new URL(url);
  return raw(host.origin, { path: pathname + search, headers: { ...headers, ...also }, body });
}

describe('Twilio’s signature', () => {
  const url = 'https://mycompany.com/myapp.php?foo=1&bar=2';
  const signature = '0/KCTR6DLpKmkAf8muzZqo1nDgQ=';
  const params = {
    CallSid: 'CA1234567890ABCDE',
    Caller: '+12349013030',
    Digits: '1234',
    From: '+12349013030',
    To: '+18005551212',
  };
  const transport = twilio({ accountSid: 'AC0', authToken: '12345', from: 'Northwind' });

  it('REQ-87 is the one of the documentation’s example', async () => {
    assert.equal(sdk.getExpectedTwilioSignature('12345', url, params), signature);
    assert.equal(await transport.readReport?.({ url, signature, params }), undefined);
  });

  for (const [what, request] of Object.entries({
    'an altered field': { url, signature, params: { ...params, Digits: '1235' } },
    'a field more': { url, signature, params: { ...params, More: '1' } },
    'a field less': { url, signature, params: { ...params, Digits: undefined } },
    'another address': { url: url.replace('mycompany', 'evil'), signature, params },
    'no signature': { url, signature: undefined, params },
    'an empty signature': { url, signature: '', params },
    'another’s signature': { url, signature: sdk.getExpectedTwilioSignature('54321', url, params), params },
  }))
    it(`REQ-87 refuses ${what}`, async () => {
      const refused = transport.readReport?.(
        JSON.parse(JSON.stringify(request)) as typeof request & { params: typeof params },
      );
      await assert.rejects(
        refused ?? Promise.resolve(),
        (error) => error instanceof SmsFailure && error.reason === 'signature',
      );
    });
});

describe('a report', () => {
  it('REQ-87 reaches the waiting screen at its next look', async (test) => {
    const { fake, text, delivery } = await waiting(test);
    assert.equal(await delivery(), 'open');
    for (const [status, shown] of [
      ['queued', 'open'],
      ['sent', 'open'],
      ['delivered', 'delivered'],
    ] as const) {
      assert.equal(await fake.report(text, status), 204);
      assert.equal(await delivery(), shown);
    }
  });

  for (const [errorCode, failure] of [
    [30003, 'sms_unavailable'],
    [30004, 'sms_unavailable'],
    [30006, 'phone_unsupported'],
    [30008, 'sms_unavailable'],
    [39999, 'sms_unavailable'],
  ] as const)
    it(`REQ-87 shows failure ${errorCode} as ${failure}, and costs no try`, async (test) => {
      const { fake, text, browser } = await waiting(test);
      assert.equal(await fake.report(text, 'undelivered', { errorCode }), 204);
      const { sent, triesLeft } = (await stateOf(browser)) as Challenge;
      assert.deepEqual([sent?.delivery, sent?.failure, triesLeft], ['failed', failure, 5]);
    });

  it('REQ-87 counts once, however often, late and out of order it comes', async (test) => {
    const { fake, host, text, delivery } = await waiting(test);
    await fake.report(text, 'delivered');
    host.clock.advance({ minutes: 1 });
    await assertUnchanged(host.file, async () => {
      for (const status of ['delivered', 'sent', 'queued', 'failed', 'undelivered', 'delivered'] as const)
        assert.equal(await fake.report(text, status, { errorCode: 30003 }), 204);
    });
    assert.equal(await delivery(), 'delivered');
  });

  it('REQ-87 proves nobody', async (test) => {
    const { fake, text, browser, phone } = await waiting(test);
    for (const status of ['sent', 'delivered'] as const) await fake.report(text, status);
    assert.equal((await stateOf(browser)).at, 'challenge');
    await assertLockedOut(browser);
    assertAt(await answer(browser, phone.code()), 'complete');
  });

  it('REQ-87 is known by the configured address, whatever a proxy makes of host and protocol', async (test) => {
    const { fake, host, text, delivery } = await waiting(test, { publicUrl: 'https://bank.example' });
    const named = text.params.StatusCallback ?? '';
    assert.match(named, /^https:\/\/bank\.example\/mfa\/sms\/twilio\/status\?message=\w+$/);
    const headers = {
      host: 'inside.internal:8080',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'http',
    };
    assert.equal((await post(host, fake.letter(text, 'delivered'), headers)).status, 204);
    assert.equal(await delivery(), 'delivered');
  });

  for (const [expressVersion, parser] of [
    [4, 'before'],
    [4, 'after'],
    [5, 'after'],
  ] as const)
    it(`REQ-87 is read by Express ${expressVersion}, the host’s parser ${parser} the kit`, async (test) => {
      const { fake, text, delivery } = await waiting(test, { expressVersion, parser });
      assert.equal(await fake.report(text, 'delivered'), 204);
      assert.equal(await delivery(), 'delivered');
    });
});

describe('a forger', () => {
  const forgeries: Record<string, (text: TakenText) => Report> = {
    'a changed outcome': () => ({ altered: { MessageStatus: 'delivered', SmsStatus: 'delivered' } }),
    'a changed id': () => ({ altered: { MessageSid: 'SM0' } }),
    'a changed number': () => ({ altered: { To: '+4915123456789' } }),
    'a field more': () => ({ altered: { More: '1' } }),
    'no signature': () => ({ signature: null }),
    'an empty signature': () => ({ signature: '' }),
    'a long signature': () => ({ signature: 'A'.repeat(4_000) }),
    'a signature of the address alone': (text) => ({
      signature: sdk.getExpectedTwilioSignature('', text.params.StatusCallback ?? '', {}),
    }),
    'another text’s address': (text) => ({ url: `${text.params.StatusCallback ?? ''}0` }),
    'no text’s address': (text) => ({ url: (text.params.StatusCallback ?? '').split('?')[0] ?? '' }),
    JSON: () => ({ json: true }),
  };
  for (const [what, forge] of Object.entries(forgeries))
    for (const parser of ['before', 'after'] as const)
      it(`REQ-87 changes nothing with ${what}, the host’s parser ${parser} the kit`, async (test) => {
        const { fake, host, text } = await waiting(test, { parser });
        await assertUnchanged(host.file, async () =>
          assert.equal(await fake.report(text, 'failed', { errorCode: 30006, ...forge(text) }), 403),
        );
      });

  it('REQ-87 changes nothing with an account of its own', async (test) => {
    const { host, text } = await waiting(test);
    const other = await fakeTwilio();
    test.after(() => other.stop());
    await assertUnchanged(host.file, async () => assert.equal(await other.report(text, 'delivered'), 403));
  });

  it('REQ-87 changes nothing with a signed report of another text', async (test) => {
    const { fake, host, text, delivery } = await waiting(test);
    const [first] = fake.texts;
    assert(first && first.sid !== text.sid);
    await assertUnchanged(host.file, async () => {
      // Even the provider itself speaks of a text only by the id it gave it.
      assert.equal(await fake.report(first, 'failed', { named: text.params.StatusCallback ?? '' }), 204);
      const unknown = (text.params.StatusCallback ?? '').replace(/message=\w+/, 'message=unknown');
      assert.equal(await fake.report(text, 'failed', { named: unknown }), 204);
    });
    assert.equal(await delivery(), 'open');
  });

  it('REQ-87 finds no other door', async (test) => {
    const { fake, host, text } = await waiting(test);
    const { url, headers, body } = fake.letter(text, 'delivered');
    await assertUnchanged(host.file, async () => {
      for (const provider of ['outbox', 'nobody', '__proto__', 'toString', '..%2Ftwilio', '%00'])
        assert.equal(
          (await post(host, { url: url.replace('/sms/twilio/', `/sms/${provider}/`), headers, body })).status,
          404,
        );
      for (const method of ['GET', 'PUT', 'DELETE'])
        assert.equal((await raw(host.origin, { method, path: new URL(url).pathname, headers })).status, 404);
    });
  });

  it('REQ-87 is answered with a refusal, never with a failure, whatever it posts', async (test) => {
    const { fake, host, text } = await waiting(test);
    const letter = fake.letter(text, 'delivered');
    const form = 'application/x-www-form-urlencoded';
    const many = Array.from({ length: 2_000 }, (_, i) => `a${i}=`).join('&');
    await assertUnchanged(host.file, async () => {
      for (const [type, body] of [
        [form, ''],
        [form, 'a=%'],
        [form, 'a=1&a=2'],
        [form, 'a[b][c]=1'],
        [form, '__proto__=1&constructor=2'],
        [form, many],
        [form, 'a'.repeat(17_000)],
        [`${form}; charset=utf-7`, letter.body],
        ['text/plain', letter.body],
        ['application/json', '['],
        ['multipart/form-data', '--'],
        ['', letter.body],
      ] as const) {
        const { status } = await post(host, { ...letter, body }, { 'content-type': type });
        assert(status >= 400 && status < 500, `${status} for ${type}: ${body.slice(0, 40)}`);
      }
    });
    assert.deepEqual(host.log, []);
  });
});
