import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { showSection } from '../../../stories-kit/section.js';
import type { Story } from '../../../stories-kit/story.js';
import { reach } from '../../../stories-kit/keyboard.js';
import * as stories from './admin-texting.stories.js';

const plain = (node: Element | null | undefined) => (node?.textContent ?? '').replace(/\s+/g, ' ').trim();

async function show(story: Story, { loads = true } = {}) {
  const all = await showSection('mfa-admin-texting', story, { loads: false });
  const { section, shadow } = all;
  if (loads) await waitUntil(() => shadow.querySelector('.below-table, [part=problem]'), 'it is loaded');
  const names = () => [...shadow.querySelectorAll('.provider .name')].map(plain);
  const give = async (reason: string) => {
    const field = shadow.querySelector<HTMLInputElement>('[name=reason]')!;
    field.value = reason;
    field.dispatchEvent(new Event('input'));
    await section.updateComplete;
  };
  const setMode = async (country: string, mode: string) => {
    const select = shadow.querySelector<HTMLSelectElement>(`[data-country=${country}] select`)!;
    select.value = mode;
    select.dispatchEvent(new Event('change'));
    await section.updateComplete;
  };
  return { ...all, names, give, setMode };
}

describe('<mfa-admin-texting>', () => {
  for (const [name, story] of Object.entries(stories).filter(([name]) => name !== 'default'))
    it(`has no accessibility violations: ${name}`, async () => {
      const { section } = await show(story as Story, { loads: name !== 'Loading' });
      await expect(section).to.be.accessible();
    });

  it('S23 tells what became of texts, by provider and by country, and why they failed', async () => {
    const { rows, shadow } = await show(stories.Several);
    expect(rows()[0]).to.match(
      /twilio Sent 12,840 ?Delivered 12,391 ?Failed 402 ?Not known yet 47 ?97% arrive/,
    );
    expect(rows()[0]).to.include('The phone can’t be reached (30003): 311 and Blocked by the network');
    const lines = [...shadow.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map((cell) => plain(cell.querySelector('option:checked') ?? cell)).join(' | '),
    );
    expect(lines).to.deep.equal([
      'United Kingdom | On | 11,002 | 10,800 | 180 | 22',
      'Nigeria | Watched | 912 | 610 | 280 | 22',
      'Bangladesh | Off | 0 | 0 | 0 | 0',
    ]);
  });

  it('S23 puts providers in order by the keyboard, says where each went, and saves with a reason', async () => {
    const { section, shadow, labelled, names, press, shows, give, sent } = await show(stories.Several);
    await reach(() => labelled('Ask harbour-sms earlier')!);
    await sendKeys({ press: 'Enter' });
    await shows('harbour-sms is number 1 now. Not saved yet.');
    expect(names()).to.deep.equal(['harbour-sms', 'twilio', 'backup']);
    await waitUntil(() => shadow.activeElement === labelled('Ask harbour-sms earlier'));
    expect(labelled('Ask harbour-sms earlier')!.getAttribute('aria-disabled')).to.equal('true');
    await press('Save');
    expect(sent('/admin/texting/providers'), 'a reason is needed').to.deep.equal([]);
    await give('Cheaper this month');
    await expect(section).to.be.accessible();
    const changed = oneEvent(section, 'mfa-changed');
    await press('Save');
    await changed;
    expect(sent('/admin/texting/providers')[0]!.input).to.deep.equal({
      providers: [
        { name: 'harbour-sms', isOn: true },
        { name: 'twilio', isOn: true },
        { name: 'backup', isOn: false },
      ],
      version: 3,
      reason: 'Cheaper this month',
    });
    await shows('Saved. The next text goes by it.');
    expect(shadow.querySelector('[name=reason]')).to.equal(null);
  });

  it('S23 asks for nothing when everything is back as it was', async () => {
    const { shadow, press, names } = await show(stories.Several);
    await press('Ask twilio later');
    await press('Ask twilio earlier');
    expect(names()[0]).to.equal('twilio');
    expect(shadow.querySelector('[name=reason]')).to.equal(null);
    await press('backup');
    await press('Cancel');
    expect(shadow.querySelector('[aria-label=backup]')!.getAttribute('aria-checked')).to.equal('false');
  });

  it('S23 keeps the last one on while the rules let anybody use texts: to be reached, with the reason', async () => {
    const { shadow, labelled, press } = await show(stories.LastOne);
    const last = labelled('twilio')!;
    last.focus();
    expect(shadow.activeElement).to.equal(last);
    expect(last.getAttribute('aria-disabled')).to.equal('true');
    expect(plain(shadow.getElementById(last.getAttribute('aria-describedby')!))).to.equal(
      'This one stays on: the rules let people use texts.',
    );
    await press('twilio');
    expect(last.getAttribute('aria-checked')).to.equal('true');
    await press('harbour-sms');
    await press('twilio');
    expect(last.getAttribute('aria-checked')).to.equal('false');
    const free = await show(stories.NotAllowed);
    await free.press('twilio');
    expect(free.labelled('twilio')!.getAttribute('aria-checked')).to.equal('false');
  });

  it('S23 shows what somebody else saved meanwhile, and keeps the order that was wanted', async () => {
    const { press, give, shows, names, sent } = await show(stories.Changed);
    await press('Ask harbour-sms earlier');
    await give('Cheaper');
    await press('Save');
    await shows('Somebody else changed this meanwhile. Look at it again.');
    await waitUntil(() => sent('/admin/texting').length === 2);
    expect(names()[0]).to.equal('harbour-sms');
    await press('Save');
    await shows('Saved.');
  });

  it('S23 switches a country off, watches one, and adds one by its name, each with a reason', async () => {
    const { shadow, setMode, give, press, shows, sent } = await show(stories.Several);
    await setMode('NG', 'off');
    await shows('Texts to Nigeria: Off');
    await give('Pumped numbers');
    await press('Save');
    await shows('Saved.');
    const field = shadow.querySelector<HTMLInputElement>('[name=country]')!;
    field.focus();
    await sendKeys({ type: 'Atlantis' });
    await sendKeys({ press: 'Enter' });
    await shows('No country is called that.');
    field.value = '';
    await sendKeys({ type: 'france' });
    // Enter is the list's of suggestions, where the browser shows one.
    await press('Add');
    await waitUntil(() => shadow.activeElement?.closest('[data-country=FR]'));
    await setMode('FR', 'watch');
    await give('Opening there');
    await press('Save');
    await waitUntil(() => sent('/admin/texting/country').length === 2);
    expect(sent('/admin/texting/country').map(({ input }) => input)).to.deep.equal([
      { country: 'NG', mode: 'off', reason: 'Pumped numbers' },
      { country: 'FR', mode: 'watch', reason: 'Opening there' },
    ]);
    await shows('All other countries: On');
  });

  it('S23 sends a test, and says what the provider answered', async () => {
    const { section, shadow, press, shows, sent } = await show(stories.Several);
    section.querySelector<HTMLInputElement>('input[type=tel]')!.focus();
    await sendKeys({ type: '+447911123456' });
    await press('Send a test text');
    await shows('twilio took the test text.');
    expect(sent('/admin/texting/test')[0]!.input).to.deep.equal({
      provider: 'twilio',
      phone: '+447911123456',
    });
    const by = shadow.querySelector<HTMLSelectElement>('.test select')!;
    by.value = 'backup';
    by.dispatchEvent(new Event('change'));
    await press('Send a test text');
    await shows('backup could not send it: The provider failed (20003).');
  });

  it('S23 says at the field what is wrong with the number', async () => {
    const { section, press } = await show(stories.BadNumber);
    section.querySelector<HTMLInputElement>('input[type=tel]')!.focus();
    await sendKeys({ type: '+447911123456' });
    await press('Send a test text');
    await waitUntil(() =>
      section.querySelector('[slot=error]')?.textContent.includes('That number doesn’t work'),
    );
  });
});
