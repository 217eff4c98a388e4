/** What administrators do at the bank's console, click by click. */
import type { Page } from 'playwright-core';
import { authenticator, type Authenticator } from './authenticator.js';
import { givePassword, typeCode } from './bank-people.js';
import type { Stage } from './stage.js';

export const OPERATOR = 'admin@northwind.example';
export const RESELLER = 'jean@coastline.example';

/** The authenticator of somebody who administers, of which the phone beside the page has a copy. */
export async function appOf({ url }: Stage, email: string): Promise<Authenticator> {
  const { apps } = (await (await fetch(`${url}/stage`)).json()) as {
    apps: readonly { email: string; uri: string }[];
  };
  const uri = apps.find((app) => app.email === email)?.uri ?? '';
  return authenticator(new URL(uri).searchParams.get('secret') ?? '');
}

export interface Desk {
  readonly stage: Stage;
  readonly page: Page;
  readonly app: Authenticator;
}

/** Signs in with the second step and opens the console. The clock then stands in a fresh time step. */
export async function openConsole(stage: Stage, page: Page, email: string): Promise<Desk> {
  const app = await appOf(stage, email);
  stage.advance({ seconds: 60 });
  await givePassword(page, email);
  await typeCode(page, app.code(stage.now()));
  await page.waitForURL('**/account');
  stage.advance({ seconds: 60 });
  await page.getByRole('link', { name: 'Console' }).click();
  await page.getByRole('tab', { name: 'Overview' }).waitFor();
  return { stage, page, app };
}

export async function openSection({ page }: Desk, name: string): Promise<void> {
  await page.getByRole('tab', { name }).click();
}

/** Answers the dialog that asks an administrator for a code. */
export async function proveIt({ stage, page, app }: Desk): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await page.locator('mfa-step-up').getByLabel('6-digit code').fill(app.code(stage.now()));
  await dialog.waitFor({ state: 'hidden' });
  stage.advance({ seconds: 60 });
}

/** What the fields of a rule are given, by their names; a box is ticked by `true`. */
export type Fields = Readonly<Record<string, string | boolean>>;

/** Writes a new rule, and stops where it is seen who is affected. */
export async function draftRule(desk: Desk, fields: Fields): Promise<void> {
  await openSection(desk, 'Rules');
  await desk.page.getByRole('button', { name: 'Add a rule' }).click();
  await fillRule(desk, fields);
}

/** Changes the rule that is listed as this, and stops where it is seen who is affected. */
export async function redraftRule(desk: Desk, rule: string, fields: Fields): Promise<void> {
  await openSection(desk, 'Rules');
  await desk.page.getByRole('button', { name: `Edit: ${rule}` }).click();
  await fillRule(desk, fields);
}

async function fillRule({ page }: Desk, fields: Fields): Promise<void> {
  const editor = page.locator('mfa-admin-policy .editor');
  for (const [name, value] of Object.entries(fields)) {
    const field = editor.locator(`[name="${name}"]`);
    if (typeof value === 'boolean') await field.setChecked(value);
    else if (await field.evaluate((element) => element.localName === 'select'))
      await field.selectOption(value);
    else await field.fill(value);
  }
  await page.getByRole('button', { name: 'See who is affected' }).click();
  await page.getByRole('heading', { name: 'Who is affected' }).waitFor();
}

export interface Saving {
  readonly reason: string;
  /** The warnings that are read and meant. */
  readonly accepts?: readonly ('strands' | 'unchallenged')[];
}

/** Saves what is seen; where that makes something less strict, a code is asked for. */
export async function saveRule(desk: Desk, { reason, accepts = [] }: Saving): Promise<void> {
  const { page } = desk;
  const preview = page.locator('mfa-admin-policy .preview');
  for (const warning of accepts) await preview.locator(`[name="${warning}"]`).check();
  await preview.locator('[name="reason"]').fill(reason);
  const loosens = await page.getByText('you’ll be asked to confirm it’s you').isVisible();
  await page.getByRole('button', { name: 'Save the rule' }).click();
  if (loosens) await proveIt(desk);
  await page.getByText('Saved. It holds from the next request on.').waitFor();
}

/** From the list to one person. */
export async function openPerson(desk: Desk, name: string): Promise<void> {
  const { page } = desk;
  await openSection(desk, 'People');
  const back = page.getByRole('button', { name: 'All people' });
  if (await back.isVisible()) await back.click();
  await page.getByLabel('Name, account or id begins with').fill(name);
  await page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('heading', { name }).waitFor();
}

interface Doing {
  readonly reason: string;
  /** The day of a date field. */
  readonly until?: string;
  /** The name that is typed once more. */
  readonly name?: string;
  readonly phone?: string;
  readonly isChangeable?: boolean;
}

/** Does one thing about the person who is shown, up to its button: what comes then is for the test to say. */
export async function act(
  { page }: Desk,
  action: string,
  { reason, until, name, phone, isChangeable }: Doing,
): Promise<void> {
  await page.locator(`mfa-admin-person [data-action="${action}"]`).click();
  const form = page.locator('mfa-admin-person form.confirm');
  if (until !== undefined) await form.locator('#until').fill(until);
  if (name !== undefined) await form.locator('#name').fill(name);
  if (phone !== undefined) await page.getByLabel('Mobile number').fill(phone);
  if (isChangeable !== undefined) await form.getByRole('checkbox').setChecked(isChangeable);
  await form.locator('#reason').fill(reason);
  await form.locator('button[type="submit"]').click();
}
