import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readSettings, SettingError } from './settings.js';

const account = { TWILIO_ACCOUNT_SID: 'AC0', TWILIO_AUTH_TOKEN: 'token', TWILIO_FROM: '+15005550006' };
const key = { TWILIO_API_KEY: 'SK0', TWILIO_API_SECRET: 'secret' };

describe('the environment of the demo', () => {
  it('may be empty, and then no text leaves this machine', () => {
    assert.deepEqual(readSettings({}), { port: 4000 });
    assert.deepEqual(readSettings({ TWILIO_ACCOUNT_SID: '', TWILIO_FROM: '' }), readSettings({}));
  });

  it('may decide for everybody, and ask for a crowd', () => {
    assert.deepEqual(readSettings({ MFA_REQUIREMENT: 'required', DEMO_PEOPLE: '100000' }), {
      ...{ port: 4000, requirement: 'required', crowd: 100_000 },
    });
  });

  it('turns to Twilio where all of it is set', () => {
    const twilio = { accountSid: 'AC0', authToken: 'token', from: '+15005550006' };
    assert.deepEqual(readSettings(account).twilio, twilio);
    const elsewhere = { ...account, DEMO_TWILIO_URL: 'http://127.0.0.1:4010/' };
    assert.deepEqual(readSettings(elsewhere).twilio, { ...twilio, apiUrl: 'http://127.0.0.1:4010' });
    const service = { TWILIO_ACCOUNT_SID: 'AC0', TWILIO_MESSAGING_SERVICE_SID: 'MG0', ...key };
    assert.deepEqual(readSettings(service).twilio, {
      accountSid: 'AC0',
      apiKey: { sid: 'SK0', secret: 'secret' },
      messagingServiceSid: 'MG0',
    });
  });

  it('is refused where half of it is set, and the message names what is missing', () => {
    for (const name of Object.keys(account)) {
      const half = { ...account, [name]: '' };
      assert.throws(
        () => readSettings(half),
        (error) =>
          error instanceof SettingError && new RegExp(`missing: ${name}\\b[^,]*\\. Set`).test(error.message),
        name,
      );
    }
    for (const name of Object.keys(key))
      assert.throws(
        () => readSettings({ ...account, ...key, [name]: '' }),
        new RegExp(`missing: ${name}\\.`),
      );
    assert.throws(() => readSettings({ DEMO_TWILIO_URL: 'http://127.0.0.1:1' }), /DEMO_TWILIO_URL is set/);
  });

  it('is refused where a value is of no use, without a secret in the message', () => {
    assert.throws(() => readSettings({ PORT: 'x' }), SettingError);
    assert.throws(() => readSettings({ MFA_REQUIREMENT: 'maybe' }), SettingError);
    for (const DEMO_PEOPLE of ['many', '-1', '1.5', '2000000'])
      assert.throws(() => readSettings({ DEMO_PEOPLE }), /^SettingError: DEMO_PEOPLE is/);
    assert.throws(() => readSettings({ ...account, DEMO_TWILIO_URL: 'nowhere' }), SettingError);
    assert.throws(
      () => readSettings({ TWILIO_AUTH_TOKEN: 'hush-hush' }),
      (error) => error instanceof SettingError && !error.message.includes('hush-hush'),
    );
  });
});
