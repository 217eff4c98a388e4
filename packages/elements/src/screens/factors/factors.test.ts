import { factors, MfaError } from '@mfa-kit/contract';
import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { cancelDialog, proveInDialog, removeDialogs, showSection } from '../../../stories-kit/section.js';
import type { Story } from '../../../stories-kit/story.js';
import * as stories from './factors.stories.js';

const show = (story: Story, how = {}) => showSection('mfa-factors', story, how);
const focused = (root: ShadowRoot) => root.activeElement;

describe('<mfa-factors>', () => {
  afterEach(removeDialogs);

  for (const [name, story] of Object.entries(stories).filter(([name]) => name !== 'default'))
    it(`has no accessibility violations: ${name}`, async () => {
      const { section } = await show(story as Story, { loads: name !== 'Loading' });
      await expect(section).to.be.accessible();
    });

  it('S1 P36 lists every factor by name, masked target, when it was added and used, and the default one', async () => {
    const { rows } = await show(stories.Several);
    const [app, text, second] = rows();
    expect(app).to.match(/^Authenticator app Default Added \w+ \d+, 20\d\d ?Last used today Manage/);
    expect(text).to.match(/^Text message •••• 56 Added .+ ?Last used yesterday/);
    expect(second).to.match(/^Authenticator 2 Added .+ ?Not used yet/);
  });

  it('S1 renames, and goes back to the button', async () => {
    const { section, shadow, press, shows, rows, sent } = await show(stories.Several);
    await press('Manage Authenticator 2');
    await press('Rename');
    await waitUntil(() => document.activeElement === section.querySelector('input'));
    await sendKeys({ type: 'Work phone' });
    await sendKeys({ press: 'Enter' });
    await shows('Renamed.');
    expect(rows()[2]).to.match(/^Work phone/);
    expect(sent('/factors/rename')[0]!.input).to.deep.equal({ factorId: 'factor-2', name: 'Work phone' });
    await waitUntil(() => focused(shadow)?.matches('.manage'));
    expect(section.querySelector('input')).to.equal(null);
  });

  it('S1 makes another one the default', async () => {
    const { press, shows, rows } = await show(stories.Several);
    await press('Manage Text message');
    await press('Make default');
    await shows('You’ll be asked for it first.');
    expect(rows()[1]).to.include('Default');
    expect(rows()[0]).to.not.include('Default');
  });

  it('S1 removes one after a question that names what it means', async () => {
    const { section, shadow, press, shows, rows, text } = await show(stories.Several);
    await press('Manage Text message');
    await press('Remove');
    await waitUntil(() => focused(shadow)?.matches('.ask'));
    expect(text()).to.include('Remove Text message?');
    expect(text()).to.include('You won’t be able to sign in with it any more.');
    await press('Keep it');
    await waitUntil(() => focused(shadow)?.matches('[data-action=remove]'));
    expect(rows()).to.have.lengthOf(3);
    await press('Remove');
    const changed = oneEvent(section, 'mfa-changed');
    [...shadow.querySelectorAll<HTMLButtonElement>('.confirm button')][0]!.click();
    await changed;
    await shows('Text message was removed.');
    expect(rows()).to.have.lengthOf(2);
    await waitUntil(() => focused(shadow)?.matches('h2'));
  });

  it('S2 says that removing the last one turns the second step off', async () => {
    const { press, shows, sent } = await show(stories.OnlyOne);
    await press('Manage Authenticator app');
    await press('Remove');
    await shows('Remove Authenticator app and turn off the second step?');
    await shows('your password alone will protect your account. Your recovery codes stop working');
    await press('Turn off');
    await shows('Only your password protects your account');
    expect(sent('/factors/remove')).to.have.lengthOf(1);
  });

  it('S2 E3 keeps the control of one that policy requires: to be reached, off, with the reason', async () => {
    const { shadow, press, labelled, sent } = await show(stories.Required);
    await press('Manage Authenticator app');
    const remove = labelled('Remove')!;
    remove.focus();
    expect(focused(shadow)).to.equal(remove);
    expect(remove.getAttribute('aria-disabled')).to.equal('true');
    expect(remove.disabled).to.equal(false);
    const why = shadow.getElementById(remove.getAttribute('aria-describedby')!)!;
    expect(why.textContent).to.include('Your organization requires a second step');
    await press('Remove');
    expect(shadow.querySelector('.confirm')).to.equal(null);
    expect(sent('/factors/remove')).to.deep.equal([]);
  });

  it('S2 names who requires it, and for whom', async () => {
    const { shadow, press, labelled } = await show(stories.RequiredBySomebody);
    await press('Manage Authenticator app');
    const remove = labelled('Remove')!;
    expect(remove.getAttribute('aria-disabled')).to.equal('true');
    const why = shadow.getElementById(remove.getAttribute('aria-describedby')!)!;
    expect(why.textContent).to.equal(
      'Required by Harbour Resellers for your company. This is the last one: add another method first.',
    );
  });

  it('says so when it became the last one meanwhile', async () => {
    const { press, shows, shadow } = await show(stories.Refused);
    await press('Manage Authenticator app');
    await press('Remove');
    shadow.querySelector<HTMLButtonElement>('.confirm button')!.click();
    await shows('Your account needs a method, and this is the last.');
  });

  it('S3 asks for a proof where a change needs one, then makes it once', async () => {
    const { press, shows, sent } = await show(stories.ProofFirst);
    await press('Manage Text message');
    await press('Make default');
    await proveInDialog();
    await shows('You’ll be asked for it first.');
    expect(sent('/factors/default')).to.have.lengthOf(2);
    expect(sent('/step-up/begin')).to.have.lengthOf(1);
  });

  it('S3 changes nothing and complains about nothing when the proof is cancelled', async () => {
    const { shadow, press, sent, idle } = await show(stories.ProofFirst);
    await press('Manage Text message');
    await press('Make default');
    await cancelDialog();
    await idle();
    expect(sent('/factors/default')).to.have.lengthOf(1);
    expect(shadow.querySelector('[part=problem]')).to.equal(null);
  });

  it('B7 adds an authenticator by the screen that enrols one, by the routes of the settings', async () => {
    const { section, shadow, inner, press, shows, rows, sent } = await show(stories.Several);
    await press('Add a method');
    await waitUntil(() => focused(shadow)?.matches('h3'));
    shadow.querySelectorAll<HTMLButtonElement>('.method')[0]!.click();
    await waitUntil(() => inner()?.querySelector('[part=steps]'), 'the code is there', { timeout: 5000 });
    expect(sent('/factors/add')[0]!.input).to.deep.equal({ kind: 'totp' });
    const enrolled = oneEvent(section, 'mfa-enrolled');
    section.querySelector('input')!.focus();
    await sendKeys({ type: '123456' });
    await enrolled;
    await shows('Added. You can use it from your next sign-in on.');
    expect(rows()[3]).to.match(/^Authenticator 3/);
    expect(sent().some(({ path }) => path.startsWith('/flow'))).to.equal(false);
  });

  it('B8 P37 changes a number: the old one is named as replaced, and only that kind is offered', async () => {
    const { section, inner, press, shows, sent } = await show(stories.Several);
    await press('Manage Text message');
    await press('Change number');
    await waitUntil(() => inner()?.querySelector('mfa-phone-input'), 'the field is there', { timeout: 5000 });
    const field = section.querySelector<HTMLInputElement>('input[type=tel]')!;
    field.focus();
    await sendKeys({ type: '+447911123456' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => inner()?.querySelector('mfa-otp-input'), 'the code is asked for');
    expect(sent('/factors/add')[0]!.input).to.deep.equal({
      kind: 'phone',
      phone: '+447911123456',
      replaces: 'phone-1',
    });
    section.querySelector('input')!.focus();
    await sendKeys({ type: '123456' });
    await shows('Replaced. The old one no longer works.');
  });

  it('B8 leaves the old one as it was when the person cancels', async () => {
    const { inner, press, rows, sent } = await show(stories.Several);
    await press('Manage Authenticator 2');
    await press('Set up again');
    await waitUntil(() => inner()?.querySelector('[part=steps]'), 'the code is there', { timeout: 5000 });
    await press('Cancel');
    await waitUntil(() => sent('/factors/abandon').length);
    expect(sent('/factors/abandon')[0]!.input).to.deep.equal({ factorId: 'factor-3' });
    expect(rows()).to.have.lengthOf(3);
  });

  it('starts a set-up again whose tries are spent', async () => {
    const { section, inner, press, shows } = await show(stories.Several);
    await press('Manage Authenticator 2');
    await press('Set up again');
    await waitUntil(() => inner()?.querySelector('[part=steps]'), 'the code is there', { timeout: 5000 });
    section.querySelector('input')!.focus();
    await sendKeys({ type: '000000' });
    await shows('Too many wrong codes: that QR code no longer works.');
  });

  it('keeps the button when no more can be added, and says why', async () => {
    const { shadow, press, labelled } = await show(stories.Full);
    const add = labelled('Add a method')!;
    expect(add.getAttribute('aria-disabled')).to.equal('true');
    expect(shadow.getElementById(add.getAttribute('aria-describedby')!)!.textContent).to.include(
      'as many methods',
    );
    await press('Add a method');
    expect(shadow.querySelector('.method')).to.equal(null);
  });

  it('leads to the wizard where there is none yet, unless the page does', async () => {
    const { section, inner, press, shows } = await show(stories.None);
    const stay = (event: Event) => event.preventDefault();
    section.addEventListener('mfa-enroll', stay);
    await press('Set up a second step');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(inner()).to.equal(undefined);
    section.removeEventListener('mfa-enroll', stay);
    await press('Set up a second step');
    await shows('About two minutes');
    expect(inner()!.querySelector('h2')).to.not.equal(null);
  });

  it('R16 says after a recovery code what to repair, and until when', async () => {
    const { shadow } = await show(stories.Repair);
    const words = shadow.querySelector('[part=repair]')!.textContent.replace(/\s+/g, ' ');
    expect(words).to.match(/You signed in with a recovery code.+then remove the lost one\. Until \d+:\d\d/);
  });

  it('loads again after it could not', async () => {
    const { press, rows, shows } = await show(stories.NotLoaded);
    await shows('You seem to be offline');
    await press('Try again');
    await waitUntil(() => rows().length === 3);
  });

  it('leads back to signing in when the session is over', async () => {
    const { shadow, shows } = await show(stories.SignedOut);
    await shows('Sign in again');
    expect(shadow.querySelector('a')!.getAttribute('href')).to.equal('/sign-in');
  });

  it('S16 is busy while it waits, and says after a second that it still is', async () => {
    const { section, press, shows, sent } = await show(stories.Slow);
    await press('Manage Text message');
    await press('Make default');
    expect(section.getAttribute('aria-busy')).to.equal('true');
    await press('Make default');
    expect(sent('/factors/default')).to.have.lengthOf(1);
    await waitUntil(() => section.shadowRoot!.textContent.includes('Still working…'), '', { timeout: 2000 });
    await shows('Still working…');
  });

  it('says what is wrong with a name at the name', async () => {
    const { section, press } = await show(stories.Several);
    section.client!.first(factors.rename, () => {
      throw new MfaError('request_malformed', { fields: ['name'] });
    });
    await press('Manage Authenticator 2');
    await press('Rename');
    await sendKeys({ type: 'x' });
    await press('Save');
    await waitUntil(() => section.querySelector('[slot=error]')?.textContent.includes('doesn’t look right'));
  });
});
