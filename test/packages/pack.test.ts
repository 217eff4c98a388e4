/** The packages as somebody else gets them: packed, unpacked far from the repository, with the dependencies they declare. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');
const names = ['contract', 'elements', 'express'] as const;
type Name = (typeof names)[number];

interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** Of the one `npm pack --json` that packs all three. */
interface Packed {
  readonly name: string;
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

let away: string;
const packed = new Map<Name, Packed>();
const folder = (name: Name) => join(away, 'node_modules/@mfa-kit', name);
const manifest = async (name: Name) =>
  JSON.parse(await readFile(join(root, 'packages', name, 'package.json'), 'utf8')) as Manifest;

/** What is installed for this package, its own copy before the one of the root. */
async function installed(name: Name, dependency: string): Promise<string> {
  const own = join(root, 'packages', name, 'node_modules', dependency);
  return realpath(existsSync(own) ? own : join(root, 'node_modules', dependency));
}

async function link(target: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await symlink(target, path, 'junction');
}

/** As npm would: a package gets what it declares and nothing else, the host brings the peers. */
async function install(name: Name, tarball: string): Promise<void> {
  await mkdir(folder(name), { recursive: true });
  await run('tar', ['-xzf', tarball, '-C', folder(name), '--strip-components', '1']);
  const { dependencies = {}, peerDependencies = {} } = await manifest(name);
  for (const dependency of [...Object.keys(dependencies), ...Object.keys(peerDependencies)])
    if (!dependency.startsWith('@mfa-kit/'))
      await link(await installed(name, dependency), join(folder(name), 'node_modules', dependency));
}

/** Everything that can be imported from it; of a folder for pages without a build, the file that they name. */
async function entries(name: Name): Promise<string[]> {
  return Object.keys((await manifest(name)).exports).map((entry) =>
    `@mfa-kit/${name}${entry.slice(1)}`.replace('/cdn/*', '/cdn/mfa-kit.js'),
  );
}

/** All but the file that is for pages alone. */
const inNode = async (name: Name) => (await entries(name)).filter((entry) => !entry.includes('/cdn/'));

const modules = async (name: Name) => (await entries(name)).filter((entry) => !entry.endsWith('.json'));

/** Runs a tool there; what it complains about is the failure. */
async function passes(args: readonly string[]): Promise<void> {
  try {
    await run(process.execPath, args, { cwd: away });
  } catch (error) {
    assert.fail((error as { stdout: string }).stdout);
  }
}

async function node(script: string): Promise<string> {
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { cwd: away });
  return stdout.trim();
}

before(async () => {
  away = await mkdtemp(join(await realpath(tmpdir()), 'mfa-kit-packed-'));
  const npm = process.env['npm_execpath'];
  const [command, first] = npm ? [process.execPath, [npm]] : ['npm', []];
  const { stdout: staged } = await run(process.execPath, [join(root, '.config/stage.mjs')]);
  const folders = [...staged.trim().split('\n'), join(root, 'packages/elements')];
  const { stdout } = await run(
    command,
    [
      ...first,
      'pack',
      '--json',
      '--ignore-scripts',
      '--loglevel=error',
      '--pack-destination',
      away,
      ...folders,
    ],
    { cwd: root },
  );
  for (const one of Object.values(JSON.parse(stdout) as readonly Packed[])) {
    const name = names.find((known) => one.name === `@mfa-kit/${known}`);
    assert.ok(name, one.name);
    packed.set(name, one);
    await install(name, join(away, one.filename));
  }
});

/** A host that imports every entry, with the types that a TypeScript server has anyway. */
before(async () => {
  const specifiers = (await Promise.all(names.map(modules))).flat();
  const lines = specifiers.map((entry, at) => `import * as m${at} from '${entry}';\nconsole.log(m${at});\n`);
  await writeFile(join(away, 'host.ts'), lines.join(''));
  await writeFile(join(away, 'package.json'), '{ "type": "module" }');
  for (const types of ['node', 'express'])
    await link(join(root, 'node_modules/@types', types), join(away, 'node_modules/@types', types));
});

after(() => rm(away, { recursive: true, force: true }));

for (const name of names)
  describe(`@mfa-kit/${name}, packed`, () => {
    it('holds the build, its sources and the licence, and nothing else', () => {
      const paths = packed.get(name)?.files.map(({ path }) => path) ?? [];
      assert.ok(
        paths.includes('LICENSE') && paths.includes('dist/index.js') && paths.includes('dist/index.d.ts'),
      );
      const known =
        /^(dist\/.+\.(js|d\.ts)(\.map)?|dist\/cdn\/(integrity\.json|LICENSES\.txt)|src\/.+\.ts|LICENSE|README\.md|(package|openapi|custom-elements)\.json)$/;
      assert.deepEqual(
        paths.filter((path) => !known.test(path) || /\.(test|stories)\./.test(path)),
        [],
      );
    });

    it('has types for every source and a source for all types, and code for each or in one file', () => {
      const all = packed.get(name)?.files.map(({ path }) => path) ?? [];
      const paths = all.filter((path) => !path.startsWith('dist/cdn/'));
      const stems = (pattern: RegExp) => paths.flatMap((path) => pattern.exec(path)?.[1] ?? []).sort();
      const sources = stems(/^src\/(.+?)(?<!\.d)\.ts$/);
      assert.deepEqual(stems(/^dist\/(.+)\.d\.ts$/), sources);
      if (name === 'elements') assert.deepEqual(stems(/^dist\/(.+)\.js$/), sources);
    });

    it('imports in Node, every entry of it', async () => {
      const count = await node(`
        for (const entry of ${JSON.stringify(await inNode(name))}) {
          const module = await import(entry, entry.endsWith('.json') ? { with: { type: 'json' } } : {});
          console.log(entry, Object.keys(module).length);
        }`);
      assert.deepEqual(
        count.split('\n').filter((line) => line.endsWith(' 0')),
        [],
      );
    });

    it('satisfies publint', async () => {
      const { messages, pkg } = await publint({ pkgDir: folder(name), strict: true, pack: false });
      assert.deepEqual(
        messages.map((message) => formatMessage(message, pkg, { color: false })),
        [],
      );
    });

    it('has types that resolve as its code does', async () => {
      const attw = join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js');
      const tarball = join(away, packed.get(name)?.filename ?? '');
      const options = ['--profile', 'esm-only', '--no-definitely-typed', '--no-color', '--format', 'ascii'];
      await passes([attw, tarball, ...options]);
    });
  });

describe('the packages, used from outside', () => {
  it('give the server what the quickstart imports', async () => {
    assert.equal(await node(`console.log(typeof (await import('@mfa-kit/express')).createMfa)`), 'function');
    assert.equal(
      await node(`console.log(typeof (await import('@mfa-kit/contract')).createClient)`),
      'function',
    );
  });

  it('load what signs tokens with the entry for tokens only', async () => {
    const without = `(await import('node:module')).registerHooks({
      resolve(specifier, context, next) {
        if (specifier === 'jose') throw new Error('jose is not installed');
        return next(specifier, context);
      },
    });`;
    const load = (entry: string) => node(`${without} console.log(typeof (await import('${entry}')))`);
    assert.equal(await load('@mfa-kit/express'), 'object');
    await assert.rejects(load('@mfa-kit/express/jwt'), /jose is not installed/);
  });

  it('leave everything global as it was where there is no page, but for what Lit puts there', async () => {
    const added = await node(`
      const names = () => Object.getOwnPropertyNames(globalThis);
      const before = new Set(names());
      for (const entry of ${JSON.stringify(await inNode('elements'))})
        if (!entry.endsWith('.json')) await import(entry);
      console.log(names().filter((name) => !before.has(name)).sort().join());`);
    assert.equal(
      added,
      'customElements,litElementVersions,litHtmlVersions,litPropertyMetadata,litServerRoot,reactiveElementVersions',
    );
  });

  it('register an element by its define entry, and nothing by that of its class', async () => {
    const registered = (of: readonly string[]) =>
      node(`
        const tags = new Set();
        globalThis.customElements = { get: (tag) => tags.has(tag) || undefined, define: (tag) => tags.add(tag) };
        for (const entry of ${JSON.stringify(of)}) await import(entry);
        console.log([...tags].sort().join());`);
    assert.equal(await registered(['@mfa-kit/elements/define/ticket']), 'mfa-text-input,mfa-ticket');
    const all = await entries('elements');
    const classes = all.filter((entry) => entry.startsWith('@mfa-kit/elements/elements/'));
    assert.ok(classes.length > 25);
    assert.equal(await registered([...classes, '@mfa-kit/elements/with-step-up']), '');
  });

  it('keep the server out of the page, and the elements out of the server', async () => {
    const everything = async (name: Name) => Object.keys({ ...(await manifest(name)).dependencies });
    for (const server of ['@mfa-kit/express', 'express', 'kysely', 'better-sqlite3', 'otplib'])
      for (const name of ['contract', 'elements'] as const)
        assert.ok(!(await everything(name)).includes(server), `${name} depends on ${server}`);
    for (const page of ['@mfa-kit/elements', 'lit', 'qrcode'])
      assert.ok(!(await everything('express')).includes(page), `express depends on ${page}`);
  });

  it('name neither a registry nor a machine', async () => {
    for (const name of names)
      for (const { path } of packed.get(name)?.files ?? []) {
        const text = await readFile(join(folder(name), path), 'utf8');
        assert.doesNotMatch(text, /registry\.|(?<![\w.])\/(home|root|tmp|work|Users)\//, `${name}/${path}`);
      }
  });

  for (const [module, resolution, checks] of [
    ['nodenext', 'nodenext', []],
    ['esnext', 'bundler', ['--skipLibCheck']],
  ] as const)
    it(`compile in a strict host, resolved as ${resolution}`, async () => {
      const tsc = join(root, 'node_modules/typescript/bin/tsc');
      const strict = ['--strict', '--exactOptionalPropertyTypes', '--noEmit', '--ignoreConfig'];
      const how = [
        '--module',
        module,
        '--moduleResolution',
        resolution,
        '--target',
        'es2022',
        '--types',
        'node',
      ];
      await passes([tsc, ...strict, ...how, ...checks, 'host.ts']);
    });
});
