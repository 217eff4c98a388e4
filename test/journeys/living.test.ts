/** Daily life at the bank: the security page, paying, recovery, trusted browsers, mails. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import {
  becomeCustomer,
  givePassword,
  heading,
  saveCodes,
  scan,
  signOut,
  typeCode,
} from '../kit/bank-people.js';
import { closeBrowser, openStage, type Stage } from '../kit/stage.js';

/** Opens the security page with a session whose last proof is too old for a change. */
async function openStaleSettings(stage: Stage, page: Page): Promise<void> {
  stage.advance({ minutes: 6 });
  await page.goto('/security');
  await heading(page, 'Sign-in methods');
}

/** Answers the dialog that asks for a code. */
async function proveAgain(stage: Stage, page: Page, code: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  // The field is in the page's own tree: slotted into the dialog, and no descendant of it.
  await page.locator('mfa-step-up').getByLabel('6-digit code').fill(code);
  await dialog.waitFor({ state: 'hidden' });
  stage.advance({ seconds: 60 });
}

async function manage(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `Manage ${name}` }).click();
}

async function pay(page: Page, amount: string): Promise<void> {
  await page.goto('/transfer');
  await page.fill('input[name="to"]', 'ada@northwind.example');
  await page.fill('input[name="amount"]', amount);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
}

/** How often the bank sent money to Ada, by the account of who sent it. */
async function payments(page: Page): Promise<number> {
  await page.goto('/account');
  await page.getByText('Welcome to Northwind').first().waitFor();
  return page.getByText('To Ada Lovelace').count();
}

after(() => closeBrowser());

describe('the security page', () => {
  let stage: Stage;
  before(async () => (stage = await openStage()));
  after(() => stage.close());
  afterEach(() => stage.endVisits());

  it('asks for a code before a change, adds a second authenticator, names it, makes it default, removes the first', async () => {
    const { page, faults } = await stage.visit();
    const { app } = await becomeCustomer(stage, page, 'several@northwind.example');
    await openStaleSettings(stage, page);
    await page.getByRole('button', { name: 'Add a method' }).click();
    await page.getByRole('button', { name: 'Authenticator app' }).click();
    await proveAgain(stage, page, app.code(stage.now()));
    const second = await scan(page);
    await typeCode(page, second.code(stage.now()));
    await page.getByText('Added. You can use it').waitFor();
    await manage(page, 'Authenticator 2');
    await page.getByRole('button', { name: 'Rename' }).click();
    await page.getByLabel('Name').fill('Tablet <b>at home</b>');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Tablet <b>at home</b>').first().waitFor();
    await manage(page, 'Tablet <b>at home</b>');
    await page.getByRole('button', { name: 'Make default' }).click();
    await page.getByText('You’ll be asked for it first.').waitFor();
    await manage(page, 'Authenticator app');
    await page.getByRole('button', { name: 'Remove', exact: true }).first().click();
    await page.getByText('Your other methods stay.').waitFor();
    await page.getByRole('button', { name: 'Remove', exact: true }).last().click();
    await page.getByText('was removed.').waitFor();
    stage.advance({ seconds: 60 });
    await signOut(page);
    await givePassword(page, 'several@northwind.example');
    await typeCode(page, second.code(stage.now()));
    await page.waitForURL('**/account');
    assert.deepEqual(faults, []);
  });

  it('keeps the old authenticator until the new one is proved', async () => {
    const email = 'replaces@northwind.example';
    const { page } = await stage.visit();
    const { app } = await becomeCustomer(stage, page, email);
    await openStaleSettings(stage, page);
    await manage(page, 'Authenticator app');
    await page.getByRole('button', { name: 'Set up again' }).click();
    await proveAgain(stage, page, app.code(stage.now()));
    await scan(page);
    // Abandoned: the tab is closed, and the old one still opens the door.
    const other = await stage.visit();
    await givePassword(other.page, email);
    await typeCode(other.page, app.code(stage.now()));
    await other.page.waitForURL('**/account');
    stage.advance({ seconds: 60 });

    await other.page.goto('/security');
    await manage(other.page, 'Authenticator app');
    await other.page.getByRole('button', { name: 'Set up again' }).click();
    const fresh = await scan(other.page);
    await typeCode(other.page, fresh.code(stage.now()));
    await other.page.getByText('The old one no longer works.').waitFor();
    stage.advance({ seconds: 60 });
    await signOut(other.page);
    await givePassword(other.page, email);
    await typeCode(other.page, app.code(stage.now()));
    await other.page.getByText('tries left').waitFor();
    await typeCode(other.page, fresh.code(stage.now()));
    await other.page.waitForURL('**/account');
  });

  it('makes new recovery codes, and the old ones work until the new ones are saved', async () => {
    const email = 'codes@northwind.example';
    const { page } = await stage.visit();
    const { app, codes: old } = await becomeCustomer(stage, page, email);
    await openStaleSettings(stage, page);
    await page.getByRole('button', { name: 'Make new codes' }).click();
    await page.getByRole('button', { name: 'Show new codes' }).click();
    await proveAgain(stage, page, app.code(stage.now()));
    const { codes } = await saveCodes(page);
    await page.getByText('Your new codes work from now on.').waitFor();
    assert.equal(codes.filter((code) => old.includes(code)).length, 0);
    await signOut(page);
    await givePassword(page, email);
    await recover(page, old[0]!);
    await page.getByText('isn’t right').waitFor();
    await page.getByLabel('Recovery code').fill(codes[0]!);
    await page.getByRole('button', { name: 'Verify' }).click();
    await page.getByText('9 recovery codes left').waitFor();
  });

  it('turns the second step off by its last method, after a code for just that', async () => {
    const email = 'off@northwind.example';
    const { page } = await stage.visit();
    const { app } = await becomeCustomer(stage, page, email);
    await openStaleSettings(stage, page);
    await manage(page, 'Authenticator app');
    await page.getByRole('button', { name: 'Remove', exact: true }).first().click();
    await page.getByRole('button', { name: 'Turn off' }).click();
    await proveAgain(stage, page, app.code(stage.now()));
    await page.getByText('Only your password protects your account').waitFor();
    await signOut(page);
    await givePassword(page, email);
    await heading(page, 'Add a second step');
  });

  it('tells what happened, and “it wasn’t me” signs everybody out', async () => {
    const email = 'disowns@northwind.example';
    const { page } = await stage.visit();
    await becomeCustomer(stage, page, email);
    await page.goto('/security');
    await heading(page, 'Recent activity');
    await page.getByText('Second step set up').first().waitFor();
    await page.getByRole('button', { name: 'Not you?' }).first().click();
    await page.getByRole('button', { name: 'It wasn’t me' }).click();
    await heading(page, 'You’re signed out everywhere');
    await page.goto('/account');
    await page.waitForURL('**/sign-in**');
  });
});

async function recover(page: Page, code: string): Promise<void> {
  await page.getByRole('button', { name: 'Try another way' }).click();
  await page.getByRole('button', { name: 'Recovery code' }).click();
  await page.getByLabel('Recovery code').fill(code);
  await page.getByRole('button', { name: 'Verify' }).click();
}

describe('paying', () => {
  let stage: Stage;
  before(async () => (stage = await openStage()));
  after(() => stage.close());
  afterEach(() => stage.endVisits());

  it('asks for a code once the last one is old, and pays once', async () => {
    const { page, faults } = await stage.visit();
    const { app } = await becomeCustomer(stage, page, 'pays@northwind.example');
    stage.advance({ minutes: 6 });
    await pay(page, '1.50');
    await proveAgain(stage, page, app.code(stage.now()));
    await heading(page, '£1.50 is on its way');
    assert.equal(await payments(page), 1);
    // A moment later nothing is asked again.
    await pay(page, '2.50');
    await heading(page, '£2.50 is on its way');
    assert.equal(await payments(page), 2);
    assert.deepEqual(faults, []);
  });

  it('sends nothing where the person thinks better of it', async () => {
    const { page } = await stage.visit();
    await becomeCustomer(stage, page, 'thinks@northwind.example');
    stage.advance({ minutes: 6 });
    await pay(page, '1.50');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('Nothing was sent').waitFor();
    assert.equal(await page.inputValue('input[name="amount"]'), '1.50');
    assert.equal(await payments(page), 0);
  });

  it('says what is missing to somebody without a second step', async () => {
    const { page } = await stage.visit();
    await givePassword(page, 'ada@northwind.example');
    await page.getByRole('button', { name: 'Not now' }).click();
    await page.waitForURL('**/account');
    await page.goto('/transfer');
    await page.fill('input[name="to"]', 'grace@northwind.example');
    await page.fill('input[name="amount"]', '1');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('Sending money asks for a second step.').waitFor();
  });
});

describe('a trusted browser', () => {
  let stage: Stage;
  before(async () => (stage = await openStage()));
  after(() => stage.close());
  afterEach(() => stage.endVisits());

  it('is not asked again, is listed, and is forgotten', async () => {
    const email = 'trusts@northwind.example';
    const { page } = await stage.visit();
    const { app } = await becomeCustomer(stage, page, email);
    await signOut(page);
    await givePassword(page, email);
    await page.getByLabel('Trust this browser for 30 days').check();
    await typeCode(page, app.code(stage.now()));
    await page.waitForURL('**/account');
    for (let i = 0; i < 2; i++) {
      // A page still asking for its figures would hear that the session of yesterday is over, and leave by itself.
      await page.locator('main:not([aria-busy])').waitFor();
      stage.advance({ minutes: 24 * 60 });
      await signOut(page);
      await givePassword(page, email);
      await page.waitForURL('**/account');
    }
    await page.goto('/security');
    await page.getByText('This browser', { exact: true }).waitFor();
    await page.getByRole('button', { name: /^Forget Chrome/ }).click();
    await proveAgain(stage, page, app.code(stage.now()));
    await page.getByText('is no longer trusted.').waitFor();
    await signOut(page);
    await givePassword(page, email);
    await heading(page, 'Enter your code');
  });
});

describe('after a recovery code', () => {
  let stage: Stage;
  before(async () => (stage = await openStage()));
  after(() => stage.close());
  afterEach(() => stage.endVisits());

  it('leads to repairing: a new authenticator, and the lost one removed, without a code of either', async () => {
    const email = 'lost@northwind.example';
    const { page } = await stage.visit();
    const { codes } = await becomeCustomer(stage, page, email);
    await signOut(page);
    await givePassword(page, email);
    await recover(page, codes[0]!);
    await page.getByText('9 recovery codes left').waitFor();
    await page.goto('/security');
    await page.getByText('You signed in with a recovery code').waitFor();
    await page.getByRole('button', { name: 'Add a method' }).click();
    await page.getByRole('button', { name: 'Authenticator app' }).click();
    const found = await scan(page);
    await typeCode(page, found.code(stage.now()));
    await page.getByText('Added. You can use it').waitFor();
    stage.advance({ seconds: 60 });
    await manage(page, 'Authenticator app');
    await page.getByRole('button', { name: 'Remove', exact: true }).first().click();
    await page.getByRole('button', { name: 'Remove', exact: true }).last().click();
    await page.getByText('was removed.').waitFor();
    await signOut(page);
    await givePassword(page, email);
    await typeCode(page, found.code(stage.now()));
    await page.waitForURL('**/account');
  });
});

describe('mails', () => {
  let stage: Stage;
  before(async () => (stage = await openStage()));
  after(() => stage.close());
  afterEach(() => stage.endVisits());

  it('tell of the second step that was set up, and of a code that was used', async () => {
    const email = 'told@northwind.example';
    const { page, faults } = await stage.visit({ viewport: { width: 1280, height: 900 } });
    const { codes } = await becomeCustomer(stage, page, email);
    await page.getByRole('button', { name: /^Mail/ }).click();
    await page.getByText('A second step protects your account').first().click();
    await page.getByText('If this was not you').first().waitFor();
    await page.getByText(`To ${email}`).first().waitFor();
    await signOut(page);
    await givePassword(page, email);
    await recover(page, codes[0]!);
    await page.getByRole('button', { name: /^Mail\s*1 new/ }).click();
    await page.locator('.mail summary', { hasText: 'A recovery code was used' }).click();
    await page.getByText('Recovery codes left: 9').waitFor();
    assert.deepEqual(faults, []);
  });
});
