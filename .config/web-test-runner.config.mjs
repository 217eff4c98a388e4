// The elements' tests, in real browsers: MFA_BROWSERS=chromium,firefox,webkit, Chromium alone unless set.
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { build } from 'esbuild';
import * as puppeteer from 'puppeteer-core';
import { findEngine } from './engines.mjs';
import { CHROME_FLAGS, findBrowser } from './find-browser.mjs';
import { webkitLauncher } from './webkit-launcher.mjs';

/** Colours on their way from one to the other are none to judge, so no engine shows motion. */
const still = { name: 'prefers-reduced-motion', value: 'reduce' };

/** Where Chromium's pages are told what to emulate. */
const devtoolsOf = new WeakMap();

/** Two tabs share one window, and only one of them has the focus that keyboard and mouse tests need. */
async function createFocusedPage({ context }) {
  const page = await context.newPage();
  const devtools = await page.createCDPSession();
  await devtools.send('Emulation.setFocusEmulationEnabled', { enabled: true });
  await devtools.send('Emulation.setEmulatedMedia', { features: [still] });
  devtoolsOf.set(page, devtools);
  return page;
}

// No `browser` key: with one, coverage is silently empty.
const chromium = async () =>
  chromeLauncher({
    concurrency: 2,
    launchOptions: { executablePath: await findBrowser(), args: CHROME_FLAGS },
    createPage: createFocusedPage,
  });

const firefox = () =>
  chromeLauncher({
    concurrency: 1,
    puppeteer,
    launchOptions: {
      browser: 'firefox',
      headless: true,
      executablePath: findEngine('firefox')['firefox-esr'],
      extraPrefsFirefox: {
        'ui.prefersReducedMotion': 1,
        // The panel that shows what was downloaded takes the focus from every page after it.
        'browser.download.alwaysOpenPanel': false,
        'network.captive-portal-service.enabled': false,
        'network.connectivity-service.enabled': false,
      },
    },
  });

/** Paper and forced colours, which the runner's own command does not know. Only Chromium can be told. */
function emulation() {
  return {
    name: 'emulation',
    async executeCommand({ command, payload, session }) {
      if (command !== 'emulate') return undefined;
      const devtools = devtoolsOf.get(session.browser.getPage(session.id));
      const features = [still, { name: 'forced-colors', value: payload.forcedColors }];
      await devtools?.send('Emulation.setEmulatedMedia', { media: payload.media, features });
      return true;
    },
  };
}

/** What a test waits for may take four seconds instead of one: a busy machine is slow and not wrong. */
function waits() {
  const before = 'timeout = 1000';
  return {
    name: 'waits',
    transform({ path, body }) {
      if (!path.endsWith('/testing-helpers/src/helpers.js')) return undefined;
      if (!body.includes(before)) throw new Error('@open-wc/testing waits otherwise now: see this plugin.');
      return body.replace(before, 'timeout = 4000');
    },
  };
}

/** CommonJS is served as one module, as a bundler would: what draws QR codes, and what reads them in tests. */
function commonjs() {
  const prefix = '/__commonjs/';
  return {
    name: 'commonjs',
    resolveImport: ({ source }) => (/^(qrcode|jsqr)(\/|$)/.test(source) ? prefix + source : undefined),
    async serve(context) {
      if (!context.path.startsWith(prefix)) return undefined;
      const source = context.path.slice(prefix.length);
      const { outputFiles } = await build({
        stdin: {
          contents: `import all from '${source}'; export default all; export const { create } = all;`,
          resolveDir: 'packages/elements',
        },
        bundle: true,
        write: false,
        format: 'esm',
      });
      return { body: outputFiles[0].text, type: 'js' };
    },
  };
}

/** Every test of a session with the names of its suites. */
function* testsOf(suite) {
  yield* suite?.tests ?? [];
  for (const inner of suite?.suites ?? []) yield* testsOf(inner);
}

/** What each engine left out and why, and one line for `npm test` to read. Chromium may leave nothing out. */
function totals() {
  return {
    onTestRunFinished({ sessions }) {
      const count = { passed: 0, failed: 0, skipped: 0 };
      for (const { browser, testResults, errors } of sessions) {
        // A file that broke off before its tests has none, and no error either if its page was closed.
        if (!testResults && !errors?.length) count.failed += 1;
        count.failed += errors?.length ?? 0;
        for (const { name, skipped, passed } of testsOf(testResults)) {
          const leftOut = skipped && browser !== launchers.chromium;
          count[leftOut ? 'skipped' : passed ? 'passed' : 'failed'] += 1;
          if (skipped) console.log(`${leftOut ? 'Left out' : '❌ Left out'} in ${browser.name}: ${name}`);
        }
      }
      const skipped = count.skipped ? `, ${count.skipped} skipped` : '';
      console.log(`\nwtr: ${count.passed} passed, ${count.failed} failed${skipped}`);
      // The runner itself would be content with what was left out.
      if (count.failed) process.on('exit', () => (process.exitCode = 1));
    },
  };
}

const engines = { chromium, firefox, webkit: () => findEngine('webkit') && webkitLauncher() };
const wanted = (process.env.MFA_BROWSERS ?? 'chromium').split(',');
const unknown = wanted.find((name) => !(name in engines));
if (unknown) throw new Error(`MFA_BROWSERS names ${unknown}; there are ${Object.keys(engines).join(', ')}.`);

const launchers = {};
for (const name of wanted) launchers[name] = await engines[name]();

export default {
  files: 'packages/elements/src/**/*.test.ts',
  nodeResolve: { browser: true },
  plugins: [
    // First, to see the module as it was written.
    waits(),
    // Without the tsconfig, decorators would reach the browser as they are.
    esbuildPlugin({ ts: true, tsconfig: 'packages/elements/tsconfig.json', target: 'es2022' }),
    commonjs(),
    emulation(),
  ],
  browsers: Object.values(launchers),
  concurrentBrowsers: 1,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 120_000,
  // Firefox and WebKit lose a key now and then when the machine is busy: what fails there fails twice.
  testFramework: { config: { timeout: 20_000, retries: wanted.includes('chromium') ? 0 : 1 } },
  filterBrowserLogs: ({ args }) => !String(args[0]).includes('Lit is in dev mode'),
  reporters: [defaultReporter({ reportTestProgress: false, reportTestResults: true }), totals()],
  coverage: process.env.MFA_COVERAGE === '1',
  coverageConfig: {
    include: ['packages/*/src/**/*.ts'],
    reportDir: 'coverage/elements',
    reporters: ['lcovonly', 'json-summary', 'text-summary'],
  },
};
