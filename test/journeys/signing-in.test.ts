import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { becomeCustomer, givePassword, heading, signOut, typeCode } from '../kit/bank-people.js';
import { closeBrowser, openStage, type Stage } from '../kit/stage.js';

describe('signing in at the bank', () => {
  let stage: Stage;
  before(async () => {
    stage = await openStage();
  });
  afterEach(() => stage.endVisits());
  after(async () => {
    await stage.close();
    await closeBrowser();
  });

  it('takes a code, once', async () => {
    const email = 'once@northwind.example';
    const { page, faults } = await stage.visit();
    const { app } = await becomeCustomer(stage, page, email);
    await signOut(page);
    await givePassword(page, email);
    const code = app.code(stage.now());
    await typeCode(page, code);
    await page.waitForURL('**/account');
    await signOut(page);
    await givePassword(page, email);
    await typeCode(page, code);
    await page.getByText('was used already').waitFor();
    assert.deepEqual(faults, []);
  });

  it('takes a recovery code, and a typo in one costs nothing', async () => {
    const email = 'recovery@northwind.example';
    const { page } = await stage.visit();
    const { codes } = await becomeCustomer(stage, page, email);
    await signOut(page);
    await givePassword(page, email);
    await page.getByRole('button', { name: 'Try another way' }).click();
    await page.getByRole('button', { name: 'Recovery code' }).click();
    const field = page.getByLabel('Recovery code');
    const code = codes[0]!;
    await field.fill(code.slice(0, -1) + (code.endsWith('A') ? 'B' : 'A'));
    await page.getByRole('button', { name: 'Verify' }).click();
    await page.getByText('There’s a typo in that code.').waitFor();
    await field.fill(code.toLowerCase().replaceAll('-', ' '));
    await page.getByRole('button', { name: 'Verify' }).click();
    await page.getByText('9 recovery codes left').waitFor();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.waitForURL('**/account');
  });

  it('counts wrong codes down in words, ends the sign-in after five, and locks the app for a while', async () => {
    const email = 'guesser@northwind.example';
    const { page } = await stage.visit();
    const { app } = await becomeCustomer(stage, page, email);
    await signOut(page);
    await givePassword(page, email);
    const wrong = app.wrongCodes(stage.now(), 5);
    for (const words of ['4 tries left', '3 tries left', '2 tries left', 'One try left']) {
      await typeCode(page, wrong.pop()!);
      await page.getByText(words).waitFor();
    }
    await typeCode(page, wrong.pop()!);
    await heading(page, 'Too many wrong codes');
    await page.getByRole('link', { name: 'Sign in again' }).click();
    await givePassword(page, email);
    // The recovery codes stay usable, so the screen leads there; the app says until when it is locked.
    await page.getByRole('button', { name: 'Try another way' }).click();
    await page.getByText(/Locked until/).waitFor();
  });

  it('says that it took too long after ten minutes', async () => {
    const email = 'slow@northwind.example';
    const { page } = await stage.visit();
    const { app } = await becomeCustomer(stage, page, email);
    await signOut(page);
    await givePassword(page, email);
    await heading(page, 'Enter your code');
    stage.advance({ minutes: 10, seconds: 1 });
    await typeCode(page, app.code(stage.now()));
    await heading(page, 'That took too long');
  });

  it('goes on after the server was killed and restarted in mid-challenge', async () => {
    const email = 'restart@northwind.example';
    const { page } = await stage.visit();
    const { app } = await becomeCustomer(stage, page, email);
    await signOut(page);
    await givePassword(page, email);
    await heading(page, 'Enter your code');
    await stage.restart();
    await typeCode(page, app.code(stage.now()));
    await page.waitForURL('**/account');
  });

  it('keeps what was typed when the connection is lost', async () => {
    const email = 'offline@northwind.example';
    const { page, context } = await stage.visit();
    const { app } = await becomeCustomer(stage, page, email);
    await signOut(page);
    await givePassword(page, email);
    await heading(page, 'Enter your code');
    await context.setOffline(true);
    const code = app.code(stage.now());
    await typeCode(page, code);
    await page.getByText('You seem to be offline').waitFor();
    assert.equal(await page.getByLabel('6-digit code').inputValue(), code);
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Verify' }).click();
    await page.waitForURL('**/account');
  });

  it('follows the other tab when somebody signed in there', async () => {
    const email = 'tabs@northwind.example';
    const { page, context } = await stage.visit();
    const { app } = await becomeCustomer(stage, page, email);
    await signOut(page);
    await givePassword(page, email);
    await heading(page, 'Enter your code');
    const other = await context.newPage();
    await other.goto('/second-step');
    await heading(other, 'Enter your code');
    await typeCode(page, app.code(stage.now()));
    await page.waitForURL('**/account');
    await other.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
    await other.waitForURL('**/account');
  });

  it('stops a session that came in by another door', async () => {
    const email = 'link@northwind.example';
    const { page } = await stage.visit();
    const { app } = await becomeCustomer(stage, page, email);
    await signOut(page);
    await page.goto('/sign-in');
    await page.fill('input[name="email"]', email);
    await page.getByRole('button', { name: /sign-in link/i }).click();
    await page.locator('#phone-app a, #phone a, a[href*="magic"]').first().click();
    await page.waitForURL('**/second-step');
    await page.goto('/account');
    await page.waitForURL('**/second-step');
    await typeCode(page, app.code(stage.now()));
    await page.waitForURL('**/account');
  });

  it('cancels: nothing was changed, and the account stays closed', async () => {
    const email = 'cancel@northwind.example';
    const { page } = await stage.visit();
    await becomeCustomer(stage, page, email);
    await signOut(page);
    await givePassword(page, email);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await heading(page, 'Sign-in cancelled');
    await page.goto('/account');
    assert.notEqual(new URL(page.url()).pathname, '/account');
  });
});
