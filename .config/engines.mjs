// Firefox and WebKit, in which the elements are tested beside Chromium where CI can have them. Dependency-free, and
// runs on Node 18: a fresh clone calls it before anything is installed.
import { spawnSync } from 'node:child_process';
import { findOnPath, run } from './find-browser.mjs';

/** Debian keeps the browser beside the driver's library, not on the PATH. */
function findMiniBrowser() {
  const { stdout } = spawnSync('sh', [
    '-c',
    "dpkg -L $(dpkg-query -W -f '${Package} ' 'libwebkit2gtk-4*') 2>/dev/null | grep '/MiniBrowser$'",
  ]);
  return stdout?.toString().split('\n')[0];
}

/** What each engine is run by, and the packages of Debian that bring it. */
const engines = {
  firefox: {
    parts: { 'firefox-esr': () => process.env.FIREFOX_PATH || findOnPath('firefox-esr', 'firefox') },
    packages: ['firefox-esr'],
  },
  webkit: {
    parts: {
      WebKitWebDriver: () => process.env.WEBKIT_DRIVER || findOnPath('WebKitWebDriver'),
      MiniBrowser: () => process.env.WEBKIT_PATH || findMiniBrowser(),
      Xvfb: () => findOnPath('Xvfb'),
    },
    packages: ['webkit2gtk-driver', 'xvfb'],
  },
};

/** The engines beside Chromium. */
export const otherEngines = Object.keys(engines);

/** The commands that an engine is run by; throws naming what is missing. */
export function findEngine(engine) {
  const found = Object.entries(engines[engine].parts).map(([part, find]) => [part, find()]);
  const missing = found.filter(([, path]) => !path).map(([part]) => part);
  if (missing.length === 0) return Object.fromEntries(found);
  const packages = engines[engine].packages.join(' ');
  throw new Error(`${missing.join(' and ')} not found. On Debian: apt-get install ${packages}`);
}

/** Why the engine cannot be run, or nothing. */
export function whyNot(engine) {
  try {
    findEngine(engine);
    return undefined;
  } catch (error) {
    return error.message;
  }
}

const INSTALL_LIMIT_MS = 4 * 60_000;

/** Installs what is missing with apt-get, where that needs no password. Whatever fails, the tests tell what they leave out. */
export function installEngines() {
  const missing = otherEngines.filter(whyNot);
  if (!missing.length || process.env.MFA_BROWSER_INSTALL === '0') return;
  if (process.getuid?.() !== 0 || !findOnPath('apt-get')) return;
  console.log(`Installing ${missing.join(' and ')} with apt-get (MFA_BROWSER_INSTALL=0 forbids it).`);
  const until = Date.now() + INSTALL_LIMIT_MS;
  const apt = (...args) =>
    run(
      'apt-get',
      ['-q', '-y', ...args],
      { DEBIAN_FRONTEND: 'noninteractive' },
      Math.max(1, until - Date.now()),
    );
  if (!apt('update')) return;
  // One by one: where one is not to be had, the other may be.
  for (const engine of missing) apt('install', '--no-install-recommends', ...engines[engine].packages);
}
