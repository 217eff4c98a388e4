// Bundles packages/elements/dist/cdn: one file that registers each element on use, what it loads beside it, and the
// digests of all for Subresource Integrity. After the manifest, from which it knows the tags. `node .config/cdn.mjs [folder]`
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const elements = join(root, 'packages/elements');
const entry = join(root, '.cache/cdn/mfa-kit.js');
const out = resolve(process.argv[2] ?? join(elements, 'dist/cdn'));
const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
const { version } = read(join(elements, 'package.json'));

/** The module that registers each tag. */
const modules = new Map(
  read(join(elements, 'custom-elements.json')).modules.flatMap(({ path, declarations }) =>
    declarations
      .filter(({ tagName }) => tagName)
      .map(({ tagName }) => [tagName, join(elements, dirname(path), 'index.js')]),
  ),
);

function writeEntry() {
  const from = (path) => JSON.stringify(join(elements, 'dist', path));
  const table = [...modules].map(([tag, path]) => `'${tag}': () => import(${JSON.stringify(path)})`);
  mkdirSync(dirname(entry), { recursive: true });
  writeFileSync(
    entry,
    `import { autoload } from ${from('autoload.js')};
export { allDefined } from ${from('all-defined.js')};
export { withStepUp } from ${from('screens/step-up/with-step-up.js')};
const words = () => import(${from('locales/page.js')});
export const setLocale = async (tag) => (await words()).setLocale(tag);
export const overrideWords = async (own, language) => (await words()).overrideWords(own, language);
export const discover = (root) => autoload({ ${table.join(', ')} }, root);
if (globalThis.document) discover(document);
`,
  );
  mkdirSync(out, { recursive: true });
  writeFileSync(
    join(out, 'mfa-kit.d.ts'),
    `/** Loads the elements of a shadow root of the page's own, now and later. The document is looked after. */
export declare function discover(root: Document | DocumentFragment | Element): void;
export { allDefined } from '../all-defined.js';
export { overrideWords, setLocale } from '../locales/page.js';
export { withStepUp } from '../screens/step-up/with-step-up.js';
`,
  );
}

const folder = /[\\/]dist[\\/](?:controls|screens)[\\/]([^\\/]+)[\\/]/;
const language = /[\\/]languages[\\/]([^\\/]+)[\\/]([^\\/]+)\.js$/;

const loads = new Map();
/** What a module loads at once, itself among it. */
function loadedWith(path, graph) {
  if (loads.has(path)) return loads.get(path);
  const seen = new Set();
  const walk = (id) => {
    if (seen.has(id)) return;
    seen.add(id);
    graph.getModuleInfo(id)?.importedIds.forEach(walk);
  };
  walk(path);
  loads.set(path, seen);
  return seen;
}

/** What every page with an element loads: the words are said by each. */
const always = [entry, join(elements, 'dist/locales/page.js')];

/** One file for each element, and one for what many need: a page asks for few, and none has what it does not show. */
function fileFor(id, graph) {
  const path = (tag) => modules.get(tag);
  const users = [...modules.keys()].filter((tag) => loadedWith(path(tag), graph).has(id));
  if (id !== entry && always.some((one) => loadedWith(one, graph).has(id))) return 'base';
  if (users.length === 0) return null;
  const own = folder.exec(id)?.[1];
  if (own) return own;
  const owner = users.find((tag) => users.every((user) => loadedWith(path(user), graph).has(path(tag))));
  if (owner) return owner.slice('mfa-'.length);
  if (users.includes('mfa-otp-input')) return 'base';
  if (users.includes('mfa-challenge')) return 'screens';
  return users.every((tag) => tag.startsWith('mfa-admin')) ? 'console' : 'sections';
}

/** Files that load each other would run in an order that nobody chose. */
function refuseCircles(files) {
  const imports = new Map(files.map((file) => [file.fileName, file.imports]));
  const walk = (name, way) => {
    if (way.includes(name)) throw new Error(`These load each other: ${[...way, name].join(' → ')}`);
    imports.get(name)?.forEach((next) => walk(next, [...way, name]));
  };
  for (const name of imports.keys()) walk(name, []);
}

/** What was bundled asks for its licence to go along. */
function writeLicences(files) {
  const bundled = files.flatMap(({ moduleIds }) =>
    moduleIds.flatMap((id) => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id)?.[0] ?? []),
  );
  const texts = [...new Set(bundled)]
    .filter((path) => !path.includes('@mfa-kit'))
    .sort()
    .map((path) => {
      const licence = ['LICENSE', 'license', 'LICENSE.md'].map((name) => join(path, name)).find(existsSync);
      if (!licence) throw new Error(`${path} has no licence.`);
      return `${relative(join(root, 'node_modules'), path)}\n\n${readFileSync(licence, 'utf8').trim()}`;
    });
  const ours = readFileSync(join(elements, 'LICENSE'), 'utf8').trim();
  writeFileSync(join(out, 'LICENSES.txt'), `${[ours, ...texts].join('\n\n---\n\n')}\n`);
}

function writeIntegrity() {
  const digest = (path) =>
    `sha384-${createHash('sha384')
      .update(readFileSync(join(out, path)))
      .digest('base64')}`;
  const paths = globSync('**/*.js', { cwd: out }).map((path) => path.replaceAll('\\', '/'));
  const files = Object.fromEntries(paths.sort().map((path) => [path, digest(path)]));
  writeFileSync(join(out, 'integrity.json'), `${JSON.stringify({ version, files }, null, 2)}\n`);
}

rmSync(out, { recursive: true, force: true });
writeEntry();
const [{ output }] = await build({
  configFile: false,
  logLevel: 'error',
  root: elements,
  build: {
    outDir: out,
    emptyOutDir: false,
    target: 'es2022',
    lib: { entry, formats: ['es'], fileName: () => 'mfa-kit.js' },
    rolldownOptions: {
      preserveEntrySignatures: 'allow-extension',
      output: {
        minify: true,
        chunkFileNames: ({ facadeModuleId }) => {
          const [, tag, part] = language.exec(facadeModuleId ?? '') ?? [];
          return `with/${tag ? `${tag}-${part}` : '[name]'}-[hash].js`;
        },
        hashCharacters: 'base36',
        banner: ({ isEntry }) => (isEntry ? `/*! mfa-kit ${version}, licences in LICENSES.txt */` : ''),
        codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: fileFor }] },
      },
    },
  },
});
refuseCircles(output);
writeLicences(output);
writeIntegrity();
