/** The demo on a stage of its own: a real server, a real browser, and a clock that only the server's side knows. */
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHROME_FLAGS, findBrowser } from '../../.config/find-browser.mjs';
import { startDemo, type Bank, type DemoOptions } from '../../demo/src/start.js';

/** What the bank starts with: its policy, and Twilio where texts are to leave. */
export type StageOptions = Pick<DemoOptions, 'requirement' | 'twilio'>;

export interface Stage {
  /** Where the bank is open now; a restart keeps the address. */
  readonly url: string;
  /** The server's clock. It runs, and tests push it on. */
  now(): number;
  advance(span: { minutes?: number; seconds?: number }): void;
  /** A person at a browser of their own. */
  visit(device?: BrowserContextOptions): Promise<Visit>;
  /** Everybody closes their browser: open pages draw and ask on, and slow the next test down. */
  endVisits(): Promise<void>;
  /** The server dies and comes back on the same files and the same address. */
  restart(change?: StageOptions): Promise<void>;
  close(): Promise<void>;
}

export interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What a strict page must never see: refused styles or scripts, errors, requests to elsewhere. */
  readonly faults: string[];
}

/** Long enough for a busy machine; a journey that hangs is broken. */
const PATIENCE_MS = 60_000;

let browser: Browser | undefined;

export async function openStage(options: StageOptions = {}): Promise<Stage> {
  browser ??= await chromium.launch({ executablePath: await findBrowser(), args: CHROME_FLAGS });
  const dataDir = mkdtempSync(join(tmpdir(), 'mfa-journey-'));
  let ahead = 0;
  const now = () => Date.now() + ahead;
  let bank: Bank = await startDemo({ port: 0, dataDir, now, ...options });
  const contexts: BrowserContext[] = [];
  /** What the policy refused on any page, asserted for each journey when its people leave. */
  const refused: string[] = [];
  const endVisits = async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    assert.deepEqual(refused.splice(0), [], 'refused by the content security policy');
  };

  return {
    url: bank.url,
    now,
    advance: ({ minutes = 0, seconds = 0 }) => void (ahead += (minutes * 60 + seconds) * 1000),
    async visit(device = {}) {
      const context = await browser!.newContext({ baseURL: bank.url, acceptDownloads: true, ...device });
      contexts.push(context);
      const faults: string[] = [];
      await watchPolicy(context, refused);
      context.setDefaultTimeout(PATIENCE_MS);
      const page = await context.newPage();
      watch(page, bank.url, faults);
      return { context, page, faults };
    },
    endVisits,
    async restart(change = {}) {
      const { port } = bank;
      await bank.close();
      bank = await startDemo({ port, dataDir, now, ...options, ...change });
    },
    async close() {
      await endVisits();
      await bank.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Once a file: the browser is shared by its stages. */
export async function closeBrowser(): Promise<void> {
  await browser?.close();
  browser = undefined;
}

/** Records what the content security policy refuses, or would without being in force, on every page and frame. */
export async function watchPolicy(context: BrowserContext, refused: string[]): Promise<void> {
  await context.exposeFunction('policyRefused', (words: string) => void refused.push(words));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { effectiveDirective, blockedURI, sourceFile, lineNumber } = event;
      const words = `${location.pathname}: ${effectiveDirective} ${blockedURI} ${sourceFile ?? ''}:${lineNumber}`;
      (window as unknown as { policyRefused(words: string): void }).policyRefused(words);
    });
  });
}

/** Records what must not happen on a page, for the test to assert at its end. */
export function watch(page: Page, url: string, faults: string[]): void {
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    // A refused code is a 401, which the browser itself notes.
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
      faults.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const target = request.url();
    if (!target.startsWith(url) && !/^(blob|data|about):/.test(target)) faults.push(`request to ${target}`);
  });
}
