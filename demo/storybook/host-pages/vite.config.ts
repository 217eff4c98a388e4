/** Builds the host pages (`npm run build:host-pages`): what a strict policy can serve, with Tailwind compiled as its own tools do. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { compile } from 'tailwindcss';
import { defineConfig, type Plugin } from 'vite';

const root = import.meta.dirname;
const { resolve } = createRequire(import.meta.url);

export default defineConfig({
  root,
  base: './',
  plugins: [tailwind()],
  logLevel: 'warn',
  build: {
    outDir: join(root, '../../../.cache/host-pages'),
    emptyOutDir: true,
    target: 'es2022',
    // The pages say `light-dark()` as it is.
    cssTarget: 'esnext',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      input: ['plain', 'bootstrap', 'tailwind', 'material', 'hostile'].map((name) =>
        join(root, `${name}.html`),
      ),
    },
  },
});

/** Only the utilities that the page names, as Tailwind's own plugin finds them. */
function tailwind(): Plugin {
  return {
    name: 'host-pages-tailwind',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith('tailwind.css')) return undefined;
      const compiled = await compile(readFileSync(id, 'utf8'), {
        base: root,
        loadStylesheet: (name, base) => {
          const path = resolve(name === 'tailwindcss' ? 'tailwindcss/index.css' : name);
          return Promise.resolve({ path, base, content: readFileSync(path, 'utf8') });
        },
      });
      return compiled.build(readFileSync(join(root, 'tailwind.html'), 'utf8').split(/[\s"'<>=]+/));
    },
  };
}
