/** Every story of the built Storybook, looked at twice by axe: in light at full width, in dark at 320 px from right to left. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import {
  documentation,
  openFrame,
  openStory,
  show,
  stories,
  useStorybook,
  type Opened,
} from './storybook.js';
import { reviewedTree, settlingMs, treeOf } from './trees.js';

const root = join(import.meta.dirname, '../..');
const axe = await readFile(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');
const manifest = JSON.parse(await readFile(join(root, 'packages/elements/custom-elements.json'), 'utf8')) as {
  readonly modules: readonly {
    readonly declarations: readonly { readonly tagName?: string; readonly description?: string }[];
  }[];
};

const views = [
  { theme: 'light', direction: 'ltr', width: 1024 },
  { theme: 'dark', direction: 'rtl', width: 320 },
] as const;

useStorybook();

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

/** A tree without what a slow machine has time to say before it is asked for it. */
const atOnce = (tree: string) => tree.replaceAll(/\n *status \[live polite\]\n *“Still working…”/g, '');

/** Pages that go through the stories of a view at the same time: a story waits longer than it works. */
const PAGES = 2;
const titles = [...new Set(stories.map(({ title }) => title))];

describe('stories', { concurrency: true }, () => {
  for (const { theme, direction, width } of views)
    for (let part = 0; part < PAGES; part += 1)
      describe(`${theme}, ${direction}, ${width} px, ${part + 1} of ${PAGES}`, { concurrency: 1 }, () => {
        const share = stories.filter(({ title }) => titles.indexOf(title) % PAGES === part);
        let opened: Opened;
        before(async () => {
          const globals = `theme:${theme};direction:${direction}`;
          opened = await openStory(share.at(-1)?.id ?? '', globals, { viewport: { width, height: 900 } });
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
              for (let wait = 0; atOnce(tree) !== atOnce(reviewed) && wait < 12; wait += 1) {
                await page.waitForTimeout(250);
                tree = await treeOf(page);
              }
              assert.equal(atOnce(tree), atOnce(reviewed));
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
      const { page, faults } = await openFrame(`viewMode=docs&id=${id}`, {
        viewport: { width: 1024, height: 900 },
      });
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
