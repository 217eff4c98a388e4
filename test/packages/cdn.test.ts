/** The one file for pages without a build, in a browser and under a strict policy, as packed in dist/cdn. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import express from 'express';
import { chromium, type Browser, type Frame, type Page } from 'playwright-core';
import { CHROME_FLAGS, findBrowser } from '../../.config/find-browser.mjs';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'packages/elements/dist/cdn');
const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

interface Declared {
  readonly modules: readonly { readonly declarations: readonly { readonly tagName?: string }[] }[];
}

const manifest = read(join(root, 'packages/elements/custom-elements.json')) as Declared;
const tags = manifest.modules.flatMap(({ declarations }) => declarations.flatMap((one) => one.tagName ?? []));
const { files } = read(join(folder, 'integrity.json')) as { files: Readonly<Record<string, string>> };
const digest = files['mfa-kit.js']!;

const policy = "default-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html";
const kit = '<script type="module" src="/kit/mfa-kit.js"></script>';

/** Served under this origin by path; `tampered` is a file that somebody changed on the way. */
const pages = new Map<string, { readonly html: string; readonly policy?: string }>();
let tampered = '';

const app = express();
app.use('/kit', (request, response, next) => {
  response.set('access-control-allow-origin', '*').set('cache-control', 'no-store');
  if (tampered && request.path.startsWith(tampered))
    response.type('js').send(`${readFileSync(join(folder, request.path), 'utf8')};/* and more */`);
  else next();
});
app.use('/kit', express.static(folder));
app.use((request, response, next) => {
  const page = pages.get(request.path);
  if (!page) return next();
  if (page.policy) response.set('content-security-policy', page.policy);
  response.type('html').send(`<!doctype html><html lang="en"><title>Page</title>${page.html}</html>`);
});
const server = app.listen(0);
const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
const elsewhere = origin.replace('localhost', '127.0.0.1');

let browser: Browser;
before(async () => {
  browser = await chromium.launch({ executablePath: await findBrowser(), args: CHROME_FLAGS });
});
after(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
});

interface Opened {
  readonly page: Page;
  /** What the page asked for of the kit, without the digests in the names. */
  readonly loaded: string[];
  readonly faults: string[];
}

async function open(html: string, under: string | undefined = policy, path = '/'): Promise<Opened> {
  pages.set(path, { html, ...(under && { policy: under }) });
  const page = await browser.newPage();
  const [loaded, faults]: [string[], string[]] = [[], []];
  page.on('request', (request) => {
    const [, file] = /\/kit\/(?:with\/)?(.+?)(?:-[0-9a-z]{8})?\.js$/.exec(request.url()) ?? [];
    if (file) loaded.push(file);
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    // No router answers here, which the browser itself notes.
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
      faults.push(message.text());
  });
  await page.goto(origin + path);
  return { page, loaded, faults };
}

const isDefined = (page: Page | Frame, tag: string) =>
  page.waitForFunction((name) => customElements.get(name) !== undefined, tag, { timeout: 10_000 });

async function hasDrawn(tag: string): Promise<boolean> {
  const element = document.querySelector<Element & { updateComplete?: Promise<boolean> }>(tag);
  await element?.updateComplete;
  return Boolean(element?.shadowRoot);
}

describe('the one file', () => {
  it('loads what the page shows, and nothing for what it does not', async () => {
    const { page, loaded, faults } = await open(`${kit}<mfa-otp-input label="Code"></mfa-otp-input>`);
    await page.getByLabel('Code').fill('123456');
    assert.deepEqual(loaded.toSorted(), ['base', 'mfa-kit', 'otp-input', 'rolldown-runtime']);
    assert.deepEqual(faults, []);
    await page.close();
  });

  it('loads what comes later, in a shadow root of the page’s own too', async () => {
    const { page, loaded, faults } = await open(kit);
    await page.waitForLoadState('networkidle');
    assert.ok(!loaded.includes('qr-code'));
    await page.evaluate(() => {
      const box = document.createElement('div');
      box.append(document.createElement('mfa-qr-code'));
      document.body.append(box);
    });
    await isDefined(page, 'mfa-qr-code');
    await page.evaluate(async (file) => {
      const host = document.body.appendChild(document.createElement('section'));
      const inside = host.attachShadow({ mode: 'open' });
      inside.append(document.createElement('mfa-check-box'));
      const { discover } = (await import(file)) as { discover(within: ShadowRoot): void };
      discover(inside);
    }, '/kit/mfa-kit.js');
    await isDefined(page, 'mfa-check-box');
    assert.deepEqual(faults, []);
    await page.close();
  });

  it('speaks the page’s language, and loads no other', async () => {
    const { page, loaded } = await open(`${kit}<mfa-gate></mfa-gate>`);
    await page.getByRole('heading', { name: 'That didn’t load' }).waitFor();
    assert.deepEqual(
      loaded.filter((file) => file.endsWith('sign-in')),
      [],
    );
    await page.evaluate(async (file) => {
      const { setLocale } = (await import(file)) as { setLocale(tag: string): Promise<void> };
      await setLocale('ja');
    }, '/kit/mfa-kit.js');
    assert.deepEqual(
      loaded.filter((file) => file.endsWith('sign-in')),
      ['ja-sign-in'],
    );
    await page.close();
  });

  it('says when all that is in the page is there', async () => {
    const { page } = await open(`${kit}<mfa-gate></mfa-gate><mfa-code-list></mfa-code-list>`);
    const still = await page.evaluate(async (file) => {
      const { allDefined } = (await import(file)) as { allDefined(): Promise<void> };
      await allDefined();
      return document.querySelectorAll(':not(:defined)').length;
    }, '/kit/mfa-kit.js');
    assert.equal(still, 0);
    await page.close();
  });

  it('registers each element where nothing else is, under a strict policy', async () => {
    for (const tag of tags) pages.set(`/alone/${tag}`, { policy, html: `${kit}<${tag}></${tag}>` });
    const frames = tags.map((tag) => `<iframe src="/alone/${tag}" title="${tag}"></iframe>`);
    const { page, faults } = await open(frames.join(''));
    for (const tag of tags) {
      const alone = page.frame({ url: `${origin}/alone/${tag}` });
      assert.ok(alone, tag);
      await isDefined(alone, tag);
      assert.equal(await alone.evaluate(hasDrawn, tag), true, tag);
    }
    assert.deepEqual(faults, []);
    await page.close();
  });
});

describe('the digests', () => {
  const there = `${elsewhere}/kit`;
  const entry = `<script type="module" crossorigin src="${there}/mfa-kit.js" integrity="${digest}"></script>`;
  const map = {
    integrity: Object.fromEntries(Object.entries(files).map(([file, sum]) => [`${there}/${file}`, sum])),
  };
  const page = `<script type="importmap">${JSON.stringify(map)}</script>${entry}<mfa-otp-input></mfa-otp-input>`;
  const outcome = async () => {
    const opened = await open(page, '', '/away');
    await opened.page.waitForLoadState('networkidle');
    const found = await opened.page.evaluate(() => customElements.get('mfa-otp-input') !== undefined);
    await opened.page.close();
    return found;
  };

  it('let the files through as they were made, from another origin', async () => {
    assert.equal(await outcome(), true);
  });

  for (const file of ['/mfa-kit.js', '/with/base-', '/with/otp-input-'])
    it(`keep out ${file}… when it was changed on the way`, async () => {
      tampered = file;
      assert.equal(await outcome(), false);
      tampered = '';
    });

  it('come out the same when it is built again', async () => {
    const again = await mkdtemp(join(tmpdir(), 'mfa-kit-cdn-'));
    await promisify(execFile)(process.execPath, [join(root, '.config/cdn.mjs'), again]);
    assert.deepEqual(read(join(again, 'integrity.json')), read(join(folder, 'integrity.json')));
    await rm(again, { recursive: true });
  });
});
