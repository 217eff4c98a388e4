/** The theme editor with a keyboard and nothing else: a preset and a size are chosen, and the CSS is taken along. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Keyboard } from '../kit/keyboard.js';
import { openStory, useStorybook, type Opened } from './storybook.js';

useStorybook();

describe('the theme editor by keyboard', () => {
  let opened: Opened;
  let keys: Keyboard;
  before(async () => {
    opened = await openStory('looks-theme-editor--editor', 'theme:light', {
      viewport: { width: 1024, height: 800 },
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    keys = await Keyboard.of(opened.page);
  });
  after(() => opened.page.close());

  const css = () => opened.page.locator('theme-editor pre').innerText();
  const radius = () =>
    opened.page
      .locator('theme-editor .light mfa-text-input .box')
      .evaluate((box) => getComputedStyle(box).borderRadius);

  it('comes by every control, each named, seen and ringed', async () => {
    const names = (await keys.round()).map(({ name }) => name);
    for (const name of [
      'Sharp and black',
      'palette accent, light',
      'palette accent, dark',
      'radius',
      'The CSS',
    ])
      assert.ok(names.includes(name), `${name} is not among ${names.join(', ')}`);
  });

  it('takes a preset, changes a size by an arrow, and shows both at once', async () => {
    await keys.activate('button', 'Sharp and black', 'Space');
    await keys.isOn('button', 'Sharp and black');
    assert.match(await css(), /--mfa-radius: 0rem;/);
    assert.equal(await radius(), '0px');
    await keys.to('slider', 'radius');
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight']) await keys.press(key);
    await keys.isOn('slider', 'radius');
    assert.match(await css(), /--mfa-radius: 0.1875rem;/);
    assert.equal(await radius(), '3px');
    await keys.press('Home');
    assert.match(await css(), /--mfa-radius: 0rem;/);
  });

  it('copies the CSS as it is shown', async () => {
    await keys.activate('button', 'Copy the CSS');
    await keys.isOn('button', /^(Copy the CSS|Copied)/);
    const copied = await opened.page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied.trim(), (await css()).trim());
    assert.deepEqual(opened.faults, []);
  });
});
