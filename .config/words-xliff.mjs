// The words of one language as XLIFF 1.2, and the files that are loaded, written from it.
import { XliffFormatter } from '@lit/localize-tools/lib/formatters/xliff.js';
import { existsSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { languages, partOf } from '../packages/elements/src/locales/languages.ts';
import { neededIn, textOf } from './words-source.mjs';

/** What the words of a part are for. */
const parts = {
  'sign-in': 'signing in, and of every screen',
  setup: 'setting a factor up',
  settings: 'the settings',
  admin: 'the console',
};

/** Writes `folder/de.xlf`: every sentence of the source, with what is translated already. Tells how much that is. */
export async function writeOut(language, source, folder) {
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
  await xliffOf(language, folder).writeOutput(messages, new Map([[language, translated]]));
  return [`${folder}/${language}.xlf: ${translated.length} of ${messages.length} are translated.`];
}

/** Writes `written/de/sign-in.ts` and the others from `folder/de.xlf`. Tells which, and what it left out. */
export async function takeIn(language, source, folder, written) {
  const path = `${folder}/${language}.xlf`;
  if (!existsSync(path)) throw new Error(`There is no ${path}.`);
  const needed = neededIn(language, source);
  const [bundle] = xliffOf(language, folder).readTranslations();
  const found = {};
  const told = [];
  for (const { name, contents } of bundle.messages) {
    const text = textOf(contents).trim();
    const known = needed.get(name);
    if (!known) told.push(`${name} is not in the source any more.`);
    for (const [placeholder] of text.matchAll(/\{\d\}/g))
      if (known && !known.text.includes(placeholder)) throw new Error(`${name} has no ${placeholder}.`);
    if (known && text) (found[partOf(name)] ??= {})[name] = text;
  }
  for (const part of Object.keys(parts)) {
    told.push(await write(language, part, found[part] ?? {}, written));
    if (!languages[language]?.[part]) told.push('Add it to packages/elements/src/locales/languages.ts.');
  }
  return told;
}

function xliffOf(language, folder) {
  return new XliffFormatter({
    sourceLocale: 'en',
    targetLocales: [language],
    interchange: { format: 'xliff', xliffDir: folder },
    resolve: (path) => path,
  });
}

async function wordsIn(language) {
  const loaded = await Promise.all(Object.values(languages[language] ?? {}).map((load) => load()));
  return Object.assign({}, ...loaded.map(({ words }) => words));
}

/** The placeholders as the tools want them: by what stands there in the source. */
function contentsOf(text, source) {
  const placeholders = source.filter((part) => typeof part !== 'string');
  return text
    .split(/\{(\d)\}/)
    .map((piece, at) => (at % 2 ? placeholders.find(({ index }) => index === Number(piece)) : piece));
}

async function write(language, part, words, written) {
  const path = `${written}/${language}/${part}.ts`;
  const name = new Intl.DisplayNames('en', { type: 'language' }).of(language);
  const lines = Object.entries(words)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([id, text]) => `${JSON.stringify(id)}: ${JSON.stringify(text)},`);
  const source = `/** ${name}: the words of ${parts[part]}. */
import type { Words } from '../../languages.js';

export const words: Words = {${lines.join('\n')}};`;
  await mkdir(dirname(path), { recursive: true });
  // The repository's style, wherever the file is.
  const style = await resolveConfig('packages/elements/src/locales/languages.ts');
  await writeFile(path, await format(source, { ...style, filepath: path }));
  return path;
}
