import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { FakeClient } from '../../../stories-kit/fake-client.js';
import type { Story } from '../../../stories-kit/story.js';
import type { MfaSection } from '../../mfa-section.js';
import * as stories from './settings.stories.js';

type Section = MfaSection<{ readonly now: number }>;
const tags = 'mfa-factors, mfa-recovery-status, mfa-trusted-browsers, mfa-activity';

async function show(story: Story) {
  const root = await fixture<HTMLElement>(html`<div>${story.render()}</div>`);
  const settings = root.querySelector('mfa-settings')!;
  await settings.updateComplete;
  const sections = [...settings.querySelectorAll<Section>(tags)];
  const section = (tag: string) => sections.find(({ localName }) => localName === tag)!;
  const ready = () =>
    waitUntil(() => sections.every(({ shadowRoot }) => shadowRoot!.querySelector('.row, .empty, .none')));
  const press = (tag: string, selector: string) =>
    section(tag).shadowRoot!.querySelector<HTMLButtonElement>(selector)!.click();
  const asked = (path: string) =>
    (settings.client as FakeClient).sent.filter((one) => one.path === path).length;
  return { settings, sections, section, ready, press, asked };
}

describe('<mfa-settings>', () => {
  for (const [name, story] of Object.entries(stories).filter(([name]) => name !== 'default'))
    it(`has no accessibility violations: ${name}`, async () => {
      const { settings } = await show(story as Story);
      await expect(settings).to.be.accessible();
    });

  it('shows all sections, each asking once for what it shows', async () => {
    const { sections, ready, asked } = await show(stories.All);
    await ready();
    expect(sections.map(({ localName }) => localName)).to.deep.equal([
      'mfa-factors',
      'mfa-recovery-status',
      'mfa-trusted-browsers',
      'mfa-activity',
    ]);
    expect(['/factors', '/recovery', '/devices', '/activity'].map(asked)).to.deep.equal([1, 1, 1, 1]);
  });

  it('keeps to the sections that the page wrote, in its order', async () => {
    const { sections, ready } = await show(stories.SomeSections);
    await ready();
    expect(sections.map(({ localName }) => localName)).to.deep.equal(['mfa-trusted-browsers', 'mfa-factors']);
  });

  it('keeps the fields of each section in the page’s own tree', async () => {
    const { section, ready, press } = await show(stories.All);
    await ready();
    press('mfa-factors', '.manage');
    await section('mfa-factors').updateComplete;
    press('mfa-factors', '[data-action=rename]');
    await waitUntil(() => document.querySelector('mfa-factors input[name=factor-name]'));
  });

  it('asks the other sections anew after a change in one', async () => {
    const { ready, press, asked } = await show(stories.All);
    await ready();
    press('mfa-trusted-browsers', '.row .act');
    await waitUntil(() => asked('/factors') === 2 && asked('/recovery') === 2 && asked('/activity') === 2);
    expect(asked('/devices')).to.equal(1);
  });

  it('hides what nobody needs who has no second step', async () => {
    const { sections, section } = await show(stories.Off);
    await waitUntil(() => section('mfa-recovery-status').hidden);
    const left = sections.filter(({ hidden }) => !hidden).map(({ localName }) => localName);
    expect(left).to.deep.equal(['mfa-factors', 'mfa-activity']);
  });

  it('leaves only the word that everything is over when the person disowned something', async () => {
    const { section, sections, ready, press } = await show(stories.All);
    await ready();
    press('mfa-activity', '.disown');
    await section('mfa-activity').updateComplete;
    press('mfa-activity', '.confirm .danger');
    await waitUntil(() => section('mfa-factors').hidden);
    expect(sections.filter(({ hidden }) => !hidden).map(({ localName }) => localName)).to.deep.equal([
      'mfa-activity',
    ]);
  });
});
