/** What administrators do about one person, what that person meets, and what is written down of it. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import {
  OPERATOR,
  RESELLER,
  act,
  openConsole,
  openPerson,
  openSection,
  proveIt,
  type Desk,
} from '../kit/bank-console.js';
import {
  choose,
  codeTo,
  fillRegistration,
  givePassword,
  heading,
  saveCodes,
  scan,
  setUpApp,
  textsTo,
  typeCode,
  typeNumber,
} from '../kit/bank-people.js';
import { closeBrowser, openStage, type Stage } from '../kit/stage.js';

const ALAN = 'alan@harbour.example';
const DAY_MS = 24 * 3600_000;

/** Waits until somebody is mailed what begins like this: mails leave after the answer. */
async function isMailed({ url }: Stage, recipient: string, words: string): Promise<void> {
  const patience = AbortSignal.timeout(20_000);
  for (;;) {
    const answer = await fetch(`${url}/stage/mail`, { signal: patience });
    const { mails } = (await answer.json()) as {
      mails: readonly { recipient: string; subject: string; body: string | null }[];
    };
    if (mails.some((mail) => mail.recipient === recipient && `${mail.subject} ${mail.body}`.includes(words)))
      return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Requires a second step of somebody, and gives the number that they prove. */
async function requireWithNumber(
  desk: Desk,
  name: string,
  phone: string,
  isChangeable: boolean,
): Promise<void> {
  await openPerson(desk, name);
  await act(desk, 'require', { reason: 'Handles payments' });
  await desk.page.getByText('A second step is required of this person now.').waitFor();
  await act(desk, 'preset', { reason: 'Their work phone', phone, isChangeable });
  await desk.page.getByText('The number is set. They prove it when they next sign in.').waitFor();
}

/** A day some days from now, as a date field writes it. */
function dayAhead(stage: Stage, days: number): string {
  return new Date(stage.now() + days * DAY_MS).toISOString().slice(0, 10);
}

async function finishCodes(page: Page): Promise<void> {
  await heading(page, 'Save your recovery codes');
  await saveCodes(page);
  await page.getByRole('button', { name: 'Continue' }).click();
}

after(() => closeBrowser());

describe('administering at the bank', () => {
  let stage: Stage;
  before(async () => {
    stage = await openStage();
  });
  after(() => stage.close());
  afterEach(() => stage.endVisits());

  it('requires it of one person and gives the number that the next sign-in texts; recovery codes follow', async () => {
    const [desk, { page, faults }] = [await stage.visit(), await stage.visit({ locale: 'en-GB' })];
    const operator = await openConsole(stage, desk.page, OPERATOR);
    await requireWithNumber(operator, 'Ada Lovelace', '+44 7700 900321', false);
    await givePassword(page, 'ada@northwind.example');
    await page.getByText('Required by Northwind Bank for you.').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Not now' }).count(), 0);
    await heading(page, 'Enter the code');
    assert.equal(await page.getByRole('button', { name: 'Change number' }).count(), 0);
    await typeCode(page, await codeTo(stage, '+447700900321'));
    await finishCodes(page);
    await page.waitForURL('**/account');
    assert.deepEqual([...desk.faults, ...faults], []);
  });

  it('lets the person give another number where that was allowed, and tells both', async () => {
    const [desk, { page, faults }] = [await stage.visit(), await stage.visit({ locale: 'en-GB' })];
    const reseller = await openConsole(stage, desk.page, RESELLER);
    await requireWithNumber(reseller, 'Joan Clarke', '+44 7700 900331', true);
    await givePassword(page, 'joan@gull.example');
    await heading(page, 'Enter the code');
    await page.getByRole('button', { name: 'Change number' }).click();
    await typeNumber(page, '07700 900341');
    await heading(page, 'Enter the code');
    await typeCode(page, await codeTo(stage, '+447700900341'));
    await finishCodes(page);
    await page.waitForURL('**/account');
    assert.equal((await textsTo(stage, '+447700900331')).length, 1);
    await isMailed(stage, 'joan@gull.example', 'another number than the one that an administrator had set');
    await isMailed(stage, RESELLER, 'another phone number than the one that you had set');
    assert.deepEqual([...desk.faults, ...faults], []);
  });

  it('resets: every session ends, the person is told, and enrols again with the code that was issued', async () => {
    const [desk, { page, faults }, again] = [await stage.visit(), await stage.visit(), await stage.visit()];
    await givePassword(page, ALAN);
    await heading(page, 'Add a second step');
    await setUpApp(stage, page);
    await finishCodes(page);
    await page.waitForURL('**/account');
    stage.advance({ seconds: 60 });

    const reseller = await openConsole(stage, desk.page, RESELLER);
    await openPerson(reseller, 'Alan Turing');
    await act(reseller, 'reset', { reason: 'Lost his phone, called back', name: 'Alan Turing' });
    await proveIt(reseller);
    const ticket = desk.page.locator('mfa-admin-person .ticket');
    await ticket.waitFor();
    const code = (await ticket.innerText()).trim();
    await desk.page.getByRole('button', { name: 'Done, take it away' }).click();
    assert.equal((await desk.page.content()).includes(code), false);

    await page.goto('/account');
    assert.notEqual(new URL(page.url()).pathname, '/account');
    await isMailed(stage, ALAN, 'Your second step was reset');
    await givePassword(again.page, ALAN);
    await heading(again.page, 'Set-up code needed');
    await again.page.getByLabel('Set-up code').fill(code);
    await again.page.getByRole('button', { name: 'Continue' }).click();
    await choose(again.page, 'Authenticator app');
    const app = await scan(again.page);
    await typeCode(again.page, app.code(stage.now()));
    await finishCodes(again.page);
    await again.page.waitForURL('**/account');
    assert.deepEqual([...desk.faults, ...faults, ...again.faults], []);
  });

  it('gives one person more time, with the day on their screen, after it was required of everybody of theirs', async () => {
    const [desk, { page, faults }] = [await stage.visit(), await stage.visit({ locale: 'en-GB' })];
    const email = 'late@northwind.example';
    await fillRegistration(page, { email, company: 'Slow & Steady' });
    await heading(page, 'Add a second step');
    assert.equal(await page.getByRole('button', { name: 'Not now' }).count(), 0);
    const operator = await openConsole(stage, desk.page, OPERATOR);
    await openPerson(operator, 'Nora New');
    await act(operator, 'extend', { reason: 'On leave', until: dayAhead(stage, 10) });
    await desk.page.getByText('This person has time until then.').waitFor();
    await givePassword(page, email);
    await page.getByText(/You can skip until .* left\)\./).waitFor();
    await page.getByRole('button', { name: 'Not now' }).click();
    await page.waitForURL('**/account');
    assert.deepEqual([...desk.faults, ...faults], []);
  });

  it('shows the administrator of a company their own people and nobody else’s', async () => {
    const { page, faults } = await stage.visit();
    await givePassword(page, 'dorothy@harbour.example');
    await heading(page, 'Add a second step');
    const app = await setUpApp(stage, page);
    await finishCodes(page);
    await page.waitForURL('**/account');
    stage.advance({ seconds: 60 });
    await page.getByRole('link', { name: 'Console' }).click();
    await page.getByRole('tab', { name: 'People' }).waitFor();
    const desk = { stage, page, app };
    await openSection(desk, 'People');
    await page.getByRole('button', { name: 'Edith Clarke' }).waitFor();
    const names = await page.locator('mfa-admin-people tbody th .who').allInnerTexts();
    assert.deepEqual(names.sort(), ['Alan Turing', 'Dorothy Vaughan', 'Edith Clarke']);
    assert.equal(await page.getByRole('tab', { name: 'Audit' }).count(), 0);
    await openPerson(desk, 'Dorothy Vaughan');
    await page.getByText('You can’t reset yourself. Ask another administrator.').waitFor();
    assert.deepEqual(faults, []);
  });

  it('has all of it in the audit, who and why, and every seal holds', async () => {
    const { page, faults } = await stage.visit();
    const desk = await openConsole(stage, page, OPERATOR);
    await openSection(desk, 'Audit');
    for (const reason of ['Handles payments', 'Their work phone', 'Lost his phone, called back', 'On leave'])
      await page.getByText(`“${reason}”`).first().waitFor();
    await page.getByRole('button', { name: 'Check the seals' }).click();
    await page.getByText('Every seal holds').waitFor();
    assert.deepEqual(faults, []);
  });
});
