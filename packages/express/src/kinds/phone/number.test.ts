import { MfaError } from '@mfa-kit/contract';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lastTwo, prefixOf, readNumber } from './number.js';

const e164Of = async (typed: string) => (await readNumber(typed, 'all')).e164;

async function assertRefused(typed: string, code: string, countries: readonly string[] | 'all' = 'all') {
  await assert.rejects(
    readNumber(typed, countries),
    (error) => error instanceof MfaError && error.code === code,
  );
}

describe('reading a number', () => {
  for (const [typed, e164] of [
    ['+447418343743', '+447418343743'],
    ['0044 7911 123456', '+447911123456'],
    ['+44 (0)7911 123456', '+447911123456'],
    ['(+44) 7911-123-456', '+447911123456'],
    ['+44.7911.123456', '+447911123456'],
    ['+49 171/1234567', '+491711234567'],
    ['+44–7911—123456', '+447911123456'],
    ['+٤٤ ٧٩١١ ١٢٣٤٥٦', '+447911123456'],
    ['٠٠٤٤٧٩١١١٢٣٤٥٦', '+447911123456'],
    ['+۹۸ ۹۱۲ ۳۴۵ ۶۷۸۹', '+989123456789'],
    ['＋４４ ７９１１ １２３４５６', '+447911123456'],
    ['\u{202a}+44 7911 123456\u{202c}', '+447911123456'],
    ['+44\u{a0}7911\u{2007}123456 ', '+447911123456'],
    ['+39 02 1234 5678', '+390212345678'],
    ['+39 333 123 4567', '+393331234567'],
    ['+378 0549 886377', '+3780549886377'],
    ['+54 11 15-2345-6789', '+5491123456789'],
    ['+54 9 11 2345-6789', '+5491123456789'],
    ['+52 55 1234 5678', '+525512345678'],
    ['+55 11 91234-5678', '+5511912345678'],
    ['+1 (202) 555-0123', '+12025550123'],
    ['+1 500 555 0006', '+15005550006'],
    ['+44 7700 900123', '+447700900123'],
    ['+44 20 7946 0000', '+442079460000'],
  ] as const)
    it(`reads ${typed}`, async () => assert.equal(await e164Of(typed), e164));

  for (const typed of [
    '07911 123456',
    '447911123456',
    '+44 7911',
    '+44 7911 123456 7890',
    '+52 1 55 1234 5678',
    '+999 123456789',
    '+44 999',
    '112',
    '+',
    '00',
    '---',
    '++447911123456',
    '+44+7911123456',
    '+44 7911 123456 ext. 5',
    '+44 7911 123456x5',
    '+44 7911 123456;ext=5',
    '+44 7911 123456;phone-context=evil.example',
    '+44 7911 123456#',
    '*31#+447911123456',
    '+44 7911 123456,,5',
    '+1 800 FLOWERS',
    '+44 7911 123456abc',
    'tel:+447911123456',
    '+44 7911 123456 +44 7911 123457',
    '+44 7911 123456 / 7',
    // Digits that the library cannot read are not passed over: the rest is somebody else's number.
    '+49१ 151 23456789',
    '+44 7911 12३3456',
    '+44\n7911\u{0}123456',
  ])
    it(`refuses ${JSON.stringify(typed)}`, () => assertRefused(typed, 'phone_invalid'));

  for (const [kind, typed] of Object.entries({
    premium: '+44 906 123 4567',
    'North American premium': '+1 900 234 5678',
    'toll-free': '+1 800 234 5678',
    'shared cost': '+39 848 123 456',
    'British personal': '+44 70 1234 5678',
    'international freephone': '+800 1234 5678',
    'international premium': '+979 1234 56789',
  }))
    it(`refuses ${kind} numbers`, () => assertRefused(typed, 'phone_unsupported'));
});

describe('the countries of numbers', () => {
  for (const [typed, country] of [
    ['+44 7418 343743', 'GB'],
    ['+44 7911 123456', 'GG'],
    ['+44 7700 900123', 'GB'],
    ['+1 202 555 0123', 'US'],
    ['+1 242 359 1234', 'BS'],
    ['+1 242 111 1234', 'BS'],
    ['+7 912 345 67 89', 'RU'],
    ['+7 701 234 56 78', 'KZ'],
    ['+39 06 698 12345', 'VA'],
  ] as const)
    it(`place ${typed} in ${country}, and let it pass by that alone`, async () => {
      assert.equal((await readNumber(typed, [country])).country, country);
      await assertRefused(typed, 'country_blocked', ['DE', 'FR']);
    });

  it('are none where none is listed', () => assertRefused('+44 7418 343743', 'country_blocked', []));

  it('are none for numbers of no country, which satellites answer', async () => {
    for (const typed of ['+881 6 1234 5678', '+870 773 111 632', '+882 13 300 655'])
      await assertRefused(typed, 'country_blocked', ['GB', 'US', '001', '']);
  });
});

describe('what is left of a number', () => {
  it('is its last two digits for people', () => assert.equal(lastTwo('+447418343743'), '43'));

  it('is all but the last four for limits, of the shortest number too', () => {
    assert.equal(prefixOf('+447418343743'), '+44741834');
    assert.equal(prefixOf('+6834002'), '+683');
  });
});
