// Writes what editors and frameworks know of the elements, from packages/elements/custom-elements.json into dist:
// editor/ for VS Code and JetBrains, react/ (components), jsx/ and vue/ (types). After the manifest.
import { getWebTypesData } from 'custom-element-jet-brains-integration';
import { getVsCodeCssCustomData, getVsCodeHtmlCustomData } from 'custom-element-vs-code-integration';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const elements = fileURLToPath(new URL('../packages/elements/', import.meta.url));
const readManifest = () => JSON.parse(readFileSync(join(elements, 'custom-elements.json'), 'utf8'));

/** What a page may set, and hear, of one element. */
function describe({ tagName: tag, name, members = [], events = [] }, path) {
  const fields = members.filter(({ kind, readonly }) => kind === 'field' && !readonly);
  return {
    ...{ tag, name, file: tag.slice('mfa-'.length), folder: dirname(path).replace('dist/', '') },
    properties: fields.map((field) => field.name),
    attributes: fields.filter(({ attribute, name: property }) => attribute && attribute !== property),
    events: [...new Set(events.map((event) => event.name))].sort(),
  };
}

const described = readManifest()
  .modules.flatMap(({ path, declarations }) =>
    declarations.filter(({ tagName }) => tagName).map((declaration) => describe(declaration, path)),
  )
  .sort((a, b) => a.tag.localeCompare(b.tag, 'en'));

const union = (names) => names.map((name) => `'${name}'`).join(' | ') || 'never';
const own = (events) => events.filter((event) => event.startsWith('mfa-'));
/** `mfa-signed-in` → `onMfaSignedIn` */
const handler = (event) => `on${`-${event}`.replaceAll(/-(\w)/g, (_, letter) => letter.toUpperCase())}`;

function attributes(of) {
  const type = ({ type: { text } = {} }) =>
    text === 'boolean' || text === 'number' ? `${text} | string` : 'string';
  return `{ ${of.map((field) => `'${field.attribute}'?: ${type(field)} | undefined`).join('; ')} }`;
}

function write(path, lines) {
  mkdirSync(dirname(join(elements, 'dist', path)), { recursive: true });
  writeFileSync(join(elements, 'dist', path), `${lines.join('\n')}\n`);
}

const imports = described.map(
  ({ name, folder, file }) => `import type { ${name} } from '../${folder}/${file}.js';`,
);
const settable = [
  '// Else all that is declared here would be exported.',
  'export {};',
  '/** What may be set of an element, with what the source says of it. */',
  'type Settable<E, Names extends keyof E> = { -readonly [Name in Names]?: E[Name] | undefined };',
];

function writeReact() {
  for (const { tag, name, file, folder, properties, events } of described) {
    write(`react/${file}.js`, [
      "'use client';",
      "import { createComponent } from '@lit/react';",
      "import * as react from 'react';",
      `import { ${name} as elementClass } from '../${folder}/index.js';`,
      `export const ${name} = createComponent({`,
      `  react, elementClass, tagName: '${tag}', displayName: '${name}',`,
      `  events: { ${events.map((event) => `${handler(event)}: '${event}'`).join(', ')} },`,
      '});',
    ]);
    write(`react/${file}.d.ts`, [
      "import type { ForwardRefExoticComponent, HTMLAttributes, RefAttributes } from 'react';",
      "import type {} from '../events.js';",
      `import type { ${name} as Element } from '../${folder}/${file}.js';`,
      ...settable,
      `export interface ${name}Props extends Settable<Element, ${union(properties)}> {`,
      ...events.map(
        (event) => `  ${handler(event)}?: ((event: HTMLElementEventMap['${event}']) => void) | undefined;`,
      ),
      '}',
      `/** \`<${tag}>\`, registered when this is imported. */`,
      `export declare const ${name}: ForwardRefExoticComponent<`,
      `  ${name}Props & Omit<HTMLAttributes<Element>, keyof ${name}Props> & RefAttributes<Element>`,
      '>;',
    ]);
  }
  const all = described.map(({ file }) => `export * from './${file}.js';`);
  write('react/index.js', ["'use client';", ...all]);
  write('react/index.d.ts', all);
}

function writeTypes() {
  write('jsx/index.d.ts', [
    '/** The elements in JSX, as React 19 sets and hears them: `import type {} from "@mfa-kit/elements/jsx"`. */',
    "import type { DetailedHTMLProps, HTMLAttributes } from 'react';",
    "import type {} from '../events.js';",
    ...imports,
    ...settable,
    'type Heard<Events extends keyof HTMLElementEventMap> = {',
    '  [Event in Events as `on${Event}`]?: ((event: HTMLElementEventMap[Event]) => void) | undefined;',
    '};',
    'type Tag<E extends HTMLElement, Own> = Own & Omit<DetailedHTMLProps<HTMLAttributes<E>, E>, keyof Own>;',
    "declare module 'react' {",
    '  namespace JSX {',
    '    interface IntrinsicElements {',
    ...described.map(
      ({ tag, name, properties, attributes: of, events }) =>
        `      '${tag}': Tag<${name}, Settable<${name}, ${union(properties)}> & Heard<${union(own(events))}> & ${attributes(of)}>;`,
    ),
    '    }',
    '  }',
    '}',
  ]);
  write('vue/index.d.ts', [
    '/** The elements in templates of Vue: `import type {} from "@mfa-kit/elements/vue"`. */',
    "import type { HTMLAttributes, PublicProps } from 'vue';",
    "import type {} from '../events.js';",
    ...imports,
    ...settable,
    'type Tag<E, Own> = new () => E & { $props: Own & Omit<HTMLAttributes & PublicProps, keyof Own> };',
    "declare module 'vue' {",
    '  interface GlobalComponents {',
    ...described.map(({ tag, name, properties, attributes: of, events }) => {
      const heard = own(events).map(
        (event) => `${handler(event)}?: ((event: HTMLElementEventMap['${event}']) => void) | undefined`,
      );
      return `    '${tag}': Tag<${name}, Settable<${name}, ${union(properties)}> & { ${heard.join('; ')} } & ${attributes(of)}>;`;
    }),
    '  }',
    '}',
  ]);
}

function writeEditors() {
  const { name, version } = JSON.parse(readFileSync(join(elements, 'package.json'), 'utf8'));
  const options = { hideMethodDocs: true };
  // Each writes into what it is given.
  write('editor/vscode.html-custom-data.json', [getVsCodeHtmlCustomData(readManifest(), options)]);
  write('editor/vscode.css-custom-data.json', [getVsCodeCssCustomData(readManifest(), options)]);
  const webTypes = JSON.parse(getWebTypesData(readManifest(), options));
  write('editor/web-types.json', [JSON.stringify({ ...webTypes, name, version }, null, 2)]);
}

for (const folder of ['react', 'jsx', 'vue', 'editor'])
  rmSync(join(elements, 'dist', folder), { recursive: true, force: true });
writeReact();
writeTypes();
writeEditors();
