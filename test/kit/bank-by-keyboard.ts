/** What people do at the bank, key by key. */
import { readFileSync } from 'node:fs';
import { people } from '../../demo/src/stage/people.js';
import { authenticator, type Authenticator } from './authenticator.js';
import { PASSWORD, type Customer } from './bank-people.js';
import type { Keyboard } from './keyboard.js';
import type { Stage } from './stage.js';

/** Opens an account, up to the list of methods. */
export async function register(keys: Keyboard, email: string): Promise<void> {
  const { page } = keys;
  await page.goto('/register');
  await keys.fill('Full name', 'Nora New');
  await keys.fill('Email', email);
  await keys.fill('Password', PASSWORD);
  await keys.press('Enter');
  await page.getByRole('heading', { name: 'Add a second step' }).waitFor();
  await keys.activate('button', 'Set it up');
  await keys.isOn('heading', 'Step 2 of 4 Choose a method');
}

/** Copies the key by eye, as somebody does who cannot scan. */
export async function readKey(keys: Keyboard): Promise<Authenticator> {
  await keys.activate('button', /^Can’t scan it/);
  await keys.isOn('button', /^Can’t scan it/);
  const key = await keys.page.getByRole('group', { name: 'Set-up key' }).innerText();
  return authenticator(key.replaceAll(/\s/g, ''));
}

/** Downloads the codes, says they are saved, and goes on. */
export async function saveCodes(keys: Keyboard): Promise<readonly string[]> {
  await keys.to('button', 'Download');
  const [file] = await Promise.all([keys.page.waitForEvent('download'), keys.press('Enter')]);
  await keys.isOn('button', /^Download/);
  await keys.activate('checkbox', 'I have saved these codes', 'Space');
  await keys.isOn('checkbox', 'I have saved these codes');
  await keys.activate('button', 'Continue');
  const text = readFileSync(await file.path(), 'utf8');
  return text.split('\r\n').filter((line) => /^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/.test(line));
}

/** Registers and enrols, ends on the account. The clock then stands in a fresh time step. */
export async function becomeCustomer(stage: Stage, keys: Keyboard, email: string): Promise<Customer> {
  await register(keys, email);
  await keys.activate('button', /^Authenticator app/);
  await keys.isOn('heading', 'Step 3 of 4 Set up your authenticator app');
  const app = await readKey(keys);
  await keys.to('textbox', '6-digit code');
  await keys.type(app.code(stage.now()));
  await keys.isOn('heading', 'Step 4 of 4 Save your recovery codes');
  const codes = await saveCodes(keys);
  await keys.isOn('heading', 'You’re all set');
  await keys.activate('button', 'Continue');
  await keys.page.waitForURL('**/account');
  stage.advance({ seconds: 60 });
  return { app, codes };
}

/** From the account to the question for a code. */
export async function signInAgain(keys: Keyboard, email: string): Promise<void> {
  await keys.activate('button', 'Sign out');
  await keys.page.waitForURL('**/sign-in');
  await givePassword(keys, email);
}

export async function givePassword(keys: Keyboard, email: string): Promise<void> {
  await keys.page.goto('/sign-in');
  await keys.fill('Email', email);
  await keys.fill('Password', people.find((known) => known.email === email)?.password ?? PASSWORD);
  await keys.press('Enter');
  await keys.page.waitForURL('**/second-step');
}

/** Answers the dialog that asks for a code, in the field that has the focus. */
export async function proveIt(stage: Stage, keys: Keyboard, app: Authenticator): Promise<void> {
  await keys.isOn('textbox', '6-digit code');
  await keys.type(app.code(stage.now()));
  await keys.page.getByRole('dialog').waitFor({ state: 'hidden' });
  stage.advance({ seconds: 60 });
}
