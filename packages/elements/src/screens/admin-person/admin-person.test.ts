import { admin, MfaError, stepUp } from '@mfa-kit/contract';
import { expect, html, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { consoleServer } from '../../../stories-kit/console.js';
import { cancelDialog, proveInDialog, removeDialogs, showSection } from '../../../stories-kit/section.js';
import type { Story } from '../../../stories-kit/story.js';
import * as stories from './admin-person.stories.js';

async function show(story: Story, { loads = true } = {}) {
  const all = await showSection('mfa-admin-person', story, { loads: false });
  const { section, shadow, text } = all;
  if (loads) await waitUntil(() => shadow.querySelector('.facts, [part=problem]'), 'it is loaded');
  const open = async (action: string) => {
    shadow.querySelector<HTMLElement>(`[data-action=${action}]`)!.click();
    await waitUntil(() => shadow.activeElement?.matches('.ask'), 'the question is read');
  };
  const type = async (id: string, words: string) => {
    shadow.querySelector<HTMLInputElement>(`#${id}`)!.focus();
    await sendKeys({ type: words });
  };
  const value = (id: string) => shadow.querySelector<HTMLInputElement>(`#${id}`)!.value;
  const wrong = (id: string) => shadow.querySelector(`#${id}-wrong`)!.textContent.trim();
  const go = () => shadow.querySelector<HTMLElement>('.confirm [type=submit]')!.click();
  const row = (id: string) =>
    shadow.querySelector(`[data-id=${id}]`)!.textContent.replace(/\s+/g, ' ').trim();
  return { ...all, section, shadow, text, open, type, value, wrong, go, row };
}

describe('<mfa-admin-person>', () => {
  afterEach(removeDialogs);

  for (const [name, story] of Object.entries(stories).filter(([name]) => name !== 'default'))
    it(`has no accessibility violations: ${name}`, async () => {
      const { section } = await show(story as Story, { loads: name !== 'Loading' });
      await expect(section).to.be.accessible();
    });

  for (const action of ['require', 'exempt', 'preset', 'reset'])
    it(`has no accessibility violations: asking to ${action}`, async () => {
      const { section, open } = await show(stories.Covered);
      await open(action);
      await expect(section).to.be.accessible();
    });

  it('S17 shows what a person has, masked, and why what is asked of them is', async () => {
    const { text } = await show(stories.Covered);
    expect(text()).to.match(/Recovery codes left 0 Trusted browsers 2 Mail a\*\*\*@n\*\*\*\.example/);
    expect(text()).to.match(/Authenticator app Added .+Last used yesterday/);
    expect(text()).to.include(
      'Required: set by Harbour Resellers for sign-in source “local” and company “Northwind”',
    );
    expect(text()).to.include('Not in force: a locked rule allows nothing weaker.');
    expect(text()).to.include('Browsers are trusted for 30 days: rule “everybody”, for everybody');
  });

  it('S18 resets only with a reason and the person’s name, and sends nothing before', async () => {
    const { shadow, open, go, wrong, type, sent, text } = await show(stories.Covered);
    await open('reset');
    expect(text()).to.include('methods, recovery codes, trusted browsers and sessions end at once');
    go();
    await waitUntil(() => shadow.activeElement?.id === 'name');
    expect(wrong('reason')).to.equal('Say why, in three characters or more.');
    expect(wrong('name')).to.include('Amina Abara');
    await type('name', 'Amina');
    await type('reason', 'Lost phone');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => wrong('name') && shadow.activeElement?.id === 'name');
    expect(sent(admin.reset.path)).to.deep.equal([]);
  });

  it('S18 shows the set-up code once, and nothing of it is left afterwards', async () => {
    const { section, shadow, open, type, sent, text, press, shows } = await show(stories.Covered);
    await open('reset');
    await type('name', 'Amina Abara');
    await type('reason', 'Lost phone');
    const changed = oneEvent(section, 'mfa-changed');
    await sendKeys({ press: 'Enter' });
    await changed;
    expect(sent(admin.reset.path)[0]!.input).to.deep.equal({
      userId: 'user-1',
      name: 'Amina Abara',
      reason: 'Lost phone',
    });
    await shows('K7QMW-X2HPD-9FTRC-4BNVA');
    expect(text()).to.include('It is shown only now.');
    expect(text()).to.include('Nothing is set up.');
    await waitUntil(() => shadow.activeElement?.matches('.ask'));
    await expect(section).to.be.accessible();
    await press('Done, take it away');
    await waitUntil(() => shadow.activeElement?.matches('h2'));
    expect(`${shadow.innerHTML}${section.innerHTML}`).to.not.include('K7QMW');
    expect(shadow.querySelector('mfa-copy-button')).to.equal(null);
  });

  it('S18 says at the name that the server found another one', async () => {
    const server = consoleServer().first(admin.reset, () => {
      throw new MfaError('confirmation_required');
    });
    const { shadow, open, type, wrong, value } = await show({
      render: () => html`<mfa-admin-person user-id="user-1" .client=${server}></mfa-admin-person>`,
    });
    await open('reset');
    await type('reason', 'Lost phone');
    await type('name', 'Amina Abara');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => wrong('name'));
    expect(shadow.activeElement!.id).to.equal('name');
    expect(value('reason')).to.equal('Lost phone');
    expect(shadow.querySelector('[part=problem]')).to.equal(null);
  });

  for (const [story, words] of [
    [stories.Self, 'You can’t reset yourself.'],
    [stories.Above, 'Only an administrator of at least their rank'],
  ] as const)
    it(`S19 keeps the reset of one that may not be reset: to be reached, off, with the reason: ${words}`, async () => {
      const { shadow } = await show(story);
      const reset = shadow.querySelector<HTMLButtonElement>('[data-action=reset]')!;
      reset.focus();
      expect(shadow.activeElement).to.equal(reset);
      expect([reset.ariaDisabled, reset.disabled]).to.deep.equal(['true', false]);
      expect(shadow.getElementById(reset.getAttribute('aria-describedby')!)!.textContent).to.include(words);
      reset.click();
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(shadow.querySelector('.confirm')).to.equal(null);
    });

  it('S18 asks for a proof for the reset alone, and what was typed survives cancelling it', async () => {
    const { shadow, open, type, value, sent, shows, idle } = await show(stories.ProofFirst);
    await open('reset');
    await type('name', 'Amina Abara');
    await type('reason', 'Lost phone');
    await sendKeys({ press: 'Enter' });
    await cancelDialog();
    await idle();
    expect([value('name'), value('reason')]).to.deep.equal(['Amina Abara', 'Lost phone']);
    expect(shadow.querySelector('[part=problem]')).to.equal(null);
    expect(sent(stepUp.begin.path)[0]!.input).to.deep.equal({ purpose: 'admin_reset' });
    shadow.querySelector<HTMLElement>('.confirm [type=submit]')!.click();
    await shows('K7QMW');
  });

  it('S19 asks for a proof before a write, then makes it once', async () => {
    const { open, type, shows, sent } = await show(stories.ProofFirst);
    await open('require');
    await type('reason', 'Handles payments');
    await sendKeys({ press: 'Enter' });
    await proveInDialog();
    await shows('A second step is required of this person now.');
    expect(sent(admin.require.path)).to.have.lengthOf(2);
  });

  it('S20 requires it of one, says who set it and why, and leaves it to the rules again', async () => {
    const { open, type, shows, row, sent } = await show(stories.Covered);
    await open('require');
    await type('reason', 'Handles payments');
    await sendKeys({ press: 'Enter' });
    await shows('A second step is required of this person now.');
    expect(row('required')).to.match(/Required of this person.+Harbour Resellers.+Handles payments/);
    await open('rules');
    await type('reason', 'Left the team');
    await sendKeys({ press: 'Enter' });
    await shows('The rules decide again.');
    expect(row('required')).to.include('None: the rules decide');
    expect(sent(admin.require.path)[1]!.input).to.deep.equal({
      userId: 'user-1',
      requirement: null,
      reason: 'Left the team',
    });
  });

  it('S21 exempts and gives time until a day within a year, with a reason', async () => {
    const { shadow, open, type, go, wrong, shows, row, sent } = await show(stories.Covered);
    for (const [action, id, done, route] of [
      ['exempt', 'exempt', 'This person is exempt until then.', admin.exempt],
      ['extend', 'extended', 'This person has time until then.', admin.extend],
    ] as const) {
      await open(action);
      await type('reason', 'On leave');
      go();
      await waitUntil(() => wrong('until').includes('Choose a day'));
      expect(shadow.activeElement!.id).to.equal('until');
      const field = shadow.querySelector<HTMLInputElement>('#until')!;
      const day = new Date(Date.now() + 30 * 86_400_000);
      field.valueAsDate = day;
      field.dispatchEvent(new Event('input'));
      go();
      await shows(done);
      expect(row(id)).to.match(/Until .+On leave/);
      const { until } = sent(route.path)[0]!.input as { until: number };
      expect(Math.abs(until - day.getTime()) < 2 * 86_400_000).to.equal(true);
    }
  });

  it('S21 ends an exemption, unlocks, and takes a number back', async () => {
    const { open, type, shows, shadow } = await show(stories.Decided);
    for (const [action, done] of [
      ['endExempt', 'The exemption is over.'],
      ['unlock', 'Unlocked'],
      ['endPreset', 'No number is set any more.'],
    ] as const) {
      await open(action);
      await type('reason', 'Asked by phone');
      await sendKeys({ press: 'Enter' });
      await shows(done);
    }
    expect(shadow.querySelector('[data-action=unlock]')).to.equal(null);
  });

  it('S20 sets a number, in the page’s own tree, that the person may or may not change', async () => {
    const { section, shadow, open, type, shows, sent, row } = await show(stories.Covered);
    await open('preset');
    const field = section.querySelector<HTMLInputElement>('input[type=tel]')!;
    field.focus();
    await sendKeys({ type: '+447911123456' });
    shadow.querySelector<HTMLInputElement>('.tick input')!.click();
    await type('reason', 'New hire');
    await sendKeys({ press: 'Enter' });
    await shows('The number is set.');
    expect(sent(admin.preset.path)[0]!.input).to.deep.equal({
      userId: 'user-1',
      phone: '+447911123456',
      isChangeable: false,
      reason: 'New hire',
    });
    expect(row('preset')).to.match(/•••• 56 · no other will do/);
    expect(section.querySelector('input')).to.equal(null);
  });

  it('S20 says at the number that it cannot be used, and keeps what was typed', async () => {
    const server = consoleServer().first(admin.preset, () => {
      throw new MfaError('country_blocked');
    });
    const { section, open, type, value, text } = await show({
      render: () => html`<mfa-admin-person user-id="user-1" .client=${server}></mfa-admin-person>`,
    });
    await open('preset');
    const field = section.querySelector<HTMLInputElement>('input[type=tel]')!;
    field.focus();
    await sendKeys({ type: '+447911123456' });
    await type('reason', 'New hire');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => text().includes('That country isn’t texted.'));
    expect(document.activeElement).to.equal(field);
    expect(value('reason')).to.equal('New hire');
  });

  it('asks anew when it is about somebody else', async () => {
    const { section, shows } = await show(stories.Covered);
    section.userId = 'user-2';
    await shows('Björn Beck');
  });
});
