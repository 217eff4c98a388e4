// What the elements say in English, by id, as @lit/localize's tools find it, and what a language needs of it: a sentence
// with a number has one for each plural category of the language.
import { LitLocalizer } from '@lit/localize-tools/lib/index.js';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

class Source extends LitLocalizer {
  config = { tsConfig: 'packages/elements/tsconfig.json', resolve: (path) => root + path };

  async build() {
    throw new Error('The words of the elements are not built: they are written as they are loaded.');
  }
}

/** Every sentence in the source. `form` is the plural category that it is for, where it is for one. */
export function readSource() {
  const { messages, errors } = new Source().extractSourceMessages();
  if (errors.length) throw new Error(errors.map(({ messageText }) => messageText).join('\n'));
  return messages.map(({ name, contents, node }) => ({
    id: name,
    contents,
    text: textOf(contents),
    form: contents.length > 1 || isForm(node, 'one') ? formOf(node) : undefined,
  }));
}

/** `Code sent to {0}.` */
export function textOf(contents) {
  return contents.map((part) => (typeof part === 'string' ? part : `{${part.index}}`)).join('');
}

/** What a language has to say: by id, the English of it and, of a plural form, the numbers that it is for. */
export function neededIn(language, source) {
  const needed = new Map();
  for (const { id, contents, text, form } of source)
    if (form === undefined) needed.set(id, { contents, text });
    else if (form === 'other')
      for (const [category, numbers] of categoriesOf(language)) {
        const formId = category === 'other' ? id : `${id.replace(/\.other$/, '')}.${category}`;
        needed.set(formId, { contents, text, numbers });
      }
  return needed;
}

/** Those that a person may meet; French has one for millions. With a few of their numbers. */
function categoriesOf(language) {
  const rules = new Intl.PluralRules(language);
  const categories = new Map();
  for (let number = 0; number < 1000; number += 1) {
    const category = rules.select(number);
    categories.set(category, [...(categories.get(category) ?? []), number].slice(0, 6));
  }
  return categories;
}

function formOf(node) {
  return ['one', 'other'].find((form) => isForm(node, form));
}

/** Whether the call is in `plural(…, { form: () => … })`. */
function isForm(node, form) {
  for (let at = node; at.parent; at = at.parent)
    if (at.name?.text === form && at.parent.parent?.expression?.text === 'plural') return true;
  return false;
}
