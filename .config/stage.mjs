// Lays the packages of the server out as they are published, under .cache/packages: every entry one file. Node takes about
// a millisecond for each module it loads, and Kysely alone has three hundred. Run after the build.
import { build } from 'esbuild';
import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** What goes into our files. All else stays the host's to update. */
const within = ['kysely'];

/** @returns the folder of the package, laid out */
export async function stage(name) {
  const from = join(root, 'packages', name);
  const to = join(root, '.cache/packages/node_modules/@mfa-kit', name);
  const {
    exports,
    bin = {},
    dependencies = {},
    peerDependencies = {},
    files,
  } = read(join(from, 'package.json'));
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  const also = ['package.json', 'LICENSE', 'README.md'].filter((file) => existsSync(join(from, file)));
  for (const path of [...also, ...files.filter((file) => !/[!*]/.test(file))])
    cpSync(join(from, path), join(to, path), {
      recursive: true,
      filter: (file) => !/(?<!\.d)\.js(\.map)?$/.test(file),
    });
  await build({
    absWorkingDir: from,
    entryPoints: [...Object.values(exports).flatMap((entry) => entry.default ?? []), ...Object.values(bin)],
    outbase: 'dist',
    outdir: join(to, 'dist'),
    external: Object.keys({ ...dependencies, ...peerDependencies }).filter((one) => !within.includes(one)),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    logLevel: 'warning',
  });
  for (const one of within.filter((one) => one in dependencies))
    appendFileSync(
      join(to, 'LICENSE'),
      `\n---\n${one}, of which dist holds a copy:\n\n${readFileSync(join(root, 'node_modules', one, 'LICENSE'), 'utf8')}`,
    );
  return to;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const name of ['contract', 'express']) console.log(await stage(name));
