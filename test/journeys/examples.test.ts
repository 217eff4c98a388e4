/** Each example as somebody starts from it: built, opened, and signed in to by a code. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { build } from 'vite';
import { CHROME_FLAGS, findBrowser } from '../../.config/find-browser.mjs';
import { openExamples, type Examples } from '../../demo/examples/server.js';
import { authenticator, type Authenticator } from '../kit/authenticator.js';
import { watch } from '../kit/stage.js';

const configFile = join(import.meta.dirname, '../../demo/examples/vite.config.ts');

describe('the examples', () => {
  let browser: Browser;
  let examples: Examples;
  let app: Authenticator;
  /** A code works once, so each sign-in is in a later time step. */
  let ahead = 0;
  const now = () => Date.now() + ahead;

  before(async () => {
    await build({ configFile, logLevel: 'error' });
    examples = await openExamples({ now });
    browser = await chromium.launch({ executablePath: await findBrowser(), args: CHROME_FLAGS });
  });
  after(async () => {
    await browser.close();
    await examples.close();
  });

  /** In a browser of its own, up to the second step. */
  async function visit(address: string, also = address): Promise<{ page: Page; faults: string[] }> {
    const page = await (await browser.newContext()).newPage();
    page.setDefaultTimeout(20_000);
    const faults: string[] = [];
    watch(page, '', faults);
    page.on('request', (request) => {
      const target = request.url();
      if (![address, also].some((one) => target.startsWith(new URL(one).origin))) faults.push(target);
    });
    await page.goto(address);
    await page.getByLabel('Name').fill('ada');
    await page.getByLabel('Password').fill('correct horse battery staple');
    await page
      .getByRole('button', { name: 'Sign in' })
      .or(page.getByRole('button', { name: 'Continue' }))
      .click();
    return { page, faults };
  }

  async function giveCode(page: Page, label: string): Promise<void> {
    ahead += 30_000;
    await page.getByLabel(label).fill(app.code(now()));
  }

  it('own-screen: enrols and signs in without an element of the kit', async () => {
    const first = await visit(`${examples.url}/own-screen/`);
    await first.page.getByRole('heading', { name: 'Add this key' }).waitFor();
    app = authenticator((await first.page.locator('p').first().textContent()) ?? '');
    await giveCode(first.page, 'Code');
    await first.page.getByRole('button', { name: 'Continue' }).click();
    await first.page.getByRole('heading', { name: 'Save your recovery codes' }).waitFor();
    assert.equal(await first.page.locator('p:not([role])').count(), 10);
    await first.page.getByRole('button', { name: 'Continue' }).click();
    await first.page.getByText('By pwd and otp').waitFor();
    await first.page.context().close();

    const { page, faults } = await visit(`${examples.url}/own-screen/`);
    await page.getByLabel('Code').fill(app.wrongCode(now()));
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('That code is not right').waitFor();
    await page.getByText('4 tries left').waitFor();
    await giveCode(page, 'Code');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { name: 'Signed in' }).waitFor();
    assert.deepEqual(faults, []);
  });

  for (const name of ['html', 'react', 'vue'])
    it(`${name}: signs in by the gate, and shows the settings`, async () => {
      const { page, faults } = await visit(`${examples.url}/${name}/`);
      await giveCode(page, '6-digit code');
      await page.getByRole('heading', { name: 'Signed in' }).waitFor();
      await page.locator('mfa-factors').getByText('Authenticator').first().waitFor();
      assert.equal(await page.evaluate(async () => (await fetch('/me')).status), 200);
      assert.deepEqual(faults, []);
    });

  it('sibling: signs in from another origin of the site, which the server names', async () => {
    const { page, faults } = await visit(`${examples.siblingUrl}/`, examples.url);
    await giveCode(page, '6-digit code');
    await page.getByRole('heading', { name: 'Signed in as ada' }).waitFor();
    assert.deepEqual(faults, []);
  });
});
