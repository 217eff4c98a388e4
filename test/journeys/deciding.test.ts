/** Who must, and who decides: an administrator changes a rule, and people meet it at their next click. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { OPERATOR, draftRule, openConsole, redraftRule, saveRule } from '../kit/bank-console.js';
import {
  choose,
  codeTo,
  fillRegistration,
  givePassword,
  hasSkip,
  heading,
  mustEnrol,
  saveCodes,
  typeCode,
  typeNumber,
} from '../kit/bank-people.js';
import { closeBrowser, openStage, type Stage } from '../kit/stage.js';

const ADA = 'ada@northwind.example';
const KATHERINE = 'katherine@northwind.example';

/** Ends the session, or the half of a sign-in, that this browser is in. */
async function signOutAnywhere(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const headers = { 'content-type': 'application/json' };
    await fetch('/sign-out', { method: 'POST', headers, body: '{}' });
  });
}

describe('who must, and who decides', () => {
  let stage: Stage;
  before(async () => {
    stage = await openStage();
  });
  afterEach(() => stage.endVisits());
  after(async () => {
    await stage.close();
    await closeBrowser();
  });

  it('asks for nothing, then with Skip, then without, inside a session as soon as that is decided', async () => {
    const [person, desk] = [await stage.visit(), await stage.visit()];
    const { page } = person;
    await fillRegistration(page, { email: 'turns@northwind.example' });
    await heading(page, 'Add a second step');
    await page.getByRole('button', { name: 'Not now' }).click();
    await page.waitForURL('**/account');

    const operator = await openConsole(stage, desk.page, OPERATOR);
    await redraftRule(operator, 'Everywhere, Optional', { requirement: 'required' });
    await saveRule(operator, { reason: 'Everybody from today' });
    await page.getByRole('link', { name: 'Transfer', exact: true }).click();
    await mustEnrol(page);
    await page.getByText('Required by Northwind Bank for everybody.').waitFor();

    await redraftRule(operator, 'Everywhere, Required', { requirement: 'optional', skips: '1' });
    await saveRule(operator, { reason: 'A little time after all' });
    await signOutAnywhere(page);
    await givePassword(page, 'turns@northwind.example');
    await heading(page, 'Add a second step');
    assert.deepEqual([...person.faults, ...desk.faults], []);
  });

  it('asks those who come by one form of an application, and not those who come by the other', async () => {
    const desk = await stage.visit();
    const operator = await openConsole(stage, desk.page, OPERATOR);
    await draftRule(operator, { form: 'personal', requirement: 'off' });
    await saveRule(operator, { reason: 'Asked for by the branch offices' });

    const one = await stage.visit();
    await fillRegistration(one.page, { email: 'personal@northwind.example' });
    await one.page.waitForURL('**/account');

    const other = await stage.visit();
    await fillRegistration(other.page, { email: 'business@northwind.example', company: 'Tide & Sons' });
    await mustEnrol(other.page);

    const before = await stage.visit();
    await givePassword(before.page, ADA);
    await heading(before.page, 'Add a second step');
    assert.equal(await hasSkip(before.page), true);
    assert.deepEqual([...desk.faults, ...one.faults, ...other.faults], []);
  });

  it('binds a phone in the middle of a sign-in where there is none, and asks for its code where there is one', async () => {
    const desk = await stage.visit();
    const operator = await openConsole(stage, desk.page, OPERATOR);
    await draftRule(operator, {
      ...{ application: 'cards', requirement: 'required', methods: 'some', phone: true },
    });
    await saveRule(operator, { reason: 'Cards are confirmed by text' });

    const without = await stage.visit({ locale: 'en-GB' });
    await givePassword(without.page, ADA, '/cards/sign-in');
    await mustEnrol(without.page);
    await choose(without.page, 'Text message');
    await typeNumber(without.page, '07700 900311');
    await heading(without.page, 'Enter the code');
    await typeCode(without.page, await codeTo(stage, '+447700900311'));
    await heading(without.page, 'Save your recovery codes');
    await saveCodes(without.page);
    await without.page.getByRole('button', { name: 'Continue' }).click();
    await without.page.waitForURL('**/cards');

    const having = await stage.visit();
    await givePassword(having.page, KATHERINE, '/cards/sign-in');
    await heading(having.page, 'Get a code by text');
    await having.page.getByRole('button', { name: 'Send the code' }).click();
    await heading(having.page, 'Enter your code');
    await typeCode(having.page, await codeTo(stage, '+447700900789'));
    await having.page.waitForURL('**/cards');
    assert.deepEqual([...desk.faults, ...without.faults, ...having.faults], []);
  });

  it('stops asking where the flag of an application goes off, after saying for whom; their factors stay', async () => {
    const desk = await stage.visit();
    const operator = await openConsole(stage, desk.page, OPERATOR);
    await redraftRule(operator, 'Application cards, Required', {
      requirement: 'off',
      ignoreOwnChoice: 'yes',
    });
    const released = desk.page.locator('mfa-admin-policy .figure-of.released');
    await released.getByText('Katherine Johnson').waitFor();
    await saveRule(operator, { reason: 'Too many calls', accepts: ['unchallenged'] });

    const { page, faults } = await stage.visit();
    await givePassword(page, KATHERINE, '/cards/sign-in');
    await page.waitForURL('**/cards');
    await page.goto('/security');
    await page.getByText('•••• 89').first().waitFor();
    await signOutAnywhere(page);
    await givePassword(page, KATHERINE);
    await heading(page, 'Get a code by text');
    assert.deepEqual([...desk.faults, ...faults], []);
  });
});
