import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import {
  choose,
  codeTo,
  givePassword,
  graceApp,
  heading,
  register,
  saveCodes,
  textsTo,
  typeCode,
  typeNumber,
} from '../kit/bank-people.js';
import { fakeTwilio, type FakeTwilio } from '../kit/fake-twilio.js';
import { closeBrowser, openStage, type Stage } from '../kit/stage.js';

const SPARE = '+447700900123';
const GRACE = '+447700900456';
const KATHERINE = '+447700900789';

/** Signs in up to the waiting screen of a text. */
async function askForText(page: Page, email: string): Promise<void> {
  await givePassword(page, email);
  await heading(page, 'Get a code by text');
  await page.getByRole('button', { name: 'Send the code' }).click();
  await heading(page, 'Enter your code');
}

/** Another text, once its time has come. */
async function sendAgain(stage: Stage, page: Page): Promise<void> {
  stage.advance({ minutes: 1 });
  await page.reload();
  await page.getByRole('button', { name: 'Send a new code' }).click();
  await page.getByText('Sent again.').first().waitFor();
}

/** What the page knows of this sign-in. */
function stateOf(page: Page): Promise<{ triesLeft: number; enrolled?: readonly string[] }> {
  return page.evaluate(async () => (await (await fetch('/mfa/state')).json()) as never);
}

after(() => closeBrowser());

describe('texting at the bank', () => {
  let stage: Stage;
  before(async () => {
    stage = await openStage();
  });
  after(() => stage.close());
  // The bank texts neighbouring numbers a few times an hour only.
  beforeEach(() => stage.advance({ minutes: 61 }));
  afterEach(() => stage.endVisits());

  it('leads from the registration over the phone and its text to the recovery codes and the account', async () => {
    const { page, faults } = await stage.visit({ locale: 'en-US', viewport: { width: 1280, height: 900 } });
    await register(page, 'texted@northwind.example');
    await choose(page, 'Text message');
    await page.getByRole('button', { name: 'Messages' }).click();
    await page.getByRole('button', { name: 'Use the number +44 7700 900123' }).click();
    await page.getByText('We’ll text +44 7700 900123').waitFor();
    await page.getByRole('button', { name: 'Codes' }).click();
    await page.getByRole('button', { name: 'Text me a code' }).click();
    await page.getByText('Code sent to +44 •••• ••23.').waitFor();
    await page
      .getByRole('button', { name: /^Messages\s*\d{6} is your Northwind Bank security code/ })
      .click();
    await page.getByRole('button', { name: /Use the code \d{6}/ }).click();
    await heading(page, 'Save your recovery codes');
    assert.equal((await saveCodes(page)).codes.length, 10);
    await heading(page, 'You’re all set');
    await page.getByText('Text message •••• 23').waitFor();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.waitForURL('**/account');
    await page.goto('/security');
    await page.getByText('password and code by text').waitFor();
    assert.deepEqual(faults, []);
  });

  it('shows a text over the page where the phone is put away, and brings the phone up by it', async () => {
    const { page, faults } = await stage.visit({ viewport: { width: 320, height: 640 } });
    await askForText(page, 'katherine@northwind.example');
    await page.locator('#page-banner').getByRole('button').click();
    await page
      .getByRole('button', { name: /Use the code/ })
      .last()
      .click();
    await page.waitForURL('**/account');
    assert.deepEqual(faults, []);
  });

  it('texts somebody with a phone only when they ask for it', async () => {
    const { page } = await stage.visit();
    const before = await textsTo(stage, KATHERINE);
    await givePassword(page, 'katherine@northwind.example');
    await page.getByText('Text a code to •••• 89.').waitFor();
    await page.reload();
    await page.getByText('Text a code to •••• 89.').waitFor();
    assert.deepEqual(await textsTo(stage, KATHERINE), before);
    await page.getByRole('button', { name: 'Send the code' }).click();
    await page.getByText('Code sent to •••• 89.').waitFor();
    assert.equal((await textsTo(stage, KATHERINE)).length, before.length + 1);
    await typeCode(page, await codeTo(stage, KATHERINE));
    await page.waitForURL('**/account');
  });

  it('texts somebody with an authenticator only when they choose that', async () => {
    const { page } = await stage.visit();
    await givePassword(page, 'grace@northwind.example');
    await page.getByText('Open your authenticator app').waitFor();
    await page.getByRole('button', { name: 'Try another way' }).click();
    await page.getByRole('button', { name: /Text message\s*•••• 56/ }).click();
    await heading(page, 'Get a code by text');
    assert.deepEqual(await textsTo(stage, GRACE), []);
    await page.getByRole('button', { name: 'Send the code' }).click();
    await heading(page, 'Enter your code');
    assert.equal((await textsTo(stage, GRACE)).length, 1);
    await typeCode(page, await codeTo(stage, GRACE));
    await page.waitForURL('**/account');
  });

  it('changes the number before it is proved: the text to the one before proves nothing', async () => {
    const { page } = await stage.visit({ locale: 'en-GB' });
    await register(page, 'changes@northwind.example');
    await choose(page, 'Text message');
    await typeNumber(page, '07700 900301');
    await heading(page, 'Enter the code');
    await page.getByRole('button', { name: 'Change number' }).click();
    await heading(page, 'Add your phone');
    // The old number is selected, so that typing replaces it.
    await page.waitForFunction(() => getSelection()?.toString() === '+44 7700 900301');
    await page.keyboard.type('07700 900302');
    await page.keyboard.press('Enter');
    await page.getByText('Code sent to +44 •••• ••02.').waitFor();
    const [first, second] = [await codeTo(stage, '+447700900301'), await codeTo(stage, '+447700900302')];
    await typeCode(page, first === second ? '000000' : first);
    await page.getByText('That code isn’t right').waitFor();
    await typeCode(page, second);
    await heading(page, 'Save your recovery codes');
  });

  it('takes the code of a text that came late, after another was asked for', async () => {
    const { page } = await stage.visit();
    await askForText(page, 'katherine@northwind.example');
    const late = await codeTo(stage, KATHERINE);
    await sendAgain(stage, page);
    assert.equal(await codeTo(stage, KATHERINE, -1), late);
    await typeCode(page, late);
    await page.waitForURL('**/account');
  });

  it('refuses the code of the text before the last two', async () => {
    const { page } = await stage.visit();
    await askForText(page, 'katherine@northwind.example');
    const first = await codeTo(stage, KATHERINE);
    await sendAgain(stage, page);
    stage.advance({ minutes: 1 });
    await sendAgain(stage, page);
    assert.equal(await codeTo(stage, KATHERINE, -2), first);
    await typeCode(page, first);
    await page.getByText('That code isn’t right').waitFor();
    await typeCode(page, await codeTo(stage, KATHERINE));
    await page.waitForURL('**/account');
  });

  const habits = [
    ['en-GB', '+447700900201', '07700 900 201', '+44 (0)7700-900201'],
    ['en-US', '+12125550123', '(212) 555-0123', '+1 212 555 0123'],
    ['en-DE', '+491713920012', '0171 3920012', '0049 171-392 00 12'],
    ['en-FR', '+33639980123', '06 39 98 01 23', '+33 6-39-98-01-23'],
    ['en-IN', '+919876543210', '098765 43210', '+91 98765-43210'],
  ] as const;
  for (const [locale, number, national, international] of habits)
    it(`takes ${national} and ${international} for one phone`, async () => {
      const { page } = await stage.visit({ locale });
      await register(page, `writes-${locale.toLowerCase()}@northwind.example`);
      await choose(page, 'Text message');
      await typeNumber(page, national);
      await heading(page, 'Enter the code');
      const code = await codeTo(stage, number);
      await page.getByRole('button', { name: 'Change number' }).click();
      await typeNumber(page, international);
      await heading(page, 'Enter the code');
      assert.equal((await textsTo(stage, number)).length, 1, 'the same phone is not texted again at once');
      await typeCode(page, code);
      await heading(page, 'Save your recovery codes');
      assert.deepEqual((await stateOf(page)).enrolled, ['phone']);
    });
});

describe('texting at the bank through Twilio', () => {
  let twilio: FakeTwilio;
  let stage: Stage;
  before(async () => {
    twilio = await fakeTwilio();
    stage = await openStage({ twilio: twilio.options });
  });
  after(async () => {
    await stage.close();
    await twilio.stop();
  });
  beforeEach(() => {
    twilio.always('take');
    stage.advance({ minutes: 61 });
  });
  afterEach(() => stage.endVisits());

  it('texts the phone itself, and shows nothing beside the page', async () => {
    const { page } = await stage.visit();
    await askForText(page, 'katherine@northwind.example');
    const [text] = twilio.texts.filter(({ to }) => to === KATHERINE);
    assert.deepEqual(await textsTo(stage, KATHERINE), []);
    await page.getByRole('button', { name: 'Messages' }).click();
    await page.getByText('Texts go to real phones').waitFor();
    await typeCode(page, /#(\d{6})$/.exec(text?.body ?? '')?.[1] ?? '');
    await page.waitForURL('**/account');
  });

  it('says that texts cannot be sent, costs no try, and leaves the authenticator', async () => {
    const app = await graceApp(stage);
    twilio.always('down');
    const { page } = await stage.visit();
    await givePassword(page, 'grace@northwind.example');
    await page.getByRole('button', { name: 'Try another way' }).click();
    await page.getByRole('button', { name: /Text message/ }).click();
    await page.getByRole('button', { name: 'Send the code' }).click();
    await page.getByText('We can’t send texts right now. Use another method.').waitFor();
    assert.equal((await stateOf(page)).triesLeft, 5);
    await page.getByRole('button', { name: 'Try another way' }).click();
    await page.getByRole('button', { name: 'Authenticator app' }).click();
    await typeCode(page, app.code(stage.now()));
    await page.waitForURL('**/account');
  });

  it('says so in the wizard too, and leads to another method', async () => {
    twilio.always('down');
    const { page } = await stage.visit({ locale: 'en-GB' });
    await register(page, 'unlucky@northwind.example');
    await choose(page, 'Text message');
    await typeNumber(page, SPARE);
    await page.getByText('We can’t send texts right now. Use another method.').waitFor();
    await page.getByRole('button', { name: 'Use another method' }).click();
    await page.getByRole('button', { name: 'Authenticator app' }).click();
    await heading(page, 'Set up your authenticator app');
  });

  it('says on the waiting screen that a text was not delivered, if Twilio has signed that', async () => {
    const { page } = await stage.visit();
    await askForText(page, 'katherine@northwind.example');
    const text = twilio.texts.at(-1)!;
    const lost = page.getByText('The text wasn’t delivered. Send a new code, or try another way.');
    const forged = { errorCode: 30003, signature: 'forged' };
    assert.equal(await twilio.report(text, 'undelivered', forged), 403);
    await page.waitForResponse('**/mfa/state');
    assert.equal(await lost.count(), 0);
    assert.equal(await twilio.report(text, 'undelivered', { errorCode: 30003 }), 204);
    await lost.waitFor();
    // Whatever the report says, a text that came after all is good for its code.
    await typeCode(page, /#(\d{6})$/.exec(text.body)?.[1] ?? '');
    await page.waitForURL('**/account');
  });
});
