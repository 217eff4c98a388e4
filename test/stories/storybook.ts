/** The built Storybook for tests: served, its stories listed, and shown one after the other in one page. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { serve, type Served } from './serving.js';

const built = join(import.meta.dirname, '../../.cache/storybook');
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
export const stories = Object.values(entries).filter(({ type }) => type === 'story');
export const documentation = Object.values(entries).filter(({ type }) => type === 'docs');

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

let served: Served;

/** Serves Storybook and opens a browser for the tests of a file. */
export function useStorybook(): void {
  served = serve(server);
}

export interface Opened {
  readonly page: Page;
  /** What went wrong on it. */
  readonly faults: string[];
}

/** A page at an address of Storybook's frame. */
export async function openFrame(query: string, options: BrowserContextOptions): Promise<Opened> {
  const page = await served.browser.newPage(options);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(served.origin) && !/^(data|blob):/.test(request.url()))
      faults.push(`asked ${request.url()}`);
  });
  await page.goto(`${served.origin}/iframe.html?${query}`);
  return { page, faults };
}

/** A page with a story, that others are shown in afterwards. Storybook's own axe would run at the same time. */
export async function openStory(
  id: string,
  globals: string,
  options: BrowserContextOptions,
): Promise<Opened> {
  const opened = await openFrame(`viewMode=story&id=${id}&globals=${globals};a11y.manual:!true`, options);
  await opened.page.waitForSelector('#storybook-root > *');
  return opened;
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

/**
 * Storybook's own channel inside its frame: changing stories there spares loading the frame anew for each. Fails where
 * what is done in the story does not bring it to its state.
 */
export async function show(page: Page, storyId: string): Promise<void> {
  await page.evaluate(
    (id) =>
      new Promise<void>((resolve, reject) => {
        const { __STORYBOOK_ADDONS_CHANNEL__: channel } = window as unknown as {
          __STORYBOOK_ADDONS_CHANNEL__: {
            once(event: string, listener: (value: Error) => void): void;
            emit(event: string, value: object): void;
          };
        };
        channel.once('playFunctionThrewException', ({ message }) => reject(new Error(message)));
        channel.once('storyFinished', () => resolve());
        channel.emit('setCurrentStory', { storyId: id, viewMode: 'story' });
      }),
    storyId,
  );
  await page.waitForFunction(isSettled, undefined, { polling: 60 });
}
