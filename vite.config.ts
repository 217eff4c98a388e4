/** Builds the bank's pages (demo/pages) into files that a strict content security policy can serve. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const root = join(import.meta.dirname, 'demo/pages');
const pages = [
  'sign-in',
  'register',
  'business',
  'cards-sign-in',
  'cards',
  'second-step',
  'account',
  'transfer',
  'security',
  'admin',
  'social',
  'reset',
  'lost',
  'storybook',
];

export default defineConfig({
  root,
  plugins: [parts()],
  build: {
    outDir: join(import.meta.dirname, 'demo/dist'),
    emptyOutDir: true,
    target: 'es2022',
    // `data:` images and the polyfill's inline script are what `img-src 'self'` and `script-src 'self'` refuse.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: pages.map((name) => join(root, `${name}.html`)) },
  },
});

/** `<!-- part: name -->` stands for demo/pages/parts/name.html; the link to the page itself is marked as the current one. */
function parts(): Plugin {
  const include = (html: string): string =>
    html.replace(/<!-- part: ([\w-]+) -->/g, (_comment, name: string) =>
      include(readFileSync(join(root, 'parts', `${name}.html`), 'utf8')),
    );
  return {
    name: 'demo-parts',
    transformIndexHtml: {
      order: 'pre',
      handler(html, { path }) {
        const here = path.replace('.html', '');
        return include(html).replace(/<nav[\s\S]*?<\/nav>/, (nav) =>
          nav.replace(`<a href="${here}"`, `<a href="${here}" aria-current="page"`),
        );
      },
    },
  };
}
