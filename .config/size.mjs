// Bundles, minified into .cache/size, what a page loads at once: size-limit weighs the files (size-limit.json).
// What is imported dynamically is loaded when needed, so it is left out.
import { build, transform } from 'esbuild';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const elements = '../packages/elements/dist';
const bundles = {
  'otp-input': `import '${elements}/controls/otp-input/index.js';`,
  'phone-input': `import '${elements}/controls/phone-input/index.js';`,
  'phone-data': `export * from '${elements}/controls/phone-input/phone-data.js';`,
  'sign-in': `import '${elements}/screens/gate/index.js'; import '${elements}/screens/challenge/index.js';`,
  admin: `import '${elements}/screens/admin/index.js';`,
  'admin-people': `import '${elements}/screens/admin-people/index.js';`,
  // As a sign-in page takes it: the routes of the settings are modules of their own, which it never loads.
  contract: `export { createClient, flow, MfaError, recovery } from '../packages/contract/dist/index.js';`,
};

const loadedLater = {
  name: 'loaded-later',
  setup({ onResolve }) {
    onResolve({ filter: /.*/ }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path, external: true } : undefined,
    );
  },
};

for (const [name, contents] of Object.entries(bundles))
  await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    outfile: `.cache/size/${name}.js`,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    plugins: [loadedLater],
  });

/** The words of signing in, in the language that has most to say. */
const words = await Promise.all(
  globSync('packages/elements/dist/locales/languages/*/sign-in.js').map((path) =>
    transform(readFileSync(path, 'utf8'), { minify: true, charset: 'utf8' }),
  ),
);
const [most] = words.map(({ code }) => code).sort((a, b) => gzipSync(b).length - gzipSync(a).length);
writeFileSync('.cache/size/words.js', most);
