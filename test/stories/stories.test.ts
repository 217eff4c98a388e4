/** Every story of the built Storybook, looked at twice by axe: in light at full width, in dark at 320 px from right to left. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { RunOptions } from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright-core';
import { CHROME_FLAGS, findBrowser } from '../../.config/find-browser.mjs';
import { reviewedTree, settlingMs, treeOf } from './trees.js';

const root = join(import.meta.dirname, '../..');
const built = join(root, '.cache/storybook');
assert.ok(existsSync(join(built, 'index.json')), 'Storybook is not built: npm run build-storybook');

interface Entry {
  readonly id: string;
  readonly type: 'story' | 'docs';
  readonly title: string;
  readonly name: string;
}
const { entries } = JSON.parse(await readFile(join(built, 'index.json'), 'utf8')) as {
  readonly entries: Readonly<Record<string, Entry>>;
};
const manifest = JSON.parse(await readFile(join(root, 'packages/elements/custom-elements.json'), 'utf8')) as {
  readonly modules: readonly {
    readonly declarations: readonly { readonly tagName?: string; readonly description?: string }[];
  }[];
};
const stories = Object.values(entries).filter(({ type }) => type === 'story');
const documentation = Object.values(entries).filter(({ type }) => type === 'docs');

const views = [
  { theme: 'light', direction: 'ltr', width: 1024 },
  { theme: 'dark', direction: 'rtl', width: 320 },
] as const;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
const server = createServer((request, response) => {
  const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
  readFile(join(built, path)).then(
    (content) => response.setHeader('content-type', types[extname(path)] ?? 'text/plain').end(content),
    () => response.writeHead(404).end(),
  );
});

let origin: string;
let browser: Browser;
let axe: string;
before(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await chromium.launch({ executablePath: await findBrowser(), args: CHROME_FLAGS });
  axe = await readFile(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');
});
after(async () => {
  await browser.close();
  server.close();
});

/** A page that keeps what went wrong on it. */
async function openPage(width: number): Promise<{ page: Page; faults: string[] }> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !/^(data|blob):/.test(request.url()))
      faults.push(`asked ${request.url()}`);
  });
  return { page, faults };
}

/** What axe finds wrong with the story, one line each. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const options: RunOptions = { resultTypes: ['violations'], rules: { region: { enabled: false } } };
  const results = await page.evaluate(
    (run) => (window as unknown as { axe: typeof import('axe-core') }).axe.run('#storybook-root', run),
    options,
  );
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${help}: ${target.join(' ')}: ${html}`),
  );
}

/** Runs in the page: whether nothing moves, and the story reads as it did when last asked. */
function isSettled(): boolean {
  const asked = window as { lastRead?: string };
  const nodes: Node[] = [document.querySelector('#storybook-root') ?? document];
  let now = '';
  for (const node of nodes) {
    now += node.nodeValue ?? '';
    nodes.push(...node.childNodes, ...((node as Element).shadowRoot?.childNodes ?? []));
  }
  const same = asked.lastRead === now;
  asked.lastRead = now;
  return same && document.getAnimations().every(({ playState }) => playState !== 'running');
}

/** Storybook's own channel inside its frame: changing stories there spares loading the frame anew for each. */
async function show(page: Page, storyId: string): Promise<void> {
  await page.evaluate(
    (id) =>
      new Promise<void>((resolve) => {
        const { __STORYBOOK_ADDONS_CHANNEL__: channel } = window as unknown as {
          __STORYBOOK_ADDONS_CHANNEL__: {
            once(event: string, listener: () => void): void;
            emit(event: string, value: object): void;
          };
        };
        channel.once('storyFinished', resolve);
        channel.emit('setCurrentStory', { storyId: id, viewMode: 'story' });
      }),
    storyId,
  );
  await page.waitForFunction(isSettled, undefined, { polling: 60 });
}

/** Pages that go through the stories of a view at the same time: a story waits longer than it works. */
const PAGES = 2;
const titles = [...new Set(stories.map(({ title }) => title))];

describe('stories', { concurrency: true }, () => {
  for (const { theme, direction, width } of views)
    for (let part = 0; part < PAGES; part += 1)
      describe(`${theme}, ${direction}, ${width} px, ${part + 1} of ${PAGES}`, { concurrency: 1 }, () => {
        const share = stories.filter(({ title }) => titles.indexOf(title) % PAGES === part);
        let opened: Awaited<ReturnType<typeof openPage>>;
        before(async () => {
          opened = await openPage(width);
          // Storybook's own axe would run at the same time.
          const globals = `theme:${theme};direction:${direction};a11y.manual:!true`;
          const start = share.at(-1)?.id ?? '';
          await opened.page.goto(`${origin}/iframe.html?viewMode=story&id=${start}&globals=${globals}`);
          await opened.page.waitForSelector('#storybook-root > *');
        });
        after(() => opened.page.close());

        for (const { id, title, name } of share)
          it(`${title}: ${name}`, async () => {
            const { page, faults } = opened;
            faults.length = 0;
            await show(page, id);
            assert.deepEqual(await violations(page), []);
            if (theme === 'light') {
              await page.waitForTimeout(settlingMs);
              let tree = await treeOf(page);
              const reviewed = reviewedTree(title, name, tree);
              assert.ok(reviewed, 'Nobody has read its accessibility tree yet: see test/stories/trees.ts');
              // Words that come after a second or two are in the tree then.
              for (let wait = 0; tree !== reviewed && wait < 12; wait += 1) {
                await page.waitForTimeout(250);
                tree = await treeOf(page);
              }
              assert.equal(tree, reviewed);
            }
            const overflow = await page.evaluate(
              () => document.documentElement.scrollWidth - window.innerWidth,
            );
            assert.ok(overflow <= 0, `${overflow} px wider than the window`);
            assert.deepEqual(faults, []);
          });
      });
});

describe('documentation pages', () => {
  const plain = (text: string) => text.replaceAll(/[\s`]+/g, ' ').toLowerCase();

  for (const { id, title } of documentation)
    it(`${title} tells what the element is for and lists what it takes`, async () => {
      const { page, faults } = await openPage(1024);
      await page.goto(`${origin}/iframe.html?viewMode=docs&id=${id}`);
      await page.waitForSelector('.docblock-argstable-body tr');
      const shown = plain(await page.locator('.sbdocs-content').innerText());
      const told = manifest.modules
        .flatMap(({ declarations }) => declarations)
        .filter(({ tagName, description }) => tagName && description && shown.includes(plain(description)));
      assert.equal(told.length, 1, shown);
      assert.match(shown, /\b(attributes|properties)\b/);
      assert.deepEqual(faults, []);
      await page.close();
    });
});
