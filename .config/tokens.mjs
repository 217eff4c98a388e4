// The tokens a page can set, as the style sheets of the elements document them (`@cssprop` in *.styles.ts): the
// manifest, the README and the theme editor all take them from here.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const source = join(import.meta.dirname, '../packages/elements/src');
const read = (path) => readFileSync(join(source, path), 'utf8');

/** What stands for a token that is not set: the second argument of its `var()`, which may have brackets of its own. */
function fallback(text, from) {
  let open = 1;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '(') open += 1;
    if (text[at] === ')') open -= 1;
    if (open === 0)
      return text
        .slice(from, at)
        .replace(/\s+/g, ' ')
        .replace(/\( | \)/g, (space) => space.trim())
        .trim();
  }
  return '';
}

/** Names and values that a sheet reads, and names with the sentence that it documents them by. */
export function tokensOf(path) {
  const text = read(path);
  const documented = [...text.matchAll(/@cssprop (--mfa-[\w-]+) - ([^\n*]+)/g)].map(
    ([, name, description]) => ({
      name,
      description: description.trim(),
    }),
  );
  const used = [...text.matchAll(/var\(\s*(--mfa-[\w-]+),?/g)].map((match) => ({
    name: match[1],
    default: fallback(text, match.index + match[0].length),
  }));
  return { path, documented, read: used };
}

export const sheets = globSync('**/*.ts', { cwd: source, exclude: ['**/*.{stories,test}.ts'] })
  .map((path) => path.replaceAll('\\', '/'))
  .sort()
  .map(tokensOf)
  .filter(({ documented, read: used }) => documented.length + used.length > 0);

/** How the public names stand in for the private ones that sheets compute them into. */
const behind = new Map(
  sheets.flatMap(({ path }) =>
    [...read(path).matchAll(/(--_\w+): var\(\s*(--mfa-[\w-]+)/g)].map(([, own, name]) => [own, name]),
  ),
);
const inPublic = (value) =>
  value
    .replaceAll('var(--_border)', 'var(--mfa-border-width) solid')
    .replaceAll(/var\((--_\w+)\)/g, (own, name) => (behind.has(name) ? `var(${behind.get(name)})` : own));

const tier = ({ name, path }) => {
  if (name.startsWith('--mfa-palette-')) return 'palette';
  return path === 'tokens.styles.ts' || name.startsWith('--mfa-color-') ? 'meaning' : 'element';
};

/** What a token is unless set, in the sheets of a folder, else where it is documented. */
function initial(name, folder = '') {
  const readers = sheets.filter((sheet) => sheet.read.some((one) => one.name === name));
  const near = readers.find(({ path }) => folder && path.startsWith(folder));
  const documented = readers.find((sheet) => sheet.documented.some((one) => one.name === name));
  const { default: value } = (near ?? documented ?? readers[0])?.read.find((one) => one.name === name) ?? {};
  return inPublic(value ?? '');
}

/** Every token once, each as its first sheet documents it. */
export const tokens = [
  ...new Map(
    sheets
      .flatMap(({ path, documented }) => documented.map((token) => ({ ...token, path })))
      .reverse()
      .map((token) => [
        token.name,
        {
          name: token.name,
          description: token.description,
          tier: tier(token),
          default: initial(token.name),
        },
      ]),
  ).values(),
].sort((a, b) => a.name.localeCompare(b.name, 'en'));

/** The modules that a module loads with it, itself first. What only types are taken from is not loaded. */
function loaded(path, known = new Set()) {
  if (known.has(path)) return known;
  known.add(path);
  const imports = read(path).matchAll(/^(?:import|export) (?!type )[^'"]*?(?:from )?'(\.[^']+)\.js'/gms);
  for (const [, target] of imports) loaded(join(dirname(path), `${target}.ts`).replaceAll('\\', '/'), known);
  return known;
}

/** The tokens that reach an element: those its module, its base and the elements inside it read. */
export function tokensReaching(path) {
  const names = new Set(
    sheets
      .filter((sheet) => loaded(path).has(sheet.path))
      .flatMap(({ read: used }) => used.map(({ name }) => name)),
  );
  return tokens
    .filter(({ name }) => names.has(name))
    .map((token) => ({ ...token, default: initial(token.name, `${dirname(path)}/`) }));
}
