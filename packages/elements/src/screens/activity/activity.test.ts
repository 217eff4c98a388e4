import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { showSection } from '../../../stories-kit/section.js';
import type { Story } from '../../../stories-kit/story.js';
import * as stories from './activity.stories.js';

const show = (story: Story, how = {}) => showSection('mfa-activity', story, how);

describe('<mfa-activity>', () => {
  for (const [name, story] of Object.entries(stories).filter(([name]) => name !== 'default'))
    it(`has no accessibility violations: ${name}`, async () => {
      const { section } = await show(story as Story, { loads: name !== 'Loading' });
      await expect(section).to.be.accessible();
    });

  it('S6 tells what happened, when, with which factor, and where from', async () => {
    const { rows } = await show(stories.Several);
    expect(rows()[0]).to.match(
      /^Signed in .+20\d\d.+[AP]M ?Authenticator app ?Chrome on macOS ?203\.0\.113\.7/,
    );
    expect(rows()[1]).to.match(/^A wrong code .+Text message •••• 56 ?Firefox ?198\.51\.100\.24/);
    expect(rows()[2]).to.match(/Work phone/);
  });

  it('S6 has words for whatever can happen', async () => {
    const { shadow } = await show(stories.Everything);
    const names = [...shadow.querySelectorAll('.name')].map((name) => name.textContent.trim());
    expect(new Set(names).size).to.equal(names.length);
    expect(names.length).to.be.greaterThan(20);
    expect(names.join()).to.not.match(/_|undefined/);
  });

  it('S6 shows older ones below, and takes the reader to the first of them', async () => {
    const { shadow, press, rows, sent, labelled } = await show(stories.Several);
    await press('Show older');
    await waitUntil(() => rows().length === 6);
    expect(sent('/activity')[1]!.input).to.deep.equal({ before: 'event-3' });
    await waitUntil(() => shadow.activeElement === shadow.querySelectorAll('.row')[4]);
    expect(labelled('Show older')).to.equal(undefined);
  });

  it('keeps what is there when older ones cannot be loaded', async () => {
    const { press, rows, shows } = await show(stories.OlderOffline);
    await press('Show older');
    await shows('You seem to be offline');
    expect(rows()).to.have.lengthOf(4);
  });

  it('E4 disowns one after a question that says what follows, and says then that it did', async () => {
    const { section, shadow, press, shows, sent } = await show(stories.Several);
    shadow.querySelectorAll<HTMLButtonElement>('.disown')[1]!.click();
    await waitUntil(() => shadow.activeElement?.matches('.ask'));
    await shows('We’ll sign you out everywhere, here too');
    await press('Cancel');
    await waitUntil(() => shadow.activeElement?.matches('.disown'));
    expect(sent('/activity/disown')).to.deep.equal([]);
    shadow.querySelectorAll<HTMLButtonElement>('.disown')[1]!.click();
    const told = oneEvent(section, 'mfa-state');
    await press('It wasn’t me: sign out everywhere');
    await told;
    expect(sent('/activity/disown')[0]!.input).to.deep.equal({ eventId: 'event-5' });
    await shows('You’re signed out everywhere');
    expect(shadow.querySelector('a')!.getAttribute('href')).to.equal('/sign-in');
    expect(shadow.querySelector('.row')).to.equal(null);
  });
});
