/** What people do at the bank, click by click. */
import jsqr from 'jsqr';
import { PNG } from 'pngjs';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { people } from '../../demo/src/stage/people.js';
import { authenticator, type Authenticator } from './authenticator.js';
import type { Stage } from './stage.js';
import { oneTimeCode } from './virtual-phone.js';

/** Gives name and password on the bank's own page, or on that of the cards. */
export async function givePassword(page: Page, email: string, door = '/sign-in'): Promise<void> {
  const person = people.find((known) => known.email === email);
  await page.goto(door);
  await page.fill('input[name="email"]', email);
  await page.fill('input[name="password"]', person?.password ?? PASSWORD);
  await page.click('form button[type="submit"]');
}

/** Comes by way of Gale, for whom there is no password here. */
export async function comeByGale(page: Page, name: string): Promise<void> {
  await page.goto('/social');
  await page.getByRole('button', { name: `Continue as ${name}` }).click();
}

export const PASSWORD = 'a walk in the rain 42';

/** Opens an account, up to the wizard's first screen. */
export async function register(page: Page, email: string): Promise<void> {
  await fillRegistration(page, { email });
  await heading(page, 'Add a second step');
}

/** Fills in one of the bank's two forms: that for companies where one is named. */
export async function fillRegistration(
  page: Page,
  { email, company }: { email: string; company?: string },
): Promise<void> {
  await page.goto(company ? '/register/business' : '/register');
  await page.fill('input[name="name"]', 'Nora New');
  if (company) await page.fill('input[name="company"]', company);
  await page.fill('input[name="email"]', email);
  await page.fill('input[name="password"]', PASSWORD);
  await page.click('form button[type="submit"]');
}

/** Waits until a heading says this, wherever it is. */
export async function heading(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { name, exact: false }).first().waitFor();
}

/** Types a number as people do, key by key, and has a code sent to it. */
export async function typeNumber(page: Page, number: string): Promise<void> {
  const field = page.getByLabel('Mobile number');
  await field.fill('');
  await field.pressSequentially(number);
  await page.getByRole('button', { name: 'Text me a code' }).click();
}

/** The texts to a number, as the phone beside the page has them; the oldest first. */
export async function textsTo({ url }: Stage, number: string): Promise<readonly string[]> {
  const answer = await fetch(`${url}/demo/messages?to=${encodeURIComponent(number)}`);
  const { messages } = (await answer.json()) as { messages: readonly { body: string }[] };
  return messages.map(({ body }) => body);
}

/** The code of a text to that number: the newest, or one before it. */
export async function codeTo(stage: Stage, number: string, back = 0): Promise<string> {
  const texts = await textsTo(stage, number);
  const code = oneTimeCode(texts.at(back - 1) ?? '')?.code;
  if (!code) throw new Error(`no such text to ${number}: ${JSON.stringify(texts)}`);
  return code;
}

/** Grace’s authenticator, of which the phone beside the page has a copy. */
export async function graceApp({ url }: Stage): Promise<Authenticator> {
  const { belongings } = (await (await fetch(`${url}/stage`)).json()) as { belongings: { uri: string } };
  return authenticator(new URL(belongings.uri).searchParams.get('secret') ?? '');
}

/** Points a camera at the page: what is decoded is what a phone would see. */
export async function scan(page: Page): Promise<Authenticator> {
  const code = page.locator('mfa-qr-code svg');
  await code.waitFor();
  const { data, width, height } = PNG.sync.read(await page.screenshot({ fullPage: true }));
  const uri = jsqr.default(new Uint8ClampedArray(data), width, height)?.data;
  const secret = uri && new URL(uri).searchParams.get('secret');
  if (!secret) throw new Error(`no QR code was seen: ${uri}`);
  return authenticator(secret);
}

/** From the wizard's first screen to the one that sets the method up. */
export async function choose(page: Page, method: 'Authenticator app' | 'Text message'): Promise<void> {
  await page.getByRole('button', { name: 'Set it up' }).click();
  await page.getByRole('button', { name: method }).click();
}

/** From the wizard's first screen to a confirmed authenticator. */
export async function setUpApp(stage: Stage, page: Page): Promise<Authenticator> {
  await choose(page, 'Authenticator app');
  await heading(page, 'Set up your authenticator app');
  const app = await scan(page);
  await typeCode(page, app.code(stage.now()));
  await heading(page, 'Save your recovery codes');
  return app;
}

/** Downloads the codes, says they are saved, and goes on to the success screen. */
export async function saveCodes(page: Page): Promise<{ text: string; name: string; codes: string[] }> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download' }).click(),
  ]);
  const text = readFileSync(await file.path(), 'utf8');
  await page.getByLabel('I have saved these codes').check();
  await page.getByRole('button', { name: 'Continue' }).click();
  const codes = text.split('\r\n').filter((line) => /^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/.test(line));
  return { text, name: file.suggestedFilename(), codes };
}

export interface Customer {
  readonly app: Authenticator;
  readonly codes: readonly string[];
}

/** Registers and enrols, ends on the account. The clock then stands in a fresh time step. */
export async function becomeCustomer(stage: Stage, page: Page, email: string): Promise<Customer> {
  await register(page, email);
  const app = await setUpApp(stage, page);
  const { codes } = await saveCodes(page);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL('**/account');
  stage.advance({ seconds: 60 });
  return { app, codes };
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign out' }).first().click();
  await page.waitForURL('**/sign-in');
}

/** Types the code; the sixth digit sends it. */
export async function typeCode(page: Page, code: string): Promise<void> {
  await page.getByLabel('6-digit code').fill(code);
}

/** Whether the wizard can be put off. */
export async function hasSkip(page: Page): Promise<boolean> {
  return (await page.getByRole('button', { name: 'Not now' }).count()) > 0;
}

/** In the wizard, before anything is set up, and there is no way round it. */
export async function mustEnrol(page: Page): Promise<void> {
  await heading(page, 'Add a second step');
  assert.equal(await hasSkip(page), false);
}
