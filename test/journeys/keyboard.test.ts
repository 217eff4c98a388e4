/** Whole journeys with a keyboard and nothing else: every stop is seen and named, and no action drops the focus. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { BrowserContextOptions } from 'playwright-core';
import {
  becomeCustomer,
  givePassword,
  proveIt,
  readKey,
  register,
  saveCodes,
  signInAgain,
} from '../kit/bank-by-keyboard.js';
import { OPERATOR, appOf } from '../kit/bank-console.js';
import { codeTo } from '../kit/bank-people.js';
import { Keyboard } from '../kit/keyboard.js';
import { closeBrowser, openStage, type Stage } from '../kit/stage.js';

describe('with a keyboard and nothing else', () => {
  let stage: Stage;
  before(async () => {
    stage = await openStage();
  });
  afterEach(() => stage.endVisits());
  after(async () => {
    await stage.close();
    await closeBrowser();
  });

  async function sitDown(device?: BrowserContextOptions) {
    const { page, faults } = await stage.visit(device);
    return { page, faults, keys: await Keyboard.of(page) };
  }

  it('S12 registers, sets an authenticator up by its key, saves the codes, and comes to the account', async () => {
    const { page, keys, faults } = await sitDown();
    await register(keys, 'keys@northwind.example');
    await keys.round();
    await keys.activate('button', /^Authenticator app/);
    await keys.isOn('heading', 'Step 3 of 4 Set up your authenticator app');
    const app = await readKey(keys);
    await keys.round();
    await keys.to('textbox', '6-digit code');
    await keys.type(app.wrongCode(stage.now()));
    await page.getByText('That code isn’t right').waitFor();
    await keys.isOn('textbox', '6-digit code');
    // Selected: what is typed now takes its place, and is sent.
    await keys.type(app.code(stage.now()));
    await keys.isOn('heading', 'Step 4 of 4 Save your recovery codes');
    await keys.round();
    assert.equal((await saveCodes(keys)).length, 10);
    await keys.isOn('heading', 'You’re all set');
    await keys.activate('button', 'Continue');
    await page.waitForURL('**/account');
    assert.deepEqual(faults, []);
  });

  it('O21 R19 signs in by a code, the wrong one first, and by a recovery code', async () => {
    const email = 'keys-in@northwind.example';
    const { page, keys, faults } = await sitDown();
    const { app, codes } = await becomeCustomer(stage, keys, email);
    await signInAgain(keys, email);
    await keys.to('textbox', '6-digit code');
    await keys.round();
    await keys.to('textbox', '6-digit code');
    const wrong = app.wrongCode(stage.now());
    await keys.type(wrong);
    await page.getByText('4 tries left').waitFor();
    await keys.isOn('textbox', '6-digit code');
    assert.equal(await selected(keys), wrong);
    await keys.type(app.code(stage.now()));
    await page.waitForURL('**/account');

    stage.advance({ seconds: 60 });
    await signInAgain(keys, email);
    await keys.activate('button', 'Try another way');
    await keys.isOn('heading', 'Try another way');
    await keys.round();
    await keys.activate('button', 'Recovery code');
    await keys.isOn('textbox', 'Recovery code');
    await keys.type(codes[0]!.toLowerCase());
    await keys.press('Enter');
    await keys.isOn('heading', /recovery codes left|You’re in|used/);
    await keys.activate('button', 'Continue');
    await page.waitForURL('**/account');
    assert.deepEqual(faults, []);
  });

  it('P3 adds a phone, its country sought and chosen in the list', async () => {
    const { page, keys, faults } = await sitDown({ locale: 'en-GB' });
    await register(keys, 'keys-phone@northwind.example');
    await keys.activate('button', /^Text message/);
    await keys.isOn('heading', 'Step 3 of 4 Add your phone');
    await keys.round();
    const country = /^Country code/;
    await keys.activate('button', country);
    await keys.isOn('combobox', 'Search by country or code');
    await keys.press('Escape');
    await keys.isOn('button', country);
    await keys.press('ArrowDown');
    await keys.isOn('combobox', 'Search by country or code');
    await keys.type('united');
    const first = await active(keys);
    await keys.press('ArrowDown');
    assert.notEqual(await active(keys), first);
    await keys.press('ControlOrMeta+a');
    await keys.type('switz');
    assert.equal(await active(keys), 'CH');
    await keys.press('Enter');
    await keys.isOn('textbox', 'Mobile number');
    // Back by the button before it: another country, and the number as it is written there.
    await keys.tab('Shift+Tab');
    await keys.isOn('button', country);
    await keys.type('u');
    await keys.isOn('combobox', 'Search by country or code');
    await keys.type('k');
    await keys.press('Enter');
    await keys.isOn('textbox', 'Mobile number');
    await keys.type('07700 900871');
    await keys.press('Enter');
    await keys.isOn('textbox', '6-digit code');
    await page.getByRole('heading', { name: 'Enter the code' }).waitFor();
    await keys.round();
    await keys.activate('button', 'Change number');
    await keys.isOn('textbox', 'Mobile number');
    await keys.press('Enter');
    await keys.isOn('textbox', '6-digit code');
    await keys.type(await codeTo(stage, '+447700900871'));
    await keys.isOn('heading', 'Step 4 of 4 Save your recovery codes');
    assert.deepEqual(faults, []);
  });

  it('S1 adds, renames, prefers and removes a method, and makes new codes', async () => {
    const { page, keys, faults } = await sitDown();
    const { app } = await becomeCustomer(stage, keys, 'keys-settings@northwind.example');
    stage.advance({ minutes: 6 });
    await keys.activate('link', 'Security');
    await page.getByRole('heading', { name: 'Sign-in methods' }).waitFor();
    await keys.round();
    await keys.activate('button', 'Add a method');
    await keys.isOn('heading', 'Which one do you want to add?');
    await keys.activate('button', /^Authenticator app/);
    await proveIt(stage, keys, app);
    await keys.isOn('heading', 'Set up your authenticator app');
    const second = await readKey(keys);
    await keys.to('textbox', '6-digit code');
    await keys.type(second.code(stage.now()));
    await page.getByText('Added. You can use it').waitFor();
    await keys.isOn('heading', 'Sign-in methods');

    await keys.activate('button', 'Manage Authenticator 2');
    await keys.isOn('button', 'Manage Authenticator 2');
    await keys.round();
    await keys.activate('button', 'Rename');
    await keys.isOn('textbox', 'Name');
    await keys.type('Tablet');
    await keys.press('Enter');
    await keys.isOn('button', 'Manage Tablet');
    await keys.press('Space');
    await keys.activate('button', 'Make default');
    await keys.isOn('button', 'Manage Tablet');
    await keys.activate('button', 'Manage Authenticator app');
    await keys.activate('button', 'Remove');
    await keys.isOn('paragraph', /^Remove /);
    await keys.activate('button', 'Keep it');
    await keys.isOn('button', 'Remove');
    await keys.press('Enter');
    await keys.isOn('paragraph', /^Remove /);
    await keys.activate('button', 'Remove');
    await page.getByText('was removed.').waitFor();
    await keys.isOn('heading', 'Sign-in methods');

    await keys.activate('button', 'Make new codes');
    await keys.isOn('paragraph', 'Have a safe place ready');
    await keys.activate('button', 'Show new codes');
    stage.advance({ seconds: 60 });
    await proveIt(stage, keys, second);
    await keys.isOn('heading', 'Save your recovery codes');
    assert.equal((await saveCodes(keys)).length, 10);
    await keys.isOn('heading', 'Recovery codes');
    assert.deepEqual(faults, []);
  });

  it('S3 S4 is asked for a code in a dialog that keeps the focus and gives it back; forgets a browser', async () => {
    const email = 'keys-pays@northwind.example';
    const { page, keys, faults } = await sitDown();
    const { app } = await becomeCustomer(stage, keys, email);
    await signInAgain(keys, email);
    await keys.activate('checkbox', /^Trust this browser for 30 days/, 'Space');
    await keys.to('textbox', '6-digit code');
    await keys.type(app.code(stage.now()));
    await page.waitForURL('**/account');
    stage.advance({ minutes: 6 });
    await keys.activate('link', 'Transfer');
    await page.getByRole('heading', { name: 'Transfer money' }).waitFor();
    await keys.fill('To', 'ada@northwind.example');
    await keys.fill('Amount', '1.50');
    await keys.activate('button', 'Send');
    await keys.isOn('textbox', '6-digit code');
    const stops = await keys.round();
    assert.deepEqual(stops.map(({ name }) => name).sort(), ['6-digit code', 'Cancel', 'Verify']);
    await keys.press('Escape');
    await keys.isOn('button', 'Send');
    await page.getByText('Nothing was sent').waitFor();
    await keys.press('Space');
    await keys.isOn('textbox', '6-digit code');
    await keys.activate('button', 'Cancel');
    await keys.isOn('button', 'Send');
    await keys.press('Enter');
    await proveIt(stage, keys, app);
    await keys.isOn('heading', '£1.50 is on its way');

    await keys.activate('link', 'Security');
    await page.getByText('This browser', { exact: true }).waitFor();
    await keys.activate('button', /^Forget /);
    await page.getByText('is no longer trusted.').waitFor();
    await keys.isOn('heading', 'Trusted browsers');
    assert.deepEqual(faults, []);
  });

  it('S17 S18 finds a person in the console, requires it of them, and resets another with reason and name', async () => {
    const { page, keys, faults } = await sitDown({ viewport: { width: 1280, height: 900 } });
    const app = await appOf(stage, OPERATOR);
    stage.advance({ seconds: 60 });
    await givePassword(keys, OPERATOR);
    await keys.to('textbox', '6-digit code');
    await keys.type(app.code(stage.now()));
    await page.waitForURL('**/account');
    stage.advance({ seconds: 60 });
    await keys.activate('link', 'Console');
    await page.getByRole('tab', { name: 'Overview' }).waitFor();
    await keys.to('tab', 'Overview');
    await keys.press('ArrowRight');
    await keys.isOn('tab', 'People');
    await keys.press('Enter');
    await page.getByRole('button', { name: 'Ada Lovelace' }).waitFor();
    await keys.round();
    await keys.fill('Name, account or id begins with', 'Ada', 'searchbox');
    await keys.activate('button', 'Ada Lovelace');
    await keys.isOn('heading', 'Ada Lovelace');
    await keys.round();
    await keys.activate('button', 'Require it');
    await keys.isOn('paragraph', /Require a second step of/);
    await keys.activate('button', 'Cancel');
    await keys.isOn('button', 'Require it');
    await keys.press('Enter');
    await keys.isOn('paragraph', /Require a second step of/);
    await keys.activate('button', 'Require it');
    await keys.isOn('textbox', 'Reason');
    await keys.type('Handles payments');
    await keys.press('Enter');
    await page.getByText('A second step is required of this person now.').waitFor();
    await keys.isOn('heading', 'Ada Lovelace');

    await keys.activate('button', 'All people');
    await keys.isOn('button', 'Ada Lovelace');
    await keys.fill('Name, account or id begins with', 'Alan', 'searchbox');
    await keys.activate('button', 'Alan Turing');
    await keys.isOn('heading', 'Alan Turing');
    await keys.activate('button', 'Reset');
    await keys.isOn('paragraph', /Reset the second step of/);
    await keys.fill(/to confirm$/, 'Alan Turing');
    await keys.fill('Reason', 'Lost the phone');
    await keys.press('Enter');
    await proveIt(stage, keys, app);
    // The set-up code is shown this once, and read out.
    await keys.isOn('paragraph', 'Set-up code');
    assert.deepEqual(faults, []);
  });
});

describe('what the keyboard notices', () => {
  let stage: Stage;
  before(async () => {
    stage = await openStage();
  });
  afterEach(() => stage.endVisits());
  after(async () => {
    await stage.close();
    await closeBrowser();
  });

  const faults = {
    'a focus that is not drawn': ['<button>One</button><button class="dull">Two</button>', /looks the same/],
    'a focus under something': [
      '<button>One</button><button>Two</button><div class="lid"></div>',
      /not seen/,
    ],
    'a focus outside the window': ['<button>One</button><button class="away">Two</button>', /not seen/],
    'a control without a name': ['<button>One</button><button></button>', /without a name/],
    'a trap': ['<button>One</button><button id="trap">Two</button><button>Three</button>', /leaves out/],
  } as const;
  for (const [fault, [body, words]] of Object.entries(faults))
    it(`notices ${fault}`, async () => {
      const { page } = await stage.visit();
      await page.setContent(`<style>
        .dull { outline: none }
        .lid { position: fixed; inset: 0; background: white }
        .away { position: fixed; inset-inline-start: -500px }
      </style>${body}`);
      await page.evaluate(() => {
        const [first, trap] = document.querySelectorAll('button');
        if (trap?.id !== 'trap') return;
        trap.addEventListener('keydown', (event) => {
          event.preventDefault();
          first?.focus();
        });
      });
      const keys = await Keyboard.of(page);
      await assert.rejects(keys.round(), words);
    });

  it('notices a focus that was dropped', async () => {
    const { page } = await stage.visit();
    await page.setContent('<button onclick="this.remove()">Gone</button>');
    const keys = await Keyboard.of(page);
    await keys.activate('button', 'Gone');
    assert.equal((await keys.focused()).role, 'page');
  });
});

/** What is selected in the field that has the focus. */
function selected({ page }: Keyboard): Promise<string> {
  return page.evaluate(() => getSelection()?.toString() ?? '');
}

/** The option that Enter would take. */
function active({ page }: Keyboard): Promise<string | null> {
  return page.getByRole('combobox', { name: 'Search by' }).getAttribute('aria-activedescendant');
}
