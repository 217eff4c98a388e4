import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { letterAbout, textAbout } from '../letter.js';
import { alerts, alertType, subjects, type Told } from '../notice.js';
import { directionOf, languageOf, languages, type Language } from './languages.js';
import type { Words } from './words.js';

const sender = {
  issuer: 'Northwind Bank of UK',
  publicOrigin: 'https://bank.example',
  settingsPage: '/security',
};
const told: Told = {
  at: Date.UTC(2030, 0, 15, 12, 5),
  address: '203.0.113.7',
  browser: 'Chrome',
  system: 'macOS',
  factor: { kind: 'phone', ordinal: 2, hint: '43' },
  left: 2,
};
const all = Object.keys(languages) as Language[];
const types = Object.keys(subjects);
const alertTypes = (Object.keys(alerts) as (keyof typeof alerts)[]).map(alertType);
const alert: Told = { at: told.at, person: 'Ada Lovelace', by: 'Grace Hopper' };

/** Every sentence, by where it stands. */
function sentences(words: Words): Map<string, string> {
  const flat = Object.entries(words).flatMap(([key, value]: [string, Words[keyof Words]]) => {
    if (typeof value === 'string') return [[key, value] as const];
    if (typeof value === 'function') return [[key, value('Northwind')] as const];
    return Object.entries(value as object).map(([at, text]) => [`${key}.${at}`, text as string] as const);
  });
  return new Map(flat);
}

const english = sentences(languages.en);
/** Said the same way in several languages. */
const borrowed = new Set(['browser', 'method', 'kinds.totp', 'person', 'administrator']);

describe('the words of notices', () => {
  it('are there in sixteen languages', () => assert.equal(all.length, 16));

  for (const language of all) {
    const words = sentences(languages[language]);

    it(`say everything in ${language}, and nothing in English`, () => {
      assert.deepEqual([...words.keys()], [...english.keys()]);
      for (const [key, text] of words) {
        assert.equal(text, text.trim(), key);
        assert(text.length > 0, key);
        if (language !== 'en' && !borrowed.has(key)) assert.notEqual(text, english.get(key), key);
      }
    });

    it(`say something else of everything that may happen in ${language}`, () => {
      const said = types.map((type) => letterAbout(sender, type, { ...told, language }).subject);
      const alarms = alertTypes.map((type) => letterAbout(sender, type, { ...alert, language }).subject);
      // Two ways of being signed out everywhere are told alike, and two ways of loosening policy.
      assert.equal(new Set([...said, ...alarms]).size, types.length - 1 + alertTypes.length - 1);
      assert(
        [...said, ...alarms].every((subject) => subject.length <= 90),
        [...said, ...alarms].join('\n'),
      );
    });

    it(`leave no gap in ${language}, and name the zone of the time`, () => {
      for (const type of types) {
        const { subject, text, html } = letterAbout(sender, type, { ...told, language });
        assert.doesNotMatch(subject + text + html, /[{}]digits|undefined|NaN|\[object/);
        assert.match(text, /UTC/);
        assert(text.includes('43') && text.includes('Chrome, macOS') && text.includes('203.0.113.7'));
        assert(html.includes(`<html lang="${language}" dir="${directionOf(language)}">`));
      }
    });

    it(`tell administrators in ${language} who did what to whom, and lead nowhere`, () => {
      for (const type of alertTypes) {
        const { subject, text, html } = letterAbout(sender, type, { ...alert, language });
        assert.doesNotMatch(subject + text + html, /undefined|NaN|\[object/);
        assert(text.includes('Ada Lovelace') && text.includes('Grace Hopper'));
        assert.doesNotMatch(text + html, /:\/\/|<a /);
      }
    });

    it(`tell an old number in two segments at most, without a link, in ${language}`, () => {
      const text = textAbout(sender, { ...told, language });
      assert(text.includes(sender.issuer));
      assert.doesNotMatch(text, /:\/\/|www\.|\d/);
      assert(isGsm7(text) ? text.length <= 2 * 153 : text.length <= 2 * 67, `${text.length} units`);
    });
  }

  it('are in the script of their language', () => {
    const scripts = {
      uk: /\p{Script=Cyrillic}/u,
      ar: /\p{Script=Arabic}/u,
      he: /\p{Script=Hebrew}/u,
    } as const;
    const others = {
      hi: /\p{Script=Devanagari}/u,
      ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
      ko: /\p{Script=Hangul}/u,
      'zh-Hans': /\p{Script=Han}/u,
    } as const;
    for (const [language, script] of Object.entries({ ...scripts, ...others }))
      for (const [key, text] of sentences(languages[language as Language])) assert.match(text, script, key);
  });

  it('are in the first language asked for that there is, else in English', () => {
    assert.equal(languageOf('de-AT', 'fr'), 'de');
    assert.equal(languageOf('tlh', 'pt-PT'), 'pt-BR');
    assert.equal(languageOf(undefined, 'zh'), 'zh-Hans');
    for (const asked of [undefined, '', '*', '__proto__', 'constructor', 'd'.repeat(9_999)])
      assert.equal(languageOf(asked), 'en');
  });
});

describe('a notice', () => {
  const of = (type: string, more: Partial<Told> = {}) => letterAbout(sender, type, { ...told, ...more });

  it('says how many recovery codes are left, and when they are few', () => {
    const { factor, left, ...bare } = told;
    assert(factor && left);
    const text = (count?: number) =>
      letterAbout(sender, 'recovery_used', { ...bare, ...(count !== undefined && { left: count }) }).text;
    assert.match(text(9), /Recovery codes left: 9/);
    assert.doesNotMatch(text(4), /Few/);
    assert.match(text(3), /Few recovery codes are left/);
    assert.match(text(0), /No recovery code is left/);
    assert.doesNotMatch(text(), /Recovery codes left/);
  });

  it('names a factor by its kind and what everybody may see of it', () => {
    assert.match(of('factor_removed').text, /Method: Phone ending in 43\n/);
    const app = (ordinal: number) => of('factor_added', { factor: { kind: 'totp', ordinal } }).text;
    assert.match(app(1), /Method: Authenticator app\n/);
    assert.match(app(2), /Method: Authenticator app 2\n/);
  });

  it('makes no link of a name', () => {
    const person = 'Visit https://evil.example/now, www.evil.example or a***@n***.example';
    const { text, html } = letterAbout(sender, alertType('reset'), {
      at: told.at,
      person,
      by: 'J. R. Smith',
    });
    assert.doesNotMatch(text + html, /evil\.|:\/\//);
    assert.match(text, /J\. R\. Smith/);
  });

  it('escapes what it is made of', () => {
    const evil = '"><img src=x onerror=alert(1)>&\'';
    const { html, subject } = letterAbout({ ...sender, issuer: `a\r\nBcc: ${evil}` }, 'revoked', {
      at: told.at,
      browser: evil,
      system: evil,
      address: evil,
      factor: { kind: 'phone', ordinal: 1, hint: evil },
    });
    assert.doesNotMatch(html, /<img/);
    assert.doesNotMatch(subject, /[\r\n]/);
  });

  it('asks nothing of elsewhere and sets no colour', () => {
    const { html } = of('factor_removed');
    assert.deepEqual(html.match(/https?:[^"<\s]*/g), ['https://bank.example/security']);
    assert.doesNotMatch(html, /<(img|link|script|iframe|table|form)|url\(|(?<!name=")color:|background/i);
    assert.match(html, /color-scheme: light dark/);
  });
});

/** The default alphabet of GSM 03.38. */
function isGsm7(text: string): boolean {
  return /^[@£$¥èéùìòÇØøÅåÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà\n]*$/.test(text);
}
