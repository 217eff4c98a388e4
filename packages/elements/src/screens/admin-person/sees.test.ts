import { policy } from '@mfa-kit/contract';
import { expect, waitUntil } from '@open-wc/testing';
import { showSection } from '../../../stories-kit/section.js';
import type { Story } from '../../../stories-kit/story.js';
import * as stories from './admin-person.stories.js';

async function show(story: Story) {
  const all = await showSection('mfa-admin-person', story, { loads: false });
  const { shadow, press } = all;
  await waitUntil(() => shadow.querySelector('.facts'), 'it is loaded');
  await press('Show what they see');
  const screen = () => shadow.querySelector('.screen')?.firstElementChild;
  const choose = (where: string, value: string) => {
    const select = shadow.querySelector<HTMLSelectElement>(`#sees-${where}`)!;
    select.value = value;
    select.dispatchEvent(new Event('change'));
  };
  return { ...all, screen, choose };
}

describe('what a person would see, in <mfa-admin-person>', () => {
  it('S24 shows the very screen, inert, with made-up data, and says by which rules', async () => {
    const { section, shadow, shows, text, screen, sent } = await show(stories.Covered);
    await shows('They are asked for a code.');
    await waitUntil(() => screen()?.shadowRoot?.querySelector('mfa-otp-input'), 'the challenge is there');
    expect(screen()!.localName).to.equal('mfa-challenge');
    expect(text()).to.include('Required: set by Harbour Resellers');
    const field = section.querySelector<HTMLInputElement>('input[name=code]')!;
    field.focus();
    expect(document.activeElement).to.not.equal(field);
    expect(shadow.querySelector('.screen')!.hasAttribute('inert')).to.equal(true);
    expect(sent().some(({ path }) => path.startsWith('/flow'))).to.equal(false);
    await expect(section).to.be.accessible();
  });

  it('S24 asks by application and sign-in source', async () => {
    const { shows, choose, sent, screen, press, section } = await show(stories.Covered);
    await shows('They are asked for a code.');
    choose('source', 'acme-sso');
    await shows('They get straight in: no second step is asked for.');
    expect(screen()).to.equal(undefined);
    expect(sent(policy.explain.path).at(-1)!.input).to.deep.equal({ userId: 'user-1', source: 'acme-sso' });
    choose('source', '');
    await shows('They are asked for a code.');
    await press('Close');
    expect(screen()).to.equal(undefined);
    expect(section.querySelector('input')).to.equal(null);
  });

  it('S24 shows who has nothing that a set-up code is asked for', async () => {
    const { shows, screen } = await show(stories.Nothing);
    await shows('They are asked for a set-up code of yours.');
    expect(screen()!.localName).to.equal('mfa-ticket');
  });

  it('S24 makes room for a question that has a field of its own', async () => {
    const { section, shadow, screen, shows } = await show(stories.Covered);
    await shows('They are asked for a code.');
    shadow.querySelector<HTMLElement>('[data-action=preset]')!.click();
    await waitUntil(() => section.querySelector('input[type=tel]'));
    expect(screen()).to.equal(undefined);
  });
});
