// Words for translators and back: `npm run words:out -- de pt-BR` writes .cache/words/de.xlf and so on (XLIFF 1.2, with
// what is translated already), `npm run words:in -- de` writes packages/elements/src/locales/languages from them.
import { languages } from '../packages/elements/src/locales/languages.ts';
import { readSource } from './words-source.mjs';
import { takeIn, writeOut } from './words-xliff.mjs';

const xliff = '.cache/words';
const written = 'packages/elements/src/locales/languages';

const [direction, ...asked] = process.argv.slice(2);
const source = readSource();
for (const language of asked.length ? asked : Object.keys(languages)) {
  const told =
    direction === 'out'
      ? await writeOut(language, source, xliff)
      : await takeIn(language, source, xliff, written);
  console.log(told.join('\n'));
}
