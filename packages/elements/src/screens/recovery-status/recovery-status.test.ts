import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { cancelDialog, proveInDialog, removeDialogs, showSection } from '../../../stories-kit/section.js';
import type { Story } from '../../../stories-kit/story.js';
import * as stories from './recovery-status.stories.js';

const show = (story: Story, how = {}) => showSection('mfa-recovery-status', story, how);

describe('<mfa-recovery-status>', () => {
  afterEach(removeDialogs);

  for (const [name, story] of Object.entries(stories).filter(([name]) => name !== 'default'))
    it(`has no accessibility violations: ${name}`, async () => {
      const { section } = await show(story as Story, { loads: name !== 'Loading' });
      await expect(section).to.be.accessible();
    });

  it('R10 tells how many are left and when they were made and used, never a code', async () => {
    const { rows } = await show(stories.Plenty);
    expect(rows()[0]).to.match(/^8 of 10 codes left Made .+20\d\d ?Last used .+20\d\d/);
  });

  it('R15 warns at three, urges at one, and says so when there are none', async () => {
    const tones = { Plenty: '', Few: 'warning', Last: 'danger', Spent: 'warning', None: 'warning' } as const;
    const words = {
      Plenty: '8 of 10',
      Few: 'Make new ones soon.',
      Last: 'Make new ones now.',
      Spent: 'You have no recovery codes',
      None: 'You have no recovery codes',
    } as const;
    for (const [name, tone] of Object.entries(tones) as [keyof typeof tones, string][]) {
      const { shadow, text } = await show(stories[name]);
      expect(shadow.querySelector('.row')!.className.trim(), name).to.equal(`row ${tone}`.trim());
      expect(text(), name).to.include(words[name]);
    }
  });

  it('R20 R13 R9 explains before it makes any, and the old ones stay until the new ones are confirmed', async () => {
    const { section, shadow, inner, press, shows, sent } = await show(stories.Plenty);
    await press('Make new codes');
    await waitUntil(() => shadow.activeElement?.matches('.ask'));
    await shows('Your old ones keep working until you confirm that the new ones are saved.');
    expect(sent('/recovery/begin')).to.deep.equal([]);
    await press('Show new codes');
    await waitUntil(() => inner()?.querySelector('mfa-code-list'), 'the codes are shown', { timeout: 5000 });
    expect(sent('/recovery/begin')).to.have.lengthOf(1);
    expect(shadow.textContent).to.include('Keep the old codes');
    expect(inner()!.textContent).to.not.include('Make new codes');
    await press('Continue');
    expect(sent('/recovery/confirm'), 'not before they are ticked').to.deep.equal([]);
    section.querySelector<HTMLInputElement>('input[type=checkbox]')!.click();
    const changed = oneEvent(section, 'mfa-changed');
    await press('Continue');
    await changed;
    await shows('Your new codes work from now on. The old ones don’t.');
    expect(sent('/recovery/confirm')[0]!.input).to.deep.equal({ setId: 'set-2' });
    expect(sent('/recovery/begin')).to.have.lengthOf(1);
    expect(inner()).to.equal(undefined);
  });

  it('R13 keeps the old ones when the person thinks better of it', async () => {
    const { inner, press, shows, sent } = await show(stories.Plenty);
    await press('Make new codes');
    await press('Show new codes');
    await waitUntil(() => inner()?.querySelector('mfa-code-list'), 'the codes are shown', { timeout: 5000 });
    await press('Keep the old codes');
    await shows('8 of 10 codes left');
    expect(sent('/recovery/confirm')).to.deep.equal([]);
  });

  it('R14 asks for a proof for this purpose, and stays where it was if it is cancelled', async () => {
    const { shadow, inner, press, sent, idle } = await show(stories.ProofFirst);
    await press('Make new codes');
    await press('Show new codes');
    await cancelDialog();
    await idle();
    expect(sent('/step-up/begin')[0]!.input).to.deep.equal({ purpose: 'new_codes' });
    expect([shadow.querySelector('[part=problem]'), inner()]).to.deep.equal([null, undefined]);
  });

  it('R14 shows the codes after the proof', async () => {
    const { inner, press, sent } = await show(stories.ProofFirst);
    await press('Make new codes');
    await press('Show new codes');
    await proveInDialog();
    await waitUntil(() => inner()?.querySelector('mfa-code-list'), 'the codes are shown', { timeout: 5000 });
    expect(sent('/recovery/begin')).to.have.lengthOf(2);
  });

  it('R10 shows them once: taken out of the page they are gone, and others take another proof', async () => {
    const { section, root, inner, press, sent } = await show(stories.Plenty);
    await press('Make new codes');
    await press('Show new codes');
    await waitUntil(() => inner()?.querySelector('mfa-code-list'), 'the codes are shown', { timeout: 5000 });
    section.remove();
    await new Promise((resolve) => setTimeout(resolve));
    expect(inner()!.querySelector('mfa-code-list')).to.equal(null);
    root.append(section);
    await waitUntil(() => sent('/recovery/begin').length === 2);
  });

  it('says that they could not be made, and makes them then', async () => {
    const { inner, press, shows } = await show(stories.NotMade);
    await press('Make new codes');
    await press('Show new codes');
    await shows('We can’t reach a service we need.');
    await press('Show new codes');
    await waitUntil(() => inner()?.querySelector('mfa-code-list'), 'the codes are shown', { timeout: 5000 });
  });
});
