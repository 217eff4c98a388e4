import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { devMailbox } from './mail/dev-mailbox.js';
import { smtp } from './mail/smtp.js';
import { settle, type MfaOptions } from './options.js';

const good: MfaOptions = {
  issuer: 'Northwind Bank',
  publicUrl: 'https://bank.example',
  secrets: [randomBytes(32).toString('base64url')],
  database: () => Promise.reject(new Error('not opened here')),
  sessions: {
    read: () => undefined,
    establish: () => undefined,
    attach: () => undefined,
    end: () => undefined,
  },
  users: { find: () => undefined },
};

/** The options that a fault names, one line each. */
function faultsOf(options: Partial<Record<keyof MfaOptions, unknown>>): string[] {
  try {
    settle({ ...good, ...options } as MfaOptions);
    return [];
  } catch (fault) {
    assert.ok(fault instanceof TypeError);
    return fault.message
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(':')[0] ?? '');
  }
}

describe('options that are right', () => {
  it('start with the defaults of SECURITY.md', () => {
    const settled = settle(good);
    assert.deepEqual(settled.figures, {
      challengeMinutes: 10,
      enrollmentMinutes: 30,
      freshSeconds: 300,
      setupMinutes: 10,
      tries: 5,
      totpWindow: 1,
      recoveryCodes: 10,
      oldCodesDays: 180,
      ticketMinutes: 60,
      codeMinutes: 5,
      textsPerNumber: 5,
      textsPerUserDay: 10,
      textsPerPrefixHour: 10,
      textsPerAddressHour: 30,
      textsPerHour: 1_000,
      dormantDays: 90,
      auditDays: 400,
      failuresPerAddress: 100,
    });
    assert.equal(settled.publicOrigin, 'https://bank.example');
    assert.equal(settled.challengePage, '/second-step');
    assert.equal(settled.defaultPage, '/');
    assert.deepEqual(settled.origins, []);
  });

  it('keep the order of secrets, the newest first', () => {
    const [newer, older] = [randomBytes(32), randomBytes(40)];
    const settled = settle({ ...good, secrets: [newer, older].map((bytes) => bytes.toString('base64url')) });
    assert.deepEqual(
      settled.secrets.map((bytes) => Buffer.from(bytes)),
      [newer, older],
    );
  });

  it('may be plain http on loopback and nowhere else', () => {
    for (const host of ['localhost:4000', '127.0.0.1:4000', '127.9.9.9', '[::1]:4000']) {
      assert.deepEqual(faultsOf({ publicUrl: `http://${host}` }), [], host);
      assert.equal(settle({ ...good, publicUrl: `http://${host}` }).loopback, true, host);
    }
    for (const host of [
      'bank.example',
      '127.0.0.1.evil.example',
      'localhost.evil.example',
      '10.0.0.1',
      '[::2]',
    ])
      assert.deepEqual(faultsOf({ publicUrl: `http://${host}` }), ['publicUrl'], host);
    assert.equal(settle(good).loopback, false);
  });
});

describe('options that are wrong', () => {
  it('are listed all at once, each by its name', () => {
    const everything = {
      issuer: '',
      publicUrl: 'ftp://bank.example',
      origins: ['https://*.example', 'https://app.example'],
      secrets: [],
      database: undefined,
      sessions: undefined,
      users: {},
      cookieSuffix: 'a;b',
      figures: { tries: 11, totpWindow: 2 },
    };
    assert.deepEqual(faultsOf(everything).sort(), [
      'cookieSuffix',
      'database',
      'figures.totpWindow',
      'figures.tries',
      'issuer',
      'origins[0]',
      'publicUrl',
      'secrets',
      'sessions',
      'users.find',
    ]);
  });

  it('are refused where they are of another kind than wanted: none of them passes for unset', () => {
    const slips: Partial<Record<keyof MfaOptions, unknown>> = {
      origins: 'https://app.example',
      secrets: 'a secret',
      database: 'mfa.db',
      sessions: {},
      users: () => undefined,
      sms: [{ name: 'ours' }],
      countries: 'GB',
      mail: () => Promise.resolve(),
      policy: 'required',
      admin: true,
      challengePage: 'second-step',
      passwordAgain: 'yes',
      logger: true,
    };
    assert.deepEqual(faultsOf(slips).sort(), Object.keys(slips).sort());
    assert.deepEqual(faultsOf({ policy: { requirement: 'required' } }), ['policy']);
    assert.deepEqual(faultsOf({ polices: [] } as object), ['polices']);
    assert.deepEqual(faultsOf({ sms: undefined, mail: undefined, policy: undefined }), []);
  });

  it('are told of in a TypeError that says what to do', () => {
    assert.throws(() => settle({ ...good, secrets: [] }), { name: 'TypeError', message: /openssl rand/ });
  });

  it('do not show the secret they complain about', () => {
    const short = 'c2hvcnQtYnV0LXNlY3JldA';
    assert.throws(
      () => settle({ ...good, secrets: [short] }),
      (fault: Error) => fault.message.includes('secrets[0]') && !fault.message.includes(short),
    );
  });
});

describe('secrets', () => {
  const refused: Record<string, unknown> = {
    'an empty one': '',
    'one missing from the environment': undefined,
    'one of 31 bytes': randomBytes(31).toString('base64url'),
    'a sample word': 'changeme-changeme-changeme-changeme-changeme',
    zeros: 'A'.repeat(43),
    'one of few different bytes': Buffer.from('abcabcabcabcabcabcabcabcabcabcabcabc').toString('base64url'),
  };
  for (const [name, secret] of Object.entries(refused))
    it(`refuse ${name}`, () => {
      assert.deepEqual(faultsOf({ secrets: [secret] }), ['secrets[0]']);
      assert.deepEqual(faultsOf({ secrets: [good.secrets[0], secret] }), ['secrets[1]']);
    });
});

describe('origins', () => {
  const refused = [
    '*',
    'https://*.example',
    'https://app.example/',
    'https://app.example/x',
    'null',
    'app.example',
  ];
  for (const origin of [...refused, 'http://app.example', 'https://APP.example', 'https://u@app.example'])
    it(`refuse ${origin}`, () => {
      assert.ok(faultsOf({ origins: [origin] }).every((name) => name === 'origins[0]'));
      assert.notDeepEqual(faultsOf({ origins: [origin] }), []);
    });
});

describe('figures', () => {
  const hard = {
    challengeMinutes: [1, 15],
    enrollmentMinutes: [5, 60],
    setupMinutes: [1, 10],
    tries: [1, 10],
    totpWindow: [0, 1],
    ticketMinutes: [1, 24 * 60],
    codeMinutes: [1, 10],
    textsPerNumber: [1, 5],
    textsPerUserDay: [1, 50],
  } as const;
  for (const [name, [least, most]] of Object.entries(hard))
    it(`${name} never leave ${least} to ${most}`, () => {
      for (const value of [least, most]) assert.deepEqual(faultsOf({ figures: { [name]: value } }), []);
      for (const value of [least - 1, most + 1, least + 0.5, NaN, Infinity, '5', null])
        if (value !== null)
          assert.deepEqual(faultsOf({ figures: { [name]: value } }), [`figures.${name}`], String(value));
    });

  it('refuse a name that there is not', () => {
    assert.deepEqual(faultsOf({ figures: { window: 1 } }), ['figures.window']);
    assert.deepEqual(faultsOf({ figures: { toString: 1 } }), ['figures.toString']);
  });
});

describe('texts', () => {
  const carrier = (name: string) => ({ name, send: () => Promise.resolve({ id: '' }) });

  it('go to no country that is not listed, except on loopback', () => {
    assert.deepEqual(settle(good).countries, []);
    assert.deepEqual(settle({ ...good, countries: ['GB', 'DE'] }).countries, ['GB', 'DE']);
    assert.equal(settle({ ...good, publicUrl: 'http://localhost:4000' }).countries, 'all');
    assert.deepEqual(settle({ ...good, publicUrl: 'http://localhost:4000', countries: ['GB'] }).countries, [
      'GB',
    ]);
  });

  for (const country of ['gb', 'GBR', '44', '+44', '*', '', 'England'])
    it(`refuse ${JSON.stringify(country)} for a country`, () =>
      assert.deepEqual(faultsOf({ countries: [country] }), ['countries']));

  it('make phones a kind only where somebody sends them', () => {
    assert.deepEqual(settle(good).kinds, ['totp']);
    assert.deepEqual(settle({ ...good, sms: [carrier('one')] }).kinds, ['totp', 'phone']);
  });

  for (const name of ['a/b', '..', 'a b', 'ä', ''])
    it(`refuse ${JSON.stringify(name)} for a name, which is a step of the callback’s path`, () =>
      assert.deepEqual(faultsOf({ sms: [carrier(name)] }), ['sms']));

  it('refuse two transports of one name', () =>
    assert.deepEqual(faultsOf({ sms: [carrier('one'), carrier('one')] }), ['sms']));

  it('refuse a base path that is none', () => {
    for (const basePath of ['mfa', '/mfa/', '/a b', 'https://evil.example'])
      assert.deepEqual(faultsOf({ basePath }), ['basePath'], basePath);
    assert.deepEqual(faultsOf({ basePath: '/api/v1/mfa' }), []);
    assert.deepEqual(faultsOf({ basePath: '' }), []);
  });
});

describe('an issuer', () => {
  it('Q10 has no colon, which would cut it in authenticator apps, and is not blank', () => {
    assert.deepEqual(faultsOf({ issuer: 'Northwind: Bank' }), ['issuer']);
    assert.deepEqual(faultsOf({ issuer: '  ' }), ['issuer']);
    assert.deepEqual(faultsOf({ issuer: undefined }), ['issuer']);
  });
});

describe('mails', () => {
  it('refuse what is no transport, and a mailbox for developers away from loopback', () => {
    assert.deepEqual(faultsOf({ mail: {} }), ['mail']);
    assert.deepEqual(faultsOf({ mail: devMailbox() }), ['mailbox']);
    assert.deepEqual(faultsOf({ mail: devMailbox(), publicUrl: 'http://localhost:3000' }), []);
    assert.deepEqual(faultsOf({ mail: smtp({ host: 'mail.example', from: 'a@bank.example' }) }), []);
  });

  for (const page of ['//evil.example', 'https://evil.example', '/\\evil.example', 'security', '/a b', ''])
    it(`never lead to ${JSON.stringify(page)}`, () =>
      assert.deepEqual(faultsOf({ settingsPage: page }), ['settingsPage']));

  for (const [wrong, options] of [
    ['no host', { host: '' }],
    ['no sender', { from: '' }],
    ['a sender that ends its header', { from: 'a@bank.example\r\nBcc: b@evil.example' }],
    ['a reply address that is none', { replyTo: 'nobody' }],
    ['half an account', { user: 'bank' }],
  ] as const)
    it(`are not sent with ${wrong}`, () =>
      assert.throws(() => smtp({ host: 'mail.example', from: 'a@bank.example', ...options }), TypeError));
});
