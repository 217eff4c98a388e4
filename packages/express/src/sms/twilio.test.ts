import assert from 'node:assert/strict';
import { after, beforeEach, describe, it } from 'node:test';
import { fakeTwilio } from '../../../../test/kit/fake-twilio.js';
import { redacted, SmsFailure, type SmsFailureReason, type SmsTransport } from './transport.js';
import { parametersOf, twilio } from './twilio.js';

const TO = '+447418343743';
const message = { to: TO, body: '012345 is your code', at: 0, validSeconds: 300 };

const fake = await fakeTwilio();
let transport: SmsTransport;
beforeEach(() => {
  transport = twilio(fake.options);
});
after(() => fake.stop());

async function failureOf(sending: Promise<unknown>): Promise<SmsFailure> {
  const failure = await sending.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  assert(failure instanceof SmsFailure, String(failure));
  return failure;
}

/** ECOSYSTEM's families, each code of them, and some that nobody foresaw. */
const families: Partial<Record<SmsFailureReason, readonly number[]>> = {
  number: [21211, 21217, 60200],
  not_textable: [21614, 21635, 60205, 30006],
  opted_out: [21610],
  country: [21408, 60605, 60220, 60238, 21612],
  blocked: [60410, 30450],
  limited: [20429, 60203, 60207, 60212],
  unreachable: [30003, 30005],
  filtered: [30004, 30007],
  provider: [20003, 20404, 21606, 21608, 21659, 21703, 21705, 30001, 30008, 30034, 30410, 572005, 1, 99999],
};

describe('an error of Twilio', () => {
  for (const [reason, codes] of Object.entries(families))
    for (const error of codes)
      it(`${error} is of the family ${reason}, in either shape and in a report`, async () => {
        for (const shape of ['rest', 'problem'] as const) {
          fake.next({ error, shape });
          const failure = await failureOf(transport.send(message));
          assert.deepEqual(
            [failure.reason, failure.providerCode, failure.unsure],
            [reason, String(error), false],
          );
        }
        fake.next('take');
        await transport.send({ ...message, statusUrl: 'http://127.0.0.1:9/mfa/sms/twilio/status' });
        const text = fake.texts.at(-1);
        assert(text);
        const { url, headers, body } = fake.letter(text, 'undelivered', { errorCode: error });
        const params = Object.fromEntries(new URLSearchParams(body));
        const report = await transport.readReport?.({
          url,
          signature: headers['x-twilio-signature'],
          params,
        });
        assert.deepEqual(report, { id: text.sid, status: 'failed', reason, providerCode: String(error) });
      });

  it('without a code goes by its status', async () => {
    fake.next('limited', 'down', { error: 0, status: 429 });
    const reasons = [];
    for (let i = 0; i < 3; i++) reasons.push((await failureOf(transport.send(message))).reason);
    assert.deepEqual(reasons, ['limited', 'provider', 'limited']);
  });

  it('leaves nobody sure only where the connection broke after it was made', async () => {
    fake.next('cut', 'silent', 'down');
    const hasty = twilio({ ...fake.options, timeoutMs: 100 });
    const unsure = [];
    for (let i = 0; i < 3; i++) unsure.push((await failureOf(hasty.send(message))).unsure);
    const nobodyThere = twilio({ ...fake.options, apiUrl: 'http://127.0.0.1:9' });
    unsure.push((await failureOf(nobodyThere.send(message))).unsure);
    assert.deepEqual(unsure, [true, true, false, false]);
  });

  it('is logged without the number and without the text', async () => {
    fake.next({ error: 21211 });
    const { cause } = await failureOf(transport.send(message));
    assert.match((cause as Error).message, /\+447418343743.*012345/);
    assert.equal(redacted(cause), 'Error: The number +… failed with …; the body was "… is your code".');
  });
});

describe('the transport', () => {
  it('posts what Twilio needs, and nothing about the person', async () => {
    fake.next('take');
    const sent = await transport.send({ ...message, statusUrl: 'http://127.0.0.1:9/status' });
    const text = fake.texts.at(-1);
    assert.ok(text && sent);
    assert.equal(text.sid, sent.id);
    assert.deepEqual(text.params, {
      To: TO,
      Body: message.body,
      From: '+15005550006',
      ValidityPeriod: '300',
      StatusCallback: 'http://127.0.0.1:9/status',
    });
  });

  it('sends through a messaging service, and with an API key', async () => {
    const { accountSid, authToken, apiUrl } = fake.options;
    const service = twilio({ accountSid, authToken, messagingServiceSid: 'MG0', ...(apiUrl && { apiUrl }) });
    fake.next('take');
    await service.send(message);
    assert.deepEqual(
      [fake.texts.at(-1)?.params.MessagingServiceSid, fake.texts.at(-1)?.params.From],
      ['MG0', undefined],
    );
    const apiKey = { sid: 'SK0', secret: 'not the token' };
    const { providerCode } = await failureOf(twilio({ ...fake.options, apiKey }).send(message));
    assert.equal(providerCode, '20003');
  });

  it('names no callback on loopback to the real Twilio, which would refuse the text', async () => {
    const { accountSid, authToken, from = '' } = fake.options;
    const callbackOf = (statusUrl: string) =>
      parametersOf({ accountSid, authToken, from }, { ...message, statusUrl }).statusCallback;
    assert.equal(callbackOf('http://localhost:3000/status'), undefined);
    assert.equal(callbackOf('http://127.0.0.1:3000/status'), undefined);
    assert.equal(callbackOf('https://bank.example/status'), 'https://bank.example/status');
  });

  it('reads only what tells of a fate', async () => {
    fake.next('take');
    await transport.send({ ...message, statusUrl: 'http://127.0.0.1:9/status' });
    const text = fake.texts.at(-1);
    assert(text);
    const read = [];
    for (const status of [
      'accepted',
      'queued',
      'sending',
      'sent',
      'delivered',
      'undelivered',
      'failed',
    ] as const) {
      const { url, headers, body } = fake.letter(text, status);
      const params = Object.fromEntries(new URLSearchParams(body));
      read.push(
        (await transport.readReport?.({ url, signature: headers['x-twilio-signature'], params }))?.status,
      );
    }
    assert.deepEqual(read, [undefined, undefined, undefined, 'sent', 'delivered', 'failed', 'failed']);
  });

  it('takes no report where nothing could tell a forged one, and asks for none', async () => {
    const { authToken: _, ...options } = fake.options;
    const silent = twilio({ ...options, apiKey: { sid: 'SK0', secret: 'of the key' } });
    assert.equal(silent.readReport, undefined);
    assert.equal((await failureOf(silent.send(message))).providerCode, '20003');
  });

  it('wants a sender, an account and the token that signs its callbacks', () => {
    assert.throws(() => twilio({ accountSid: 'AC0', authToken: 'x' }), /`from` or `messagingServiceSid`/);
    assert.throws(() => twilio({ accountSid: 'SK0', authToken: 'x', from: 'N' }), /`accountSid`/);
    assert.throws(() => twilio({ accountSid: 'AC0', authToken: '', from: 'N' }), /`authToken`/);
    assert.throws(() => twilio({ accountSid: 'AC0', from: 'N' }), /`authToken` or an `apiKey`/);
    const apiKey = { sid: 'SK0', secret: 'x' };
    assert.throws(() => twilio({ accountSid: 'AC0', authToken: '', apiKey, from: 'N' }), /`authToken`/);
  });
});
