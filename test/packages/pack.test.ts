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

/** Everything that can be imported from it; of a folder, one file. */
async function entries(name: Name): Promise<string[]> {
  return Object.keys((await manifest(name)).exports).map((entry) =>
    `@mfa-kit/${name}${entry.slice(1)}`.replace('/cdn/*', '/cdn/mfa-kit.js').replace('/*', '/gate'),
  );
}

/** All but the file that is for pages alone, and types. */
const inNode = async (name: Name) =>
  (await entries(name)).filter((entry) => !/\/cdn\/|\/(jsx|vue)$/.test(entry));

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

interface Declared {
  readonly tagName?: string;
  readonly name: string;
  readonly events?: readonly { readonly name: string; readonly type?: { readonly text: string } }[];
}

/** What the types have to say of an element: its tag, its events, and the same in JSX, as a component, and in Vue. */
function claims({ tagName: tag = '', name, events = [] }: Declared, at: number): string {
  const own = events.filter((event) => event.name.startsWith('mfa-'));
  const handlers = own.map((event) => [
    event.name,
    event.name.replaceAll(/(?:^|-)(\w)/g, (_, c: string) => c.toUpperCase()),
  ]);
  return `
    const e${at}: m0.${name} = document.createElement('${tag}');
    ${own.map((event) => `e${at}.addEventListener('${event.name}', (event) => event satisfies m0.${event.type?.text});`).join('\n')}
    const r${at} = <react.${name} className="x" ref={(found: m0.${name} | null) => { void found; }}
      ${own.map((event, n) => `on${handlers[n]![1]}={(event) => { event satisfies m0.${event.type?.text}; }}`).join(' ')} />;
    const j${at} = <${tag} className="x" ${own.map((event) => `onmfa-${event.name.slice(4)}={(event) => { event satisfies m0.${event.type?.text}; }}`).join(' ')} />;
    const v${at}: InstanceType<GlobalComponents['${tag}']>['$props'] = {
      ${own.map((event, n) => `on${handlers[n]![1]}: (event) => { event satisfies m0.${event.type?.text}; },`).join(' ')}
    };
    void [e${at}, r${at}, j${at}, v${at}];`;
}

/** A page in TypeScript that uses each element in each way. The last lines are mistakes, and have to be found. */
before(async () => {
  const text = await readFile(join(root, 'packages/elements/custom-elements.json'), 'utf8');
  const { modules: all } = JSON.parse(text) as { modules: readonly { declarations: readonly Declared[] }[] };
  const elements = all.flatMap(({ declarations }) => declarations.filter(({ tagName }) => tagName));
  assert.ok(elements.length > 25);
  await writeFile(
    join(away, 'page.tsx'),
    `import * as m0 from '@mfa-kit/elements';
    import * as react from '@mfa-kit/elements/react';
    import type {} from '@mfa-kit/elements/jsx';
    import type {} from '@mfa-kit/elements/vue';
    import type { GlobalComponents } from 'vue';
    ${elements.map(claims).join('\n')}
    void (<mfa-gate sign-in-url="/login" settings-url="/security" />);
    void (<react.MfaGate signInUrl="/login" onMfaSignedIn={(event) => event.preventDefault()} />);
    void (<react.MfaOtpInput digits={8} autoSubmit onInput={(event) => event.type} />);
    // @ts-expect-error there is no such property
    void (<react.MfaGate signInUri="/login" />);
    // @ts-expect-error digits are a number
    void (<mfa-otp-input digits="six" />);
    // @ts-expect-error a value is no handler
    void (<mfa-gate onmfa-signed-in="go" />);
    // @ts-expect-error an address is a string
    const wrong: InstanceType<GlobalComponents['mfa-gate']>['$props'] = { signInUrl: 1 };
    // @ts-expect-error what the server decided is read only
    document.createElement('mfa-gate').result = 1;
`,
  );
});

/** A host that imports every entry, with the types that a TypeScript server has anyway. */
before(async () => {
  const specifiers = (await Promise.all(names.map(modules))).flat();
  const lines = specifiers.map((entry, at) => `import * as m${at} from '${entry}';\nconsole.log(m${at});\n`);
  await writeFile(join(away, 'host.ts'), lines.join(''));
  await writeFile(join(away, 'package.json'), '{ "type": "module" }');
  for (const types of ['node', 'express', 'react'])
    await link(join(root, 'node_modules/@types', types), join(away, 'node_modules/@types', types));
  await link(await realpath(join(root, 'node_modules/vue')), join(away, 'node_modules/vue'));
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
        /^(dist\/.+\.(js|d\.ts)(\.map)?|dist\/(cdn\/(integrity\.json|LICENSES\.txt)|editor\/[\w.-]+\.json)|src\/.+\.ts|LICENSE|README\.md|(package|openapi|custom-elements)\.json)$/;
      assert.deepEqual(
        paths.filter((path) => !known.test(path) || /\.(test|stories)\./.test(path)),
        [],
      );
    });

    it('has types for every source and a source for all types, and code for each or in one file', () => {
      const all = packed.get(name)?.files.map(({ path }) => path) ?? [];
      const paths = all.filter((path) => !/^dist\/(cdn|react|jsx|vue)\//.test(path));
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

  it('carry their version, which two copies in a page are told apart by', async () => {
    const { version } = (await manifest('elements')) as Manifest & { version: string };
    assert.equal(await node(`console.log((await import('@mfa-kit/elements')).MfaElement.version)`), version);
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
      await passes([tsc, ...strict, ...how, ...checks, '--jsx', 'react-jsx', 'host.ts', 'page.tsx']);
    });
});
