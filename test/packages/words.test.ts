/** The elements say everything in every language: nothing is missing, left over, too long or without its values. */
import { languages, partOf } from '@mfa-kit/elements/locales';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { neededIn, readSource } from '../../.config/words-source.mjs';

const source = readSource();
const english = neededIn('en', source);

/** A Chinese character is as wide as two Latin ones; what is written above or below a letter has no width. */
const width = (text: string) =>
  [...text].reduce(
    (sum, letter) => sum + (/[\p{M}\u00ad]/u.test(letter) ? 0 : /[\u2e80-\uffef]/.test(letter) ? 2 : 1),
    0,
  );

/** A label may be half as long again and a little, a sentence by less; longer ones break what is laid out for English. */
const widest = (text: string) => Math.round(1.45 * width(text)) + 16;

/** What fits at 320 px between hyphens, soft ones too: in a heading or on a button, and in a sentence. */
const widestWord = (text: string) => (width(text) < 40 ? 18 : 24);
const longestWord = (text: string) =>
  Math.max(...text.split(/[\s\u00ad/-]|(?=[\u2e80-\uffef])/u).map((word) => width(word)));

/** Said the same way in several languages: “No” is Spanish and Italian too, “Name” is German. */
const borrowed = new Set([
  'admin.mark.administrator',
  'admin.people.name',
  'audit.change.no',
  'factors.name',
  'way.totp.nth',
]);
/** French has a space before these, and within quotes, where no line ends. */
const ORPHANED = /(^|[^\u202f])[;?!]|[^\u00a0]:|«[^\u00a0]|[^\u00a0]»/;
/** A number after a plus is read from left to right; without this, the plus would be at its end. */
const TURNED = /(^|[^\u2066])\+[\d{]/;
/** The same in every script. */
const ACRONYM = /^[A-Z]+$/;

const scripts: Readonly<Record<string, RegExp>> = {
  uk: /\p{Script=Cyrillic}/u,
  ar: /\p{Script=Arabic}/u,
  he: /\p{Script=Hebrew}/u,
  hi: /\p{Script=Devanagari}/u,
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
  ko: /\p{Script=Hangul}/u,
  'zh-Hans': /\p{Script=Han}/u,
};

const placeholders = (text: string) => [...new Set(text.match(/\{\d\}/g))].toSorted();

describe('the words in the source', () => {
  it('have an id that one can read', () => {
    for (const { id } of source) assert.match(id, /^[a-z][a-zA-Z]*(\.[a-zA-Z]+)*$/);
  });

  it('have the plural forms of English, and the ids of other languages’ are free', () => {
    const ids = new Set(source.map(({ id }) => id));
    const forms = [...neededIn('ar', source)].filter(([, { numbers }]) => numbers).map(([id]) => id);
    assert.ok(forms.length >= 30);
    for (const { id, form } of source)
      if (form === 'one') assert.ok(english.has(id), `${id} has no sentence for other numbers`);
    for (const id of forms)
      if (!/\.(one|other)$/.test(id) && ids.has(id)) assert.ok(!/\.(zero|two|few|many)$/.test(id), id);
  });
});

describe('the words of', () => {
  for (const [language, parts] of Object.entries(languages))
    for (const [part, load] of Object.entries(parts)) {
      const name = `${language}, for ${part},`;
      const needed = new Map([...neededIn(language, source)].filter(([id]) => partOf(id) === part));

      it(`${name} are all there, and no others`, async () => {
        const { words } = await load();
        const missing = [...needed.keys()].filter((id) => !(id in words));
        const unused = Object.keys(words).filter((id) => !needed.has(id));
        assert.deepEqual({ missing, unused }, { missing: [], unused: [] });
      });

      it(`${name} have the values that the source has`, async () => {
        const { words } = await load();
        for (const [id, { text, numbers }] of needed) {
          const said = words[id] ?? text;
          // “One try left.” needs no number; a name or a time may never be left out.
          if (numbers) for (const one of placeholders(said)) assert.ok(text.includes(one), `${id}: ${one}`);
          else assert.deepEqual(placeholders(said), placeholders(text), id);
        }
      });

      it(`${name} are not left in English, and in their own script`, async () => {
        const { words } = await load();
        for (const [id, said] of Object.entries(words)) {
          assert.equal(said, said.trim(), id);
          assert.doesNotMatch(said, /[<>"']|\.\.\.| {2}/, id);
          if (!borrowed.has(id)) assert.notEqual(said, needed.get(id)?.text, id);
          if (!ACRONYM.test(said)) assert.match(said, scripts[language] ?? /./, id);
        }
      });

      it(`${name} keep signs where they are read`, async () => {
        const { words } = await load();
        for (const [id, said] of Object.entries(words)) {
          if (language === 'fr') assert.doesNotMatch(said, ORPHANED, id);
          if (/^(ar|he)$/.test(language)) assert.doesNotMatch(said, TURNED, id);
        }
      });

      it(`${name} fit where the English does`, async () => {
        const { words } = await load();
        for (const [id, { text }] of needed) {
          const said = words[id] ?? text;
          assert.ok(width(said) <= widest(text), `${id}: ${width(said)} for ${width(text)}: ${said}`);
          assert.ok(longestWord(said) <= widestWord(text), `${id}: ${said}`);
        }
      });
    }
});
