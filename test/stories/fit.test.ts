/** Every story as people set their browsers: narrow, with large or widely spaced text, with less movement, for a finger. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { lostText, moving, setSpacing, smallTargets } from './fit.js';
import { openStory, show, stories, useStorybook, type Opened } from './storybook.js';

const WIDE = { width: 1024, height: 900 };
/** As narrow as WCAG 1.4.10 has it. */
const NARROW = { width: 320, height: 900 };

useStorybook();

const openHere = async (id: string): Promise<Opened> => {
  const opened = await openStory(id, 'theme:light', { viewport: WIDE, reducedMotion: 'reduce' });
  // tsx has every function told its name, and the page knows nothing of that.
  await opened.page.evaluate('globalThis.__name = (named) => named');
  return opened;
};

/** Larger text, as a person's own setting does it. */
function setTextSize(size: string): void {
  document.documentElement.style.fontSize = size;
}

/** What is lost or too small of what the page shows, told by the setting in which it is. */
async function faultsOf(page: Page): Promise<Record<string, readonly string[]>> {
  const found: Record<string, readonly string[]> = {};
  const look = async (setting: string, of: () => string[]) => {
    const faults = await page.evaluate(of);
    if (faults.length > 0) found[setting] = faults;
  };
  await look('movement, though less is asked for', moving);
  await page.evaluate(setTextSize, '200%');
  await look('lost with text of 200 % (1.4.4)', lostText);
  await page.evaluate(setTextSize, '100%');
  for (const viewport of [WIDE, NARROW]) {
    await page.setViewportSize(viewport);
    await look(`targets of less than 24 px at ${viewport.width} px (2.5.8)`, smallTargets);
    await look(`lost at ${viewport.width} px (1.4.10)`, lostText);
    await page.evaluate(setSpacing, true);
    await look(`lost by spacing at ${viewport.width} px (1.4.12)`, lostText);
    await page.evaluate(setSpacing, false);
  }
  await page.setViewportSize(WIDE);
  return found;
}

/** Pages that go through the stories at the same time: a story waits longer than it works. */
const PAGES = 2;
const titles = [...new Set(stories.map(({ title }) => title))];

describe('stories fit', { concurrency: true }, () => {
  for (let part = 0; part < PAGES; part += 1)
    describe(`${part + 1} of ${PAGES}`, { concurrency: 1 }, () => {
      const share = stories.filter(({ title }) => titles.indexOf(title) % PAGES === part);
      let opened: Opened;
      before(async () => {
        opened = await openHere(share.at(-1)?.id ?? '');
      });
      after(() => opened.page.close());

      for (const { id, title, name } of share)
        it(`${title}: ${name}`, async () => {
          await show(opened.page, id);
          assert.deepEqual(await faultsOf(opened.page), {});
        });
    });
});

describe('what is noticed', () => {
  let opened: Opened;
  before(async () => {
    opened = await openHere('controls-text-input--text');
  });
  after(() => opened.page.close());

  const cases: readonly (readonly [string, string, RegExp])[] = [
    [
      'targets of 16 px, one below the other',
      '<a href="#" style="display: block; inline-size: 3rem; block-size: 16px">a</a>'.repeat(2),
      /16 px: <a/,
    ],
    [
      'a word in a box that is too narrow for it',
      '<p style="inline-size: 3rem; overflow: hidden">Recovery</p>',
      /“Recovery” goes \d+ px beyond p/,
    ],
    [
      'a line below the box around it',
      '<p style="block-size: 1rem; border: 1px solid">One two three four five six seven eight nine ten eleven twelve one two three four five six seven eight nine ten eleven twelve thirteen one two three four five</p>',
      /px above or below p/,
    ],
    [
      'a text over another',
      '<div style="display: grid"><b style="grid-area: 1 / 1">One</b><i style="grid-area: 1 / 1">Two</i></div>',
      /“One” and “Two” lie over each other/,
    ],
    [
      'a choice that is cut',
      '<select style="inline-size: 4rem"><option>Everything that there is</option></select>',
      /select shows \d+ of \d+ px/,
    ],
    [
      'a page that scrolls to the side',
      '<p style="inline-size: 2000px">Wide</p>',
      /px wider than the window/,
    ],
    [
      'what turns and turns',
      '<style>@keyframes turn { to { rotate: 1turn; } }</style><p style="animation: turn 1s infinite">Round</p>',
      /p\.: turn 1s/,
    ],
  ];
  for (const [name, html, words] of cases)
    it(name, async () => {
      const { page } = opened;
      await page.evaluate((content) => {
        const root = document.createElement('div');
        root.className = 'noticed';
        root.attachShadow({ mode: 'open' }).innerHTML = content;
        document.querySelector('#storybook-root')?.append(root);
      }, html);
      const found = await faultsOf(page);
      await page.evaluate(() => document.querySelector('.noticed')?.remove());
      assert.match(JSON.stringify(found), words);
      assert.deepEqual(await faultsOf(page), {});
    });
});
