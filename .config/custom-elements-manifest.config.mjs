// What editors, Storybook and our own documentation know about the elements. Run in packages/elements.
import { tokensReaching } from './tokens.mjs';

/** Documents what a page may use: no `private`, `protected` or static members, and none by the name of `_…`. */
const onlyPublic = {
  name: 'only-public',
  packageLinkPhase({ customElementsManifest }) {
    for (const { declarations = [] } of customElementsManifest.modules)
      for (const declaration of declarations)
        if (declaration.members)
          declaration.members = declaration.members.filter(
            ({ name, privacy = 'public', static: ofClass }) =>
              privacy === 'public' && !ofClass && !/^[_#]/.test(name),
          );
  },
};

/** Each element lists every token that reaches it, those of the sheets it shares too. */
const withTokens = {
  name: 'with-tokens',
  packageLinkPhase({ customElementsManifest }) {
    for (const { path, declarations = [] } of customElementsManifest.modules)
      for (const declaration of declarations.filter(({ tagName }) => tagName))
        declaration.cssProperties = tokensReaching(path.replace(/^\/?src\//, '')).map(
          ({ name, description, default: initial }) => ({ name, description, default: initial }),
        );
  },
};

/** Of the events those that are documented, with their classes: the analyzer also lists each `dispatchEvent` without a name. */
const namedEvents = {
  name: 'named-events',
  packageLinkPhase({ customElementsManifest }) {
    const className = (event) =>
      `${`-${event}`.replaceAll(/-(\w)/g, (_, letter) => letter.toUpperCase())}Event`;
    for (const { declarations = [] } of customElementsManifest.modules)
      for (const declaration of declarations)
        if (declaration.events)
          declaration.events = declaration.events
            .filter(({ name }) => name)
            .map((event) =>
              event.name.startsWith('mfa-') ? { ...event, type: { text: className(event.name) } } : event,
            );
  },
};

/** Names the modules as they are published. */
const published = {
  name: 'published',
  packageLinkPhase({ customElementsManifest }) {
    const rename = (path) => path?.replace(/^\/?src\//, 'dist/').replace(/\.ts$/, '.js');
    const visit = (node) => {
      if (node === null || typeof node !== 'object') return;
      for (const key of ['path', 'module']) if (typeof node[key] === 'string') node[key] = rename(node[key]);
      Object.values(node).forEach(visit);
    };
    visit(customElementsManifest);
  },
};

/** Elements alone: a page has no use for the modules that only styles or words are in. */
const elementsOnly = {
  name: 'elements-only',
  packageLinkPhase({ customElementsManifest }) {
    customElementsManifest.modules = customElementsManifest.modules
      .filter(({ declarations = [] }) => declarations.some(({ tagName }) => tagName))
      .sort((a, b) => a.path.localeCompare(b.path, 'en'));
  },
};

export default {
  globs: ['src/**/*.ts'],
  exclude: ['src/**/*.{test,stories,styles,d}.ts', 'src/locales/**'],
  outdir: '.',
  litelement: true,
  quiet: true,
  plugins: [onlyPublic, namedEvents, elementsOnly, withTokens, published],
};
