// Runs test files in WebKit, each slot a browser of its own: one that breaks fails its file and is replaced for the next.
import { startWebKit } from './webdriver.mjs';

/** A launcher of web-test-runner for WebKit, as many browsers side by side as `concurrency` says. */
export function webkitLauncher({ concurrency = 1, answerLimit } = {}) {
  const idle = [];
  const active = new Map();
  return {
    name: 'WebKit',
    // What the runner's commands ask a page for is what puppeteer's pages have.
    type: 'puppeteer',
    concurrency,
    async startSession(id, url) {
      const browser = idle.pop() ?? (await startWebKit(answerLimit));
      active.set(id, browser);
      await browser.setViewport({ width: 800, height: 600 });
      await browser.goto(url);
    },
    isActive: (id) => active.has(id),
    getPage: (id) => active.get(id),
    getBrowserUrl: (id) => active.get(id)?.url(),
    async stopSession(id) {
      const browser = active.get(id);
      active.delete(id);
      try {
        // Leaves nothing of the page running.
        await browser.goto('about:blank');
        idle.push(browser);
      } catch (error) {
        browser.close();
        throw error;
      }
      return {};
    },
    startDebugSession() {
      throw new Error('WebKit is only driven unseen here. Debug in Chromium or Firefox, or in Safari.');
    },
    async stop() {
      for (const browser of [...idle, ...active.values()]) browser.close();
    },
  };
}
