import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import {
  PASSWORD,
  becomeCustomer,
  choose,
  givePassword,
  heading,
  register,
  saveCodes,
  scan,
  setUpApp,
  typeCode,
} from '../kit/bank-people.js';
import { closeBrowser, openStage, type Stage } from '../kit/stage.js';

describe('enrolling at the bank', () => {
  let stage: Stage;
  before(async () => {
    stage = await openStage();
  });
  afterEach(() => stage.endVisits());
  after(async () => {
    await stage.close();
    await closeBrowser();
  });

  it('leads from the registration over the QR code and the recovery codes to the account', async () => {
    const { page, faults } = await stage.visit();
    await register(page, 'new@northwind.example');
    await setUpApp(stage, page);
    const { text, name, codes } = await saveCodes(page);
    assert.equal(codes.length, 10);
    assert.match(name, /^northwind-bank-recovery-codes-new-northwind-example-\d{4}-\d\d-\d\d\.txt$/);
    assert.match(text, /Northwind Bank[\s\S]*new@northwind\.example/);
    await heading(page, 'You’re all set');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.waitForURL('**/account');
    assert.deepEqual(faults, []);
  });

  it('offers Skip while policy is optional, and lets the person in', async () => {
    const { page } = await stage.visit();
    await register(page, 'skips@northwind.example');
    await page.getByRole('button', { name: 'Not now' }).click();
    await page.waitForURL('**/account');
  });

  it('offers no Skip while policy is required', async (t) => {
    const strict = await openStage({ requirement: 'required' });
    t.after(() => strict.close());
    const { page } = await strict.visit();
    await register(page, 'must@northwind.example');
    await page.getByText('Your account requires this.').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Not now' }).count(), 0);
    await page.goto('/account');
    assert.notEqual(new URL(page.url()).pathname, '/account');
  });

  it('asks nothing while policy is off', async (t) => {
    const lax = await openStage({ requirement: 'off' });
    t.after(() => lax.close());
    const { page } = await lax.visit();
    await givePassword(page, 'ada@northwind.example');
    await page.waitForURL('**/account');
  });

  it('S12 S13 Q15 comes back at each step, which the title of the page tells: a reload starts the set-up again with a new secret, and says so', async () => {
    const { page } = await stage.visit();
    await register(page, 'returns@northwind.example');
    await page.reload();
    await heading(page, 'Add a second step');
    const title = async () => /^Step \d of \d · (.*) · Northwind Bank$/.exec(await page.title())?.[1];
    assert.equal(await title(), 'Add a second step');
    await choose(page, 'Authenticator app');
    const first = await scan(page);
    assert.equal(await title(), 'Set up your authenticator app');
    await page.reload();
    await page.getByText('This is a new QR code.').waitFor();
    const second = await scan(page);
    assert.notEqual(second.secret, first.secret);
    await typeCode(page, first.code(stage.now()));
    await page.getByText('That code isn’t right').waitFor();
    await typeCode(page, second.code(stage.now()));
    await heading(page, 'Save your recovery codes');
    assert.equal(await title(), 'Save your recovery codes');
    await page.locator('mfa-code-list li').first().waitFor();
    const before = await page.locator('mfa-code-list li').allInnerTexts();
    page.on('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await heading(page, 'Save your recovery codes');
    await page.locator('mfa-code-list li').first().waitFor();
    assert.notDeepEqual(await page.locator('mfa-code-list li').allInnerTexts(), before);
    const { codes } = await saveCodes(page);
    assert.equal(codes.length, 10);
    await heading(page, 'You’re all set');
  });

  it('leaves the factor when the tab is closed at the codes: the next sign-in comes by the challenge to them', async () => {
    const one = await stage.visit();
    await register(one.page, 'leaves@northwind.example');
    const app = await setUpApp(stage, one.page);
    await one.context.close();
    stage.advance({ seconds: 60 });

    const two = await stage.visit();
    await givePassword(two.page, 'leaves@northwind.example');
    await typeCode(two.page, app.code(stage.now()));
    await heading(two.page, 'Save your recovery codes');
    await saveCodes(two.page);
    await two.page.waitForURL('**/account');
  });

  it('starts from inside the session by choice, after the password', async () => {
    const { page } = await stage.visit();
    await register(page, 'chooses@northwind.example');
    await page.getByRole('button', { name: 'Not now' }).click();
    await page.waitForURL('**/account');
    await page.goto('/security');
    await page.getByText('Only your password protects your account').waitFor();
    await page.getByRole('button', { name: 'Set up a second step' }).click();
    await page.getByRole('button', { name: 'Set it up' }).click();
    await page.locator('mfa-settings').getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Authenticator app' }).click();
    const app = await scan(page);
    await typeCode(page, app.code(stage.now()));
    await heading(page, 'Save your recovery codes');
    await saveCodes(page);
    await heading(page, 'You’re all set');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('Added today').waitFor();
  });

  it('refuses a second browser that was still enrolling when the first one finished', async () => {
    const one = await stage.visit();
    const two = await stage.visit();
    await becomeCustomer(stage, one.page, 'twice@northwind.example');
    await givePassword(two.page, 'twice@northwind.example');
    await heading(two.page, 'Enter your code');
  });
});
