import { expect } from '@open-wc/testing';
import { CountryChoice } from './country-choice.js';
import { allCountries } from './dial-codes.js';
import { exampleOf } from './example-numbers.js';
import { readNumber } from './number-reading.js';
import { problemWords } from './number-words.js';
import * as data from './phone-data.js';
import { readPlainly, type Reading } from './plain-reading.js';

interface Where {
  /** What the page or the person said. */
  readonly home?: string;
  readonly only?: string;
}

function choice({ home = '', only = '' }: Where): CountryChoice {
  const made = new CountryChoice();
  made.offer(only, '', '');
  if (home) made.settle(home, 'person');
  return made;
}

const read = (text: string, where: Where = {}): Reading => readNumber(data, text, choice(where));
const words = (text: string, where: Where = {}): string =>
  problemWords(data, read(text, where), choice(where))
    .replace(/[\u2066-\u2069]/g, '')
    .replaceAll('\u00a0', ' ');

describe('what a text says as a phone number', () => {
  it('P10 is international after a plus, 00 or 011', () => {
    const inAmerica = { home: 'US' };
    expect(read('+44 7911 123456').e164).to.equal('+447911123456');
    expect(read('0044 7911 123456').e164).to.equal('+447911123456');
    expect(read('00 33 6 39 98 01 23', { home: 'GB' }).country).to.equal('FR');
    expect(read('011 44 7911 123456', inAmerica)).to.include({ e164: '+447911123456', country: 'GB' });
    expect(read('00 44 7911 123456', inAmerica).e164).to.equal('+447911123456');
    expect(read('0011 44 7911 123456', { home: 'AU' }).e164).to.equal('+447911123456');
    expect(read('tel:+447911123456').e164).to.equal('+447911123456');
    expect(read('010 44 7911 123456', { home: 'JP' })).to.include({ e164: '+447911123456', country: 'GB' });
    expect(read('8 10 44 7911 123456', { home: 'RU' })).to.include({ e164: '+447911123456', country: 'GB' });
    // In Argentina 011 is Buenos Aires.
    expect(read('011 15-2345-6789', { home: 'AR' })).to.include({
      e164: '+5491123456789',
      international: false,
    });
  });

  it('P11 takes no zero away where none is dialled: it is the number of another country', () => {
    const rejected = {
      'US 07700 900456': 'too-long',
      'ES 06 12 34 56 78': 'too-long',
      'DK 0171 23456': 'too-long',
    };
    for (const [text, problem] of Object.entries(rejected)) {
      const [home, ...number] = text.split(' ');
      expect(read(number.join(' '), { home }), text).to.include({ problem, e164: '' });
    }
    expect(read('07700 900456', { home: 'GB' }).e164).to.equal('+447700900456');
    expect(read('06 12 34 56 78', { home: 'FR' }).e164).to.equal('+33612345678');
  });

  it('P14 keeps the country that was chosen while the code is its own too', () => {
    const shared = [
      ['+44 7911 123456', 'GB GG JE IM'],
      ['+1 416 555 0123', 'US CA'],
      ['+7 912 345 67 89', 'RU KZ'],
      ['+39 312 345 6789', 'IT VA'],
      ['+47 40 61 23 45', 'NO SJ'],
    ] as const;
    for (const [text, countries] of shared)
      for (const home of countries.split(' ')) expect(read(text, { home }).country, home).to.equal(home);
    expect(read('07911 123456', { home: 'GB' })).to.include({ country: 'GB', type: 'mobile' });
    expect(read('+33 6 39 98 01 23', { home: 'GB' }).country).to.equal('FR');
  });

  it('P14 takes the main country of a code, unless the number names another', () => {
    const countries = {
      '+44 7911 123456': 'GB',
      '+44 7624 123456': 'IM',
      '+1 201 555 0123': 'US',
      '+1 416 555 0123': 'CA',
      '+1 242 359 1234': 'BS',
      '+7 912 345 67 89': 'RU',
      '+7 701 234 56 78': 'KZ',
      '+39 06 1234 5678': 'IT',
      '+262 692 12 34 56': 'RE',
    };
    for (const [text, country] of Object.entries(countries))
      expect(read(text).country, text).to.equal(country);
  });

  it('P17 has the national digits and the type', () => {
    expect(read('07911 123456', { home: 'GB' })).to.include({
      e164: '+447911123456',
      national: '7911123456',
      type: 'mobile',
    });
    expect(read('020 7946 0000', { home: 'GB' }).type).to.equal('landline');
    expect(read('', { home: 'GB' })).to.include({ e164: '', national: '', type: 'unknown' });
  });

  it('P19 leaves out the zero of (0), and keeps the zeros of Italy and San Marino', () => {
    expect(read('+44 (0)7911 123456').e164).to.equal('+447911123456');
    expect(read('+44 (0) 20 7946 0000').e164).to.equal('+442079460000');
    expect(read('0049 (0)171 3920012').e164).to.equal('+491713920012');
    expect(read('02 1234 5678', { home: 'IT' }).e164).to.equal('+390212345678');
    expect(read('+39 06 1234 5678').e164).to.equal('+390612345678');
    expect(read('333 123 4567', { home: 'IT' }).e164).to.equal('+393331234567');
    expect(read('0549 886377', { home: 'SM' }).e164).to.equal('+3780549886377');
    expect(read('0791 112', { home: 'GB' })).to.include({ problem: 'too-short', national: '791112' });
    expect(read('07911 12345', { home: 'GB' })).to.include({ e164: '+44791112345', doubt: 'unusual' });
    expect(read('+44 0791 112', { home: 'GB' })).to.include({ problem: 'too-short', national: '791112' });
    expect(read('8 912 345-67-89', { home: 'RU' }).e164).to.equal('+79123456789');
  });

  it('P21 goes by length: what the data does not know is doubted, and can be used', () => {
    expect(read('07000 000000', { home: 'GB' })).to.include({ e164: '+447000000000', problem: '' });
    expect(read('99 999 9999', { home: 'FR' })).to.include({ e164: '+33999999999', problem: '' });
    expect(read('06 00 00 00', { home: 'FR' })).to.include({ e164: '', problem: 'too-short' });
    expect(read('2222 222 2222', { home: 'US' })).to.include({ e164: '', problem: 'too-long' });
    expect(read('222 222 2222', { home: 'US' })).to.include({ e164: '+12222222222', type: 'landline' });
    expect(read('122 222 2222', { home: 'US' })).to.include({ problem: '', doubt: 'unusual' });
  });

  it('P22 P23 says what is wrong, each thing in its own words, with a number that would be right', () => {
    const inBritain = { home: 'GB' };
    const said = [
      words('', inBritain),
      words('---', inBritain),
      words('07911x', inBritain),
      words('07911 123456 ext 5', inBritain),
      words('7911 123456'),
      words('+999 123456', inBritain),
      words('0791', inBritain),
      words('07911 123456 78', inBritain),
      words('+44 7911 123456 789012', inBritain),
      words('7911 1234', inBritain),
      words('+33 6 39 98 01 23', { only: 'GB IE' }),
      words('+33 6 39 98 01 23', { only: 'GB IE DE ES' }),
    ];
    expect(said).to.deep.equal([
      'Enter your phone number, like 07700 900123.',
      'That isn’t a phone number. Enter it in digits, like 07700 900123.',
      'Use only digits and spaces, like 07700 900123.',
      'Texts can’t reach an extension. Leave it out, like 07700 900123.',
      'Choose your country, or start with + and its code, like +1 201 555 0123.',
      'No country has the code +999. Enter one that exists, like +44 7700 900123.',
      'That’s too short for United Kingdom (+44). Enter it like 07700 900123.',
      'That’s too long for United Kingdom (+44). Enter it like 07700 900123.',
      'A phone number has 15 digits at most. Enter it like +44 7700 900123.',
      'Numbers in United Kingdom (+44) don’t have that length. Enter it like 07700 900123.',
      'We can’t text France (+33). Use a number from one of these: United Kingdom (+44), Ireland (+353).',
      'We can’t text France (+33). Use a number from another country.',
    ]);
    expect(new Set(said)).to.have.lengthOf(said.length);
    for (const line of said) expect(line.length, line).to.be.at.most(100);
  });

  it('P23 has an example for every country that is itself taken without a doubt', () => {
    for (const home of allCountries) {
      const reading = read(exampleOf(home), { home });
      expect(reading, home).to.include({ problem: '', doubt: '', country: home });
      expect(reading.e164, home).to.match(/^\+\d{6,15}$/);
    }
  });

  it('P23 shows numbers that regulators keep for drama, where there are any', () => {
    expect(exampleOf('GB')).to.match(/^7700900\d{3}$/);
    expect(exampleOf('FR')).to.match(/^63998\d{4}$/);
    expect(exampleOf('AU')).to.match(/^491570\d{3}$/);
    for (const country of ['US', 'CA', 'BS', 'PR']) expect(exampleOf(country)).to.match(/5550\d{3}$/);
  });

  it('P25 refuses letters, extensions, * and #, and junk behind a number', () => {
    const characters = ['07911 ABC456', '*100#', '07911*123456', '+44 7911 123456 hello', '07911 123456 ☎'];
    for (const text of characters) expect(read(text, { home: 'GB' }).problem, text).to.equal('characters');
    const extensions = [
      '07911 123456 x12',
      '07911123456 ext. 12',
      '+44 7911 123456;ext=12',
      '07911 123456 #12',
    ];
    for (const text of extensions) expect(read(text, { home: 'GB' }).problem, text).to.equal('extension');
    expect(read('07911 + 123456', { home: 'GB' }).problem).to.equal('characters');
    expect(read('none', { home: 'GB' }).problem).to.equal('not-a-number');
    for (const text of [...characters, ...extensions]) expect(read(text, { home: 'GB' }).e164).to.equal('');
  });

  it('P11 P25 takes what cards, links and pages put before a number, and a plus too many', () => {
    const copied = [
      'TEL;TYPE=CELL,VOICE;PREF=1:+44 7911 123456',
      'item1.TEL;VALUE=uri:tel:+44-7911-123456',
      'sms:+447911123456',
      'Mobile: 07911 123456',
      'Tel. +44 7911 123456',
      '☎ 07911 123456',
      '📱 +44 (0)7911 123456',
      '++44 7911 123456',
    ];
    for (const text of copied) expect(read(text, { home: 'GB' }).e164, text).to.equal('+447911123456');
    for (const text of ['Call 07911 123456', 'https://wa.me/447911123456', 'x7911123456'])
      expect(read(text, { home: 'GB' }).problem, text).to.equal('characters');
  });

  it('P24 doubts a number that is free to call, whatever its digits', () => {
    expect(read('+1 800 555 0123').type).to.not.equal('mobile');
    expect(read('+1 415 555 0123').type).to.equal('mobile');
  });

  it('P16 P25 takes whatever people put between digits', () => {
    const written = [
      '07911 123456',
      '(07911) 123-456',
      '07911.123.456',
      '07911/123456',
      ' 07911–123456 ',
      '07911\u00a0123456',
    ];
    for (const text of written) expect(read(text, { home: 'GB' }).e164, text).to.equal('+447911123456');
    expect(read('\u202a+44 7911 123456\u202c').e164).to.equal('+447911123456');
  });

  it('P26 takes the digits of every script', () => {
    const written = ['٠٧٩١١ ١٢٣٤٥٦', '۰۷۹۱۱۱۲۳۴۵۶', '०७९११ १२३४५६', '０７９１１１２３４５６', '০৭৯১১ ১২৩৪৫৬'];
    for (const text of written) {
      expect(read(text, { home: 'GB' }).e164, text).to.equal('+447911123456');
      expect(readPlainly(text, choice({ home: 'GB' })).e164, text).to.equal('+447911123456');
    }
    expect(read('＋٤٤ ٧٩١١ ١٢٣٤٥٦').e164).to.equal('+447911123456');
  });

  it('P27 refuses more than fifteen digits', () => {
    expect(read('+44 7911 123456 7890').problem).to.equal('too-many-digits');
    expect(read('1234 5678 9012 3456', { home: 'GB' }).problem).to.not.equal('');
    expect(read('1234 5678 9012 3456 789', { home: 'DE' }).problem).to.equal('too-many-digits');
  });

  it('P27 is not held up by a pasted book', () => {
    const started = performance.now();
    expect(read('07911 '.repeat(50_000), { home: 'GB' }).problem).to.equal('too-many-digits');
    expect(read('lorem ipsum 12345 '.repeat(50_000), { home: 'GB' }).problem).to.equal('characters');
    expect(performance.now() - started).to.be.below(500);
  });

  it('P22 P19 takes a number that begins with the country’s own code, without a plus', () => {
    const written = {
      GB: '447911123456',
      US: '14155550123',
      FR: '33639980123',
      IN: '919876543210',
      BR: '5511961234567',
    };
    for (const [home, text] of Object.entries(written))
      expect(read(text, { home }).e164, home).to.equal(`+${text}`);
  });

  it('P28 knows what the plans of Mexico, Argentina and Brazil once asked for', () => {
    const corrected = {
      '+52 1 55 1234 5678': '+525512345678',
      '+54 11 2345 6789': '+5491123456789',
      '+54 9 11 15 2345 6789': '+5491123456789',
      '+55 11 8123 4567': '+5511981234567',
    };
    for (const [text, number] of Object.entries(corrected)) {
      const { correction } = read(text);
      expect(correction?.e164, text).to.equal(number);
      expect(read(correction!.shown)).to.include({ e164: number, type: 'mobile' });
    }
    expect(read('044 55 1234 5678', { home: 'MX' }).correction?.e164).to.equal('+525512345678');
    expect(read('+54 11 15 2345 6789').e164).to.equal('+5491123456789');
    expect(words('+52 1 55 1234 5678')).to.equal('Numbers in Mexico no longer have a 1 after +52.');
    for (const text of ['+52 55 1234 5678', '+54 9 11 2345 6789', '+55 11 98123 4567', '+55 11 2123 4567'])
      expect(read(text).correction, text).to.equal(undefined);
  });

  it('P31 reads what it can before the plans are there', () => {
    const plainly = (text: string, where: Where = {}) => readPlainly(text, choice(where));
    expect(plainly('07911 123456', { home: 'GB' }).e164).to.equal('+447911123456');
    expect(plainly('+44 (0)7911 123456')).to.include({ e164: '+447911123456', country: 'GB' });
    expect(plainly('0033 6 39 98 01 23', { home: 'GB' })).to.include({ e164: '+33639980123', country: 'FR' });
    expect(plainly('02 1234 5678', { home: 'IT' }).e164).to.equal('+390212345678');
    expect(plainly('07911 123456')).to.include({ e164: '', problem: 'unclear' });
    expect(plainly('  ').problem).to.equal('empty');
  });
});
