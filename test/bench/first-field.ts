/**
 * How long until somebody on a slow phone can type: a cold page until its field is there, processor ÷ 4, 1.6 Mbit/s and
 * 150 ms away; and what was loaded until then.
 */
import { chromium, type Browser } from 'playwright-core';
import { CHROME_FLAGS, findBrowser } from '../../.config/find-browser.mjs';
import { contestants, type Name } from './first-field/contestants.js';
import { openSite, type Site } from './first-field/site.js';
import { print, spreadOf } from './measure.js';

const ROUNDS = Number(process.env.MFA_BENCH_ROUNDS ?? 15);
const names = Object.keys(contestants) as Name[];

interface Seen {
  /** Milliseconds from the start of navigation. */
  readonly at: number;
  readonly kilobytes: number;
}

/** Runs in the page, at each frame: whether a field that takes typing is drawn, in whichever tree it is. */
function look(): Seen | undefined {
  const roots: ParentNode[] = [document];
  for (const root of roots)
    for (const element of root.querySelectorAll<HTMLElement>('*')) {
      if (element.shadowRoot) roots.push(element.shadowRoot);
      if (!(element instanceof HTMLInputElement) || element.disabled || element.readOnly) continue;
      if (element.offsetWidth < 20 || !element.checkVisibility()) continue;
      const at = performance.now();
      const loaded = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
      return { at, kilobytes: loaded.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) / 1000 };
    }
  return undefined;
}

async function visit(browser: Browser, { origin }: Site, name: Name): Promise<Seen> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 1.6e6 / 8,
    uploadThroughput: 0.75e6 / 8,
  });
  await page.goto(`${origin}/${name}`, { waitUntil: 'commit' });
  const found = await page.waitForFunction(look, undefined, { polling: 'raf' });
  const seen = (await found.jsonValue()) as Seen;
  await context.close();
  return seen;
}

const site = await openSite();
const browser = await chromium.launch({ executablePath: await findBrowser(), args: CHROME_FLAGS });
const seen = new Map(names.map((name) => [name, [] as Seen[]]));
for (let round = -1; round < ROUNDS; round += 1)
  // The first round warms the browser up; whoever goes first in one goes last in the next.
  for (const name of round % 2 ? names.toReversed() : names) {
    const one = await visit(browser, site, name);
    if (round >= 0) seen.get(name)?.push(one);
  }
await browser.close();
site.close();

const all = (name: Name) => seen.get(name) ?? [];
for (const name of names) {
  const { median } = spreadOf(all(name).map(({ at }) => at));
  const kilobytes = Math.max(...all(name).map((one) => one.kilobytes));
  const figures = `${median.toFixed(0).padStart(5)} ms  ${kilobytes.toFixed(1).padStart(6)} kB`;
  console.log(`field    ${figures}  ${contestants[name].what}`);
}

const share = (ours: Name, theirs: Name) =>
  spreadOf(all(ours).map(({ at }, round) => at / (all(theirs)[round]?.at ?? NaN)));
print('field', 'input-otp with react, until a code can be typed', share('code', 'inputOtp'), '0.65 at most');
print('field', '<hanko-auth>, until a code can be typed', share('code', 'hanko'), '0.45 at most');
print('', '… by <mfa-gate>, which asks the server as <hanko-auth> does', share('signIn', 'hanko'), 'less');
print('field', 'intl-tel-input, until a number can be typed', share('phone', 'intlTel'), '1 at most');
