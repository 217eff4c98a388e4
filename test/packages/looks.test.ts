/** What a page may dress the elements with: every token, part and slot is documented, and nothing else is. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';

const root = join(import.meta.dirname, '../../packages/elements');
const sources = new Map(
  globSync('src/**/*.ts', { cwd: root, exclude: ['**/*.{stories,test}.ts'] }).map((path) => [
    path,
    readFileSync(join(root, path), 'utf8'),
  ]),
);
const text = [...sources.values()].join('\n');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

interface Named {
  readonly name: string;
  readonly description?: string;
}
interface Declaration {
  readonly tagName?: string;
  readonly cssProperties?: readonly Named[];
  readonly cssParts?: readonly Named[];
  readonly slots?: readonly Named[];
}
const manifest = JSON.parse(readFileSync(join(root, 'custom-elements.json'), 'utf8')) as {
  readonly modules: readonly { readonly path: string; readonly declarations: readonly Declaration[] }[];
};
const elements = manifest.modules.flatMap(({ path, declarations }) =>
  declarations.filter(({ tagName }) => tagName).map((declaration) => ({ path, ...declaration })),
);

const distinct = (names: Iterable<string | undefined>): string[] =>
  [...new Set(names)].map(String).toSorted();
const allOf = (pattern: RegExp, from = text): string[] =>
  distinct([...from.matchAll(pattern)].map(([, name]) => name));

describe('tokens', () => {
  const used = allOf(/var\(\s*(--mfa-[\w-]+)/g);

  it('are read by some style, each that is documented, and documented, each that is read', () => {
    assert.ok(used.length > 30);
    assert.deepEqual(allOf(/@cssprop (--mfa-[\w-]+) - \S/g), used);
  });

  it('are in the README and, with a sentence, in the manifest of each element they reach', () => {
    const table = /<!-- tokens -->([^]*)<!-- \/tokens -->/.exec(readme)?.[1] ?? '';
    assert.deepEqual(allOf(/^\| `(--mfa-[\w-]+)` \| `\S[^|]*` \| \S/gm, table), used);
    const listed = elements.flatMap(({ cssProperties = [] }) => cssProperties);
    assert.deepEqual(distinct(listed.map(({ name }) => name)), used);
    assert.deepEqual(
      listed.filter(({ description }) => !description),
      [],
    );
    for (const { tagName, cssProperties = [] } of elements)
      assert.ok(
        cssProperties.some(({ name }) => name === '--mfa-palette-accent'),
        `${tagName} shares the palette`,
      );
  });

  it('are what the README sets in its examples', () => {
    const examples = [...readme.matchAll(/```css\n([^]*?)```/g)].map(([, css]) => css).join('\n');
    const unknown = allOf(/(--mfa-[\w-]+):/g, examples).filter((name) => !used.includes(name));
    assert.deepEqual(unknown, []);
  });

  it('have one value where they are not set, wherever a colour is read', () => {
    for (const name of used.filter((one) => one.startsWith('--mfa-palette-'))) {
      const values = allOf(new RegExp(`var\\(\\s*${name},\\s*(light-dark\\([^)]*\\))`, 'g'));
      assert.equal(values.length, 1, `${name}: ${values.join(' or ')}`);
    }
  });
});

describe('parts and slots', () => {
  /** What is in the element's own folder, where nothing of another element is. */
  const folderOf = (path: string): string => {
    const folder = `${dirname(path).replace(/^dist/, 'src')}/`;
    return [...sources].flatMap(([name, source]) => (name.startsWith(folder) ? [source] : [])).join('\n');
  };

  for (const { tagName, path, cssParts = [], slots = [] } of elements)
    it(`of <${tagName}> are in its templates, and none besides that it documents`, () => {
      const templates = folderOf(path).replaceAll(/\/\*\*[^]*?\*\//g, '');
      const documented = cssParts.map(({ name }) => name);
      const parts = allOf(/\bpart="([^"]+)"/g, templates)
        .flatMap((names) => names.replaceAll(/\$\{[^}]*\}/g, ' ').split(/\s+/))
        .filter(Boolean);
      assert.deepEqual(
        distinct(parts).filter((name) => !documented.includes(name)),
        [],
        'parts without a word',
      );
      for (const name of documented) assert.match(`${templates}\n${text}`, new RegExp(`['" ]${name}['" ]`));
      const named = allOf(/<slot name="([\w-]+)"(?! slot=)/g, templates).filter((name) => name !== 'form');
      const told = slots.map(({ name }) => name);
      assert.deepEqual(
        named.filter((name) => !told.includes(name)),
        [],
        'slots without a word',
      );
    });
});
