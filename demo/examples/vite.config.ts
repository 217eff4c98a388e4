/** Builds the examples that need a build: React, Vue, a screen of one's own, and the page of a sibling origin. */
import { join } from 'node:path';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

const root = import.meta.dirname;

export default defineConfig({
  root,
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('mfa-') } } })],
  build: {
    outDir: join(root, '../../.cache/examples'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ['react', 'vue', 'own-screen', 'sibling'].map((name) => join(root, name, 'index.html')),
    },
  },
});
