// Words for translators and back: `npm run words:out -- de pt-BR` writes .cache/words/de.xlf and so on (XLIFF 1.2, with
// what is translated already), `npm run words:in -- de` writes packages/elements/src/locales/languages from them.
import { XliffFormatter } from '@lit/localize-tools/lib/formatters/xliff.js';
import { existsSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { languages, partOf } from '../packages/elements/src/locales/languages.ts';
import { neededIn, readSource, textOf } from './words-source.mjs';

const folder = '.cache/words';
const written = 'packages/elements/src/locales/languages';
/** What the words of a part are for. */
const parts = {
  'sign-in': 'signing in, and of every screen',
  setup: 'setting a factor up',
  settings: 'the settings',
  admin: 'the console',
};

function xliffOf(language) {
  return new XliffFormatter({
    sourceLocale: 'en',
    targetLocales: [language],
    interchange: { format: 'xliff', xliffDir: folder },
    resolve: (path) => path,
  });
}

async function wordsIn(language) {
  const parts = await Promise.all(Object.values(languages[language] ?? {}).map((load) => load()));
  return Object.assign({}, ...parts.map(({ words }) => words));
}

/** The placeholders as the tools want them: by what stands there in the source. */
function contentsOf(text, source) {
  const placeholders = source.filter((part) => typeof part !== 'string');
  return text
    .split(/\{(\d)\}/)
    .map((piece, at) => (at % 2 ? placeholders.find(({ index }) => index === Number(piece)) : piece));
}

async function out(language, source) {
  const words = await wordsIn(language);
  const needed = neededIn(language, source);
  const messages = [...needed].map(([name, { contents, numbers }]) => ({
    ...{ name, contents },
    desc: numbers && `For these numbers: ${numbers.join(', ')}…`,
  }));
  const translated = messages
    .filter(({ name }) => words[name] !== undefined)
    .map(({ name, contents }) => ({ name, contents: contentsOf(words[name], contents) }));
  rmSync(`${folder}/${language}.xlf`, { force: true });
  await xliffOf(language).writeOutput(messages, new Map([[language, translated]]));
  console.log(`${folder}/${language}.xlf: ${translated.length} of ${messages.length} are translated.`);
}

async function take(language, source) {
  const path = `${folder}/${language}.xlf`;
  if (!existsSync(path)) throw new Error(`There is no ${path}.`);
  const needed = neededIn(language, source);
  const [bundle] = xliffOf(language).readTranslations();
  const found = {};
  for (const { name, contents } of bundle.messages) {
    const text = textOf(contents).trim();
    const known = needed.get(name);
    if (!known) console.log(`${name} is not in the source any more.`);
    for (const [placeholder] of text.matchAll(/\{\d\}/g))
      if (known && !known.text.includes(placeholder)) throw new Error(`${name} has no ${placeholder}.`);
    if (known && text) (found[partOf(name)] ??= {})[name] = text;
  }
  for (const part of Object.keys(parts)) await write(language, part, found[part] ?? {});
}

async function write(language, part, words) {
  const path = `${written}/${language}/${part}.ts`;
  const name = new Intl.DisplayNames('en', { type: 'language' }).of(language);
  const lines = Object.entries(words)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([id, text]) => `${JSON.stringify(id)}: ${JSON.stringify(text)},`);
  const source = `/** ${name}: the words of ${parts[part]}. */
    import type { Words } from '../../languages.js';
    export const words: Words = {${lines.join('\n')}};`;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, await format(source, { ...(await resolveConfig(path)), filepath: path }));
  console.log(path);
  if (!languages[language]?.[part]) console.log(`Add it to packages/elements/src/locales/languages.ts.`);
}

const [direction, ...asked] = process.argv.slice(2);
const source = readSource();
for (const language of asked.length ? asked : Object.keys(languages))
  await { out, in: take }[direction](language, source);
