// The elements' tests, in real browsers: MFA_BROWSERS=chromium,firefox,webkit, Chromium alone unless set.
import { spawn, spawnSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { build } from 'esbuild';
import * as puppeteer from 'puppeteer-core';
import { CHROME_FLAGS, findBrowser, findOnPath } from './find-browser.mjs';

/** Two tabs share one window, and only one of them has the focus that keyboard and mouse tests need. */
async function createFocusedPage({ context }) {
  const page = await context.newPage();
  const devtools = await page.createCDPSession();
  await devtools.send('Emulation.setFocusEmulationEnabled', { enabled: true });
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
      executablePath: process.env.FIREFOX_PATH ?? findOnPath('firefox-esr', 'firefox'),
      extraPrefsFirefox: {
        'network.captive-portal-service.enabled': false,
        'network.connectivity-service.enabled': false,
      },
    },
  });

const webkitPort = 4455;

/** Debian keeps the browser beside the driver's library, not on the PATH. */
function findMiniBrowser() {
  const listed = spawnSync('sh', [
    '-c',
    "dpkg -L $(dpkg-query -W -f '${Package} ' 'libwebkit2gtk-4*') | grep '/MiniBrowser$'",
  ]);
  const path = process.env.WEBKIT_PATH ?? listed.stdout.toString().split('\n')[0];
  if (!path) throw new Error('WebKit was not found. On Debian: apt-get install webkit2gtk-driver xvfb');
  return path;
}

async function webkit() {
  // Brings two hundred packages, so only those who test in WebKit install it.
  const { webdriverLauncher } = await import('@web/test-runner-webdriver').catch(() => {
    throw new Error('WebKit needs a launcher: npm install --no-save @web/test-runner-webdriver@1.0.0');
  });
  return webdriverLauncher({
    automationProtocol: 'webdriver',
    hostname: '127.0.0.1',
    port: webkitPort,
    path: '/',
    capabilities: {
      browserName: 'MiniBrowser',
      'wdio:enforceWebDriverClassic': true,
      'webkitgtk:browserOptions': { binary: findMiniBrowser(), args: ['--automation'] },
    },
  });
}

/** Starts WebKit's driver, and the screen that it draws on, with the test server. */
function webkitDriver() {
  const running = [];
  const display = ':97';
  return {
    name: 'webkit-driver',
    async serverStart() {
      running.push(
        spawn('Xvfb', [display, '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], { stdio: 'ignore' }),
      );
      await wait(1000);
      const env = {
        ...process.env,
        DISPLAY: display,
        WEBKIT_DISABLE_COMPOSITING_MODE: '1',
        WEBKIT_DISABLE_DMABUF_RENDERER: '1',
        LIBGL_ALWAYS_SOFTWARE: '1',
        NO_AT_BRIDGE: '1',
      };
      running.push(spawn('WebKitWebDriver', ['-p', String(webkitPort)], { stdio: 'ignore', env }));
      await wait(1000);
    },
    serverStop() {
      for (const child of running) child.kill();
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

/** One line for `npm test` to read. */
function totals() {
  return {
    onTestRunFinished({ sessions }) {
      const count = { passed: 0, failed: 0, skipped: 0 };
      const add = (suite) => {
        for (const test of suite?.tests ?? [])
          count[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1;
        for (const inner of suite?.suites ?? []) add(inner);
      };
      for (const session of sessions) {
        add(session.testResults);
        count.failed += session.errors?.length ?? 0;
      }
      const skipped = count.skipped ? `, ${count.skipped} skipped` : '';
      console.log(`\nwtr: ${count.passed} passed, ${count.failed} failed${skipped}`);
    },
  };
}

const engines = { chromium, firefox, webkit };
const wanted = (process.env.MFA_BROWSERS ?? 'chromium').split(',');
const unknown = wanted.find((name) => !(name in engines));
if (unknown) throw new Error(`MFA_BROWSERS names ${unknown}; there are ${Object.keys(engines).join(', ')}.`);

export default {
  files: ['packages/elements/src/**/*.test.ts'],
  nodeResolve: { browser: true },
  plugins: [
    // Without the tsconfig, decorators would reach the browser as they are.
    esbuildPlugin({ ts: true, tsconfig: 'packages/elements/tsconfig.json', target: 'es2022' }),
    commonjs(),
    ...(wanted.includes('webkit') ? [webkitDriver()] : []),
  ],
  browsers: await Promise.all(wanted.map((name) => engines[name]())),
  concurrentBrowsers: 1,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 120_000,
  testFramework: { config: { timeout: 10_000 } },
  filterBrowserLogs: ({ args }) => !String(args[0]).includes('Lit is in dev mode'),
  reporters: [defaultReporter({ reportTestProgress: false, reportTestResults: true }), totals()],
  coverage: process.env.MFA_COVERAGE === '1',
  coverageConfig: {
    include: ['packages/*/src/**/*.ts'],
    reportDir: 'coverage/elements',
    reporters: ['lcovonly', 'json-summary', 'text-summary'],
  },
};
