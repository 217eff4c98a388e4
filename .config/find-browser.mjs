// Finds a Chromium to test in, and fetches one if asked to. Dependency-free, and runs on Node 18: a fresh clone
// calls it before anything is installed.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Lets Chromium run as root, without a graphics card, and without a request of its own to the outside. */
export const CHROME_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The first of these commands that is on the PATH. */
export function findOnPath(...names) {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  for (const name of names)
    for (const folder of (process.env.PATH ?? '').split(delimiter))
      for (const ending of endings)
        if (folder && existsSync(join(folder, name + ending))) return join(folder, name + ending);
  return undefined;
}

function fromEnvironment() {
  const named = process.env.CHROME_PATH || process.env.CHROME_BIN;
  if (named && !existsSync(named)) throw new Error(`CHROME_PATH names ${named}, which does not exist.`);
  return named;
}

function installed() {
  const onPath = findOnPath(
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
    'brave-browser',
  );
  if (onPath) return onPath;
  const applications = {
    darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'].flatMap((app) =>
      ['/Applications', join(homedir(), 'Applications')].map(
        (at) => `${at}/${app}.app/Contents/MacOS/${app}`,
      ),
    ),
    win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].flatMap((at) =>
      ['Google\\Chrome', 'Chromium', 'Microsoft\\Edge'].flatMap((app) =>
        ['chrome.exe', 'msedge.exe'].map((file) => `${process.env[at]}\\${app}\\Application\\${file}`),
      ),
    ),
  };
  return applications[process.platform]?.find((path) => existsSync(path));
}

function fromPlaywrightCache() {
  const caches = {
    darwin: join(homedir(), 'Library/Caches/ms-playwright'),
    win32: join(process.env.LOCALAPPDATA ?? homedir(), 'ms-playwright'),
  };
  const cache =
    process.env.PLAYWRIGHT_BROWSERS_PATH ??
    caches[process.platform] ??
    join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'ms-playwright');
  if (!existsSync(cache)) return undefined;
  const inside = [
    'chrome-linux64/chrome',
    'chrome-linux/chrome',
    'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
    'chrome-win64/chrome.exe',
    'chrome-win/chrome.exe',
  ];
  return readdirSync(cache)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)))
    .flatMap((name) => inside.map((path) => join(cache, name, path)))
    .find((path) => existsSync(path));
}

/** Runs a command for everybody to see, and answers whether it succeeded. */
export function run(command, args, environment = {}, timeout) {
  console.log(`  $ ${command} ${args.join(' ')}`);
  const env = { ...process.env, ...environment };
  const { status } = spawnSync(command, args, { stdio: 'inherit', env, timeout });
  return status === 0;
}

function starts(path) {
  try {
    execFileSync(path, [...CHROME_FLAGS, '--version'], { stdio: 'ignore', timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}

/** Debian's own, where that is possible without asking for a password. */
function byApt() {
  if (process.getuid?.() !== 0 || !findOnPath('apt-get')) return undefined;
  console.log(
    'No browser found. Installing chromium with apt-get (about a minute; MFA_BROWSER_INSTALL=0 forbids it).',
  );
  const environment = { DEBIAN_FRONTEND: 'noninteractive' };
  const done =
    run('apt-get', ['update', '-q'], environment) &&
    run(
      'apt-get',
      ['install', '-q', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'],
      environment,
    );
  return done ? findOnPath('chromium') : undefined;
}

const root = fileURLToPath(new URL('../', import.meta.url));

const npmFolder = join(root, '.cache/browser');

/** The Chromium that `byNpm` fetched, unpacked by the package that carries it. */
function fromNpmFolder() {
  if (!existsSync(join(npmFolder, 'node_modules/@sparticuz/chromium'))) return undefined;
  const packaged = join(root, 'node_modules/.bin/node');
  const node = existsSync(packaged) ? packaged : process.execPath;
  const ask = `import chromium from '@sparticuz/chromium'; console.log(await chromium.executablePath())`;
  const answer = spawnSync(node, ['--input-type=module', '-e', ask], { cwd: npmFolder, encoding: 'utf8' });
  const path = answer.stdout.trim();
  return answer.status === 0 && starts(path) ? path : undefined;
}

/** A Chromium that npm carries, for Linux x64: older than Debian's, but it needs no rights. */
function byNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  console.log('No browser found. Taking one from npm (67 MB; MFA_BROWSER_INSTALL=0 forbids it).');
  mkdirSync(npmFolder, { recursive: true });
  const cli = process.env.npm_execpath;
  const [command, first] = cli ? [process.execPath, [cli]] : ['npm', []];
  const options = [
    '--prefix',
    npmFolder,
    '--no-save',
    '--no-package-lock',
    '--ignore-scripts',
    '--loglevel=error',
  ];
  return run(command, [...first, 'install', ...options, '@sparticuz/chromium@153.0.0'])
    ? fromNpmFolder()
    : undefined;
}

function byPlaywright() {
  const cli = join(root, 'node_modules/playwright-core/cli.js');
  if (!existsSync(cli)) return undefined;
  console.log('No browser found. Asking Playwright for one.');
  return run(process.execPath, [cli, 'install', 'chromium']) ? fromPlaywrightCache() : undefined;
}

/**
 * The path of a Chromium. Looks at CHROME_PATH or CHROME_BIN, then at what is installed, then at what was fetched before;
 * with `install` also fetches one, unless MFA_BROWSER_INSTALL=0 forbids it.
 */
export async function findBrowser({ install = false } = {}) {
  const found = fromEnvironment() || installed() || fromPlaywrightCache() || fromNpmFolder();
  if (found) return found;
  if (install && process.env.MFA_BROWSER_INSTALL !== '0') {
    const fetched = byApt() || byNpm() || byPlaywright();
    if (fetched) return fetched;
  }
  throw new Error(
    'No Chromium was found. Install Chromium, Chrome or Edge, or set CHROME_PATH to one, and run the command again.',
  );
}
