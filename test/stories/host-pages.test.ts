/** The elements in other people's pages: under a strict policy, in their place, as in the pictures, and clean to axe. */
import express from 'express';
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { strictHeaders } from '../../demo/src/headers.js';
import { watch, watchPolicy } from '../kit/stage.js';
import { compare } from './pictures.js';
import { serve } from './serving.js';

const root = join(import.meta.dirname, '../..');
const built = join(root, '.cache/host-pages');
assert.ok(existsSync(join(built, 'plain.html')), 'The pages are not built: npm run build:host-pages');

const pages = ['plain', 'bootstrap', 'tailwind', 'material', 'hostile'];
/** Two of them have pictures; in the other two everything has its place, too. */
const views = [
  { theme: 'light', dir: 'ltr', width: 1024, isPictured: true },
  { theme: 'dark', dir: 'rtl', width: 320, isPictured: true },
  { theme: 'light', dir: 'ltr', width: 320, isPictured: false },
  { theme: 'dark', dir: 'rtl', width: 1024, isPictured: false },
] as const;

/** Every text in one typeface that is installed with Storybook: each machine has others, and lines would break elsewhere. */
const typeface = `
  @font-face { font-family: Same; src: url('/same.woff2'); }
  @font-face { font-family: Same; font-weight: 550 900; src: url('/same-bold.woff2'); }
  :root { --mfa-font-code: Same; }
  html, body, body * { font-family: Same !important; }`;
const fonts = join(root, 'node_modules/storybook/assets/browser');

const served = serve(
  createServer(
    express()
      .use(strictHeaders)
      .get('/favicon.ico', (_request, response) => void response.status(204).end())
      .get('/typeface.css', (_request, response) => void response.type('css').send(typeface))
      .get('/same.woff2', (_request, response) => response.sendFile(join(fonts, 'nunito-sans-regular.woff2')))
      .get('/same-bold.woff2', (_request, response) =>
        response.sendFile(join(fonts, 'nunito-sans-bold.woff2')),
      )
      .use(express.static(built)),
  ),
);

/** A page at a fixed time, with its elements drawn and nothing on its way. */
async function open(name: string, { theme, dir, width }: (typeof views)[number]) {
  const context = await served.browser.newContext({
    viewport: { width, height: 800 },
    ...{ locale: 'en-GB', timezoneId: 'UTC', reducedMotion: 'reduce' },
  });
  // tsx has every function told its name, and the page knows nothing of that.
  await context.addInitScript('globalThis.__name = (named) => named;');
  const page = await context.newPage();
  await page.clock.setFixedTime(new Date('2026-03-03T10:30:00Z'));
  const faults: string[] = [];
  await watchPolicy(context, faults);
  watch(page, served.origin, faults);
  await page.goto(`${served.origin}/${name}.html?theme=${theme}&dir=${dir}`);
  await page.addStyleTag({ url: '/typeface.css' });
  await page.waitForFunction(isDrawn);
  await page.evaluate(() => document.fonts.ready);
  return { page, faults, close: () => context.close() };
}

/** Runs in the page: whether each element has what it loads. */
function isDrawn(): boolean {
  const shadowOf = (host?: Element | null) => host?.shadowRoot;
  const code = shadowOf(shadowOf(document.querySelector('mfa-qr-enrollment'))?.querySelector('mfa-qr-code'));
  const phone = shadowOf(document.querySelector('mfa-phone-input'))?.querySelector('.note');
  const sections = [...document.querySelectorAll('mfa-settings > *')].map((one) =>
    shadowOf(one)?.querySelector('.rows'),
  );
  return (
    !!code?.querySelector('svg path') &&
    !!phone?.textContent.trim() &&
    sections.length === 4 &&
    sections.every(Boolean)
  );
}

/** Runs in the page: what of the elements is too small, out of place or without a frame. */
function misplaced(): string[] {
  const found: string[] = [];
  const { scrollWidth } = document.documentElement;
  if (scrollWidth > innerWidth) found.push(`${scrollWidth - innerWidth} px wider than the window`);
  const say = (words: string, one: Element) => found.push(`${one.localName}.${one.className}: ${words}`);
  const within = (host: Element | ShadowRoot): Element[] =>
    [...host.querySelectorAll('*')].flatMap((one) => [
      one,
      ...(one.shadowRoot ? within(one.shadowRoot) : []),
    ]);
  const ours = [...document.querySelectorAll('*')].filter(({ localName }) => localName.startsWith('mfa-'));
  const all = ours.flatMap((host) => [...within(host.shadowRoot!), ...within(host)]);
  for (const one of new Set(all)) {
    const style = getComputedStyle(one);
    const box = one.getBoundingClientRect();
    const hasText = [...one.childNodes].some((node) => node.nodeType === 3 && node.nodeValue!.trim());
    if (!one.checkVisibility() || box.width < 2) continue;
    if (hasText && parseFloat(style.fontSize) < 13) say(`text of ${style.fontSize}`, one);
    if (hasText && style.textTransform !== 'none' && one.getRootNode() !== document) say('in capitals', one);
    // The input of a code goes on beyond its cells, for the caret, and is clipped there.
    if (!one.matches('input') && (box.right > innerWidth + 1 || box.left < -1)) say('beyond the page', one);
    if (one.matches('input:not([type=checkbox])') && one.getRootNode() === document) {
      if (box.height < 44) say(`${box.height} px high`, one);
      const label = (one as HTMLInputElement).labels?.[0]?.getBoundingClientRect();
      if (!label || label.bottom > box.top + 1) say('has no label above', one);
    }
    if (one.matches('[part~=cell], [part=row]:has([part=country]), [part=box], .button')) {
      if (parseFloat(style.borderTopWidth) < 1) say('has no border', one);
      if (box.height < 40) say(`${box.height} px high`, one);
    }
  }
  return found;
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8'));
  // What the pages are themselves is for them to say: only what is inside ours is looked at.
  const options: RunOptions = { resultTypes: ['violations'], rules: { region: { enabled: false } } };
  const results = await page.evaluate((run) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    return axe.run(
      [...document.querySelectorAll('*')].filter(({ localName }) => localName.startsWith('mfa-')),
      run,
    );
  }, options);
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${target.join(' ')}: ${html}`),
  );
}

it('would see what the policy refuses', async () => {
  const { page, faults, close } = await open('plain', views[0]);
  await page.evaluate(() => document.body.setAttribute('style', 'color: red'));
  await page.waitForTimeout(100);
  assert.match(faults.join('\n'), /plain\.html: style-src-attr inline/);
  await close();
});

for (const view of views)
  describe(`host pages, ${view.theme}, ${view.dir}, ${view.width} px`, () => {
    for (const name of pages)
      it(`${name} holds the elements in their place${view.isPictured ? ', as in its picture' : ''}`, async () => {
        const { page, faults, close } = await open(name, view);
        assert.deepEqual(await page.evaluate(misplaced), []);
        if (view.isPictured) {
          const file = `${name}-${view.theme}-${view.dir}-${view.width}.png`;
          const kept = join(import.meta.dirname, 'pictures', file);
          const shot = await page.screenshot({ fullPage: true, animations: 'disabled', caret: 'hide' });
          assert.deepEqual(compare(shot, kept, join(root, '.cache/pictures', file)), []);
        }
        // Behind a dark page without a background axe would see white; the stories are looked at in dark.
        if (view.theme === 'light') assert.deepEqual(await violations(page), []);
        assert.deepEqual(faults, []);
        await close();
      });
  });
