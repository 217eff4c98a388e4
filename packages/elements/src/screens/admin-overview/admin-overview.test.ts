import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import type { MfaShowPeopleEvent } from '../../events.js';
import { showSection } from '../../../stories-kit/section.js';
import type { Story } from '../../../stories-kit/story.js';
import * as stories from './admin-overview.stories.js';

async function show(story: Story, { loads = true } = {}) {
  const all = await showSection('mfa-admin-overview', story, { loads: false });
  const { shadow } = all;
  if (loads) await waitUntil(() => shadow.querySelector('.all, .empty, [part=problem]'), 'it is loaded');
  const plain = (node: Element) => node.textContent.replace(/\s+/g, ' ').trim();
  const table = (name: string) =>
    [...shadow.querySelectorAll(`table[aria-label='${name}'] tr`)].map((row) =>
      [...row.children].map(plain).join(' | '),
    );
  const count = (name: string) => shadow.querySelector<HTMLElement>(`button[aria-label$=': ${name}']`);
  return { ...all, table, count };
}

describe('<mfa-admin-overview>', () => {
  for (const [name, story] of Object.entries(stories).filter(([name]) => name !== 'default'))
    it(`has no accessibility violations: ${name}`, async () => {
      const { section } = await show(story as Story, { loads: name !== 'Loading' });
      await expect(section).to.be.accessible();
    });

  it('S17 counts who is covered: of everybody, by company and by role', async () => {
    const { text, table } = await show(stories.Three);
    expect(text()).to.include('100% of 3 people have a second step');
    expect(table('By company')).to.deep.equal([
      'Company | People | Covered | Authenticator | Texts alone | Nothing',
      'Harbour Bikes | 1 | 100% | 1 | 0 | 0',
      'Meadow & Sons | 1 | 100% | 1 | 0 | 0',
      'Northwind | 1 | 100% | 0 | 1 | 0',
    ]);
    expect(table('By role')[3]).to.equal('administrator | 1 | 100% | 0 | 1 | 0');
  });

  it('S17 writes large numbers as the language does, and never rounds somebody away', async () => {
    const { text } = await show(stories.Many);
    expect(text()).to.match(/86% of 100,000 people have a second step/);
    expect(text()).to.match(/Nothing 14,285 14%/);
  });

  it('S17 leads from each number to the people behind it, and from none nowhere', async () => {
    const { section, count } = await show(stories.Many);
    const asked = async (name: string) => {
      const told = oneEvent(section, 'mfa-show-people') as unknown as Promise<MfaShowPeopleEvent>;
      count(name)!.click();
      return (await told).wanted;
    };
    expect(await asked('Nothing')).to.deep.equal({
      status: 'missing',
    });
    expect(await asked('Northwind, Texts alone')).to.deep.equal({ tenant: 'Northwind', status: 'weak' });
    expect(await asked('teller')).to.deep.equal({ role: 'teller' });
    expect(await asked('Few recovery codes left')).to.deep.equal({ status: 'codes_low' });
    const few = await show(stories.LongNames);
    expect(few.count('Need a set-up code')).to.equal(null);
    expect(few.count('No company, Nothing')).to.equal(null);
  });

  it('S17 says when there is nobody yet', async () => {
    const { text, shadow } = await show(stories.Nobody);
    expect(text()).to.include('Nobody yet: people appear here when they first sign in.');
    expect(shadow.querySelector('.export')).to.equal(null);
  });
});
