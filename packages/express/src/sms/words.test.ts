import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { oneTimeCode } from '../../../../test/kit/virtual-phone.js';
import { codeText, smsTestWords, smsWords, testWords } from './words.js';

const service = 'Northwind Bank of UK';
const host = 'signin.northwind-bank.example1';
const code = '012345';
const text = (locale?: string) => codeText(code, { service, host, locale });

/** The default alphabet of GSM 03.38; what is in the second table costs two septets. */
const oneSeptet = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const twoSeptets = new Set('\f^{}\\[~]|€');

/** How many septets a text takes; nothing where it has to be sent as UCS-2. */
function septets(body: string): number | undefined {
  const costs = [...body].map((letter) => (oneSeptet.has(letter) ? 1 : twoSeptets.has(letter) ? 2 : NaN));
  const sum = costs.reduce((total, cost) => total + cost, 0);
  return Number.isNaN(sum) ? undefined : sum;
}

const languages = Object.keys(smsWords);
const inGsm7 = ['en', 'de', 'fr', 'it', 'nl', 'tr'];

describe('the words of a text', () => {
  it('are there in sixteen languages', () => assert.equal(languages.length, 16));

  for (const locale of languages) {
    it(`begin with the code and name the service in ${locale}`, () => {
      assert.match(text(locale), new RegExp(`^${code}(?![0-9])`));
      assert(text(locale).includes(service));
    });

    it(`end with the line that binds the code to the host in ${locale}`, () => {
      assert.deepEqual(oneTimeCode(text(locale)), { host, code });
    });

    it(`fit into ${inGsm7.includes(locale) ? 'one segment of GSM-7' : 'two segments of UCS-2'} in ${locale}`, () => {
      const cost = septets(text(locale));
      if (inGsm7.includes(locale)) assert(cost !== undefined && cost <= 160, `${cost} septets`);
      else assert(cost === undefined && text(locale).length <= 2 * 67, `${text(locale).length} units`);
    });

    it(`hold nothing that looks like a link in ${locale}`, () => {
      assert.doesNotMatch(text(locale), /:\/\/|www\./);
    });
  }

  it('are nearest to what is asked for', () => {
    for (const [asked, given] of [
      ['de', 'de'],
      ['de-AT', 'de'],
      ['de_CH', 'de'],
      ['DE-de', 'de'],
      ['pt', 'pt-BR'],
      ['pt-PT', 'pt-BR'],
      ['zh-Hans-CN', 'zh-Hans'],
      ['ZH', 'zh-Hans'],
    ])
      assert.equal(text(asked), text(given), asked);
  });

  for (const asked of [
    '',
    '*',
    'xx',
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    '-',
    '../de',
    'd'.repeat(9_999),
  ])
    it(`are English for ${JSON.stringify(asked.slice(0, 20))}`, () => assert.equal(text(asked), text('en')));

  it('are English where nothing is asked for', () => assert.equal(text(), text('en')));
});

describe('the words of a test', () => {
  for (const locale of Object.keys(smsTestWords))
    it(`name the service, hold no code and fit into one segment of GSM-7, or two of UCS-2, in ${locale}`, () => {
      const body = testWords(service, locale);
      assert(body.includes(service));
      assert.doesNotMatch(body, /\d{4}|:\/\/|www\./);
      const cost = septets(body);
      assert(cost === undefined ? body.length <= 2 * 67 : cost <= 160, `${cost ?? body.length}`);
    });
});

describe('the reader of one-time codes', () => {
  for (const [message, read] of [
    [
      '747723 is your ExampleCo authentication code.\n\n@example.com #747723',
      { host: 'example.com', code: '747723' },
    ],
    [
      '@example.com #747723 @ecommerce.example',
      { host: 'example.com', code: '747723', embeddedHost: 'ecommerce.example' },
    ],
    ['words\r\n@example.com #747723 future', { host: 'example.com', code: '747723' }],
    ['something @example.com #747723', undefined],
    ['@example.com code #747723', undefined],
    ['#747723 @example.com', undefined],
    ['@example.com  #747723', undefined],
    ['@ #747723', undefined],
    ['@example.com #', undefined],
    ['@example.com #747723\n', undefined],
    ['', undefined],
  ] as const)
    it(`reads ${JSON.stringify(message)} as the draft says`, () =>
      assert.deepEqual(oneTimeCode(message), read));
});
