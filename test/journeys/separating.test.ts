/** Companies, applications and identity sources: a rule for one of them leaves the others alone. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import type { Authenticator } from '../kit/authenticator.js';
import {
  OPERATOR,
  RESELLER,
  draftRule,
  openConsole,
  openSection,
  redraftRule,
  saveRule,
} from '../kit/bank-console.js';
import {
  comeByGale,
  givePassword,
  hasSkip,
  heading,
  mustEnrol,
  saveCodes,
  scan,
  typeCode,
} from '../kit/bank-people.js';
import { closeBrowser, openStage, type Stage } from '../kit/stage.js';

const DOROTHY = 'dorothy@harbour.example';

/** From the QR code to the application, with an authenticator that is set up by then. */
async function confirmApp(stage: Stage, page: Page): Promise<Authenticator> {
  const app = await scan(page);
  await typeCode(page, app.code(stage.now()));
  await heading(page, 'Save your recovery codes');
  await saveCodes(page);
  await page.getByRole('button', { name: 'Continue' }).click();
  stage.advance({ seconds: 60 });
  return app;
}

describe('who decides for whom', () => {
  let stage: Stage;
  before(async () => {
    stage = await openStage();
  });
  afterEach(() => stage.endVisits());
  after(async () => {
    await stage.close();
    await closeBrowser();
  });

  it('lets a reseller ask the local users of a company, whose administrator cannot turn it off, and none who come by another company', async () => {
    const desk = await stage.visit();
    const reseller = await openConsole(stage, desk.page, RESELLER);
    await draftRule(reseller, {
      ...{ tenant: 'Harbour Logistics', source: 'local', requirement: 'required', locked: true },
      ...{ methods: 'some', totp: true },
    });
    await saveRule(reseller, { reason: 'Agreed with Harbour' });

    const { page, faults } = await stage.visit();
    await givePassword(page, DOROTHY);
    await mustEnrol(page);
    await page.getByText('Required by Coastline Resellers for').first().waitFor();
    await page.getByRole('button', { name: 'Set it up' }).click();
    await heading(page, 'Set up your authenticator app');
    const app = await confirmApp(stage, page);
    await page.waitForURL('**/account');

    await page.goto('/security');
    await page.getByRole('button', { name: 'Manage Authenticator app' }).click();
    const remove = page.getByRole('button', { name: 'Remove', exact: true }).first();
    assert.equal(await remove.getAttribute('aria-disabled'), 'true');
    await page.getByText('Required by Coastline Resellers for').first().waitFor();

    await page.getByRole('link', { name: 'Console' }).click();
    const company = { stage, page, app };
    await openSection(company, 'Rules');
    const edit = page.getByRole('button', {
      name: 'Edit: Company Harbour Logistics · Source local, Required',
    });
    await edit.waitFor();
    assert.equal(await edit.getAttribute('aria-disabled'), 'true');
    await page.getByText('Only Coastline Resellers can change it.').waitFor();

    const sso = await stage.visit();
    await comeByGale(sso.page, 'Edith Clarke');
    await sso.page.waitForURL('**/account');
    const elsewhere = await stage.visit();
    await givePassword(elsewhere.page, 'joan@gull.example');
    await heading(elsewhere.page, 'Add a second step');
    assert.equal(await hasSkip(elsewhere.page), true);
    assert.deepEqual([...desk.faults, ...faults, ...sso.faults], []);
  });

  it('turns everybody off and one application on, and the reverse, and each identity source by itself', async () => {
    const desk = await stage.visit();
    const operator = await openConsole(stage, desk.page, OPERATOR);
    await redraftRule(operator, 'Everywhere, Optional', { requirement: 'off' });
    await saveRule(operator, { reason: 'Nobody at the bank' });
    await draftRule(operator, { application: 'cards', requirement: 'required' });
    await saveRule(operator, { reason: 'Everybody at the cards' });
    const { page, faults } = await stage.visit();
    await givePassword(page, 'joan@gull.example');
    await page.waitForURL('**/account');
    await page.getByRole('link', { name: 'Cards' }).click();
    await page.waitForURL('**/cards/sign-in**');
    await givePassword(page, 'joan@gull.example', '/cards/sign-in');
    await mustEnrol(page);
    await page.getByText('Required by Northwind Bank for this application.').waitFor();

    await redraftRule(operator, 'Application cards, Required', { requirement: 'off' });
    await saveRule(operator, { reason: 'Nobody at the cards' });
    await redraftRule(operator, 'Everywhere, Off', { requirement: 'required' });
    await saveRule(operator, { reason: 'Everybody at the bank' });
    await givePassword(page, 'joan@gull.example', '/cards/sign-in');
    await page.waitForURL('**/cards');
    await givePassword(page, 'joan@gull.example');
    await mustEnrol(page);

    const sso = await stage.visit();
    await comeByGale(sso.page, 'Edith Clarke');
    await sso.page.waitForURL('**/account');
    await redraftRule(operator, 'Source gale, Off', { requirement: 'required' });
    await saveRule(operator, { reason: 'Those by Gale too' });
    await sso.page.getByRole('link', { name: 'Transfer', exact: true }).click();
    await mustEnrol(sso.page);
    await sso.page.getByText('Required by Northwind Bank for accounts like yours.').waitFor();
    assert.deepEqual([...desk.faults, ...faults, ...sso.faults], []);
  });
});
