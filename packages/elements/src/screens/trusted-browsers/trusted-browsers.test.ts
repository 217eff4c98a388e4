import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { proveInDialog, removeDialogs, showSection } from '../../../stories-kit/section.js';
import type { Story } from '../../../stories-kit/story.js';
import * as stories from './trusted-browsers.stories.js';

const show = (story: Story, how = {}) => showSection('mfa-trusted-browsers', story, how);

describe('<mfa-trusted-browsers>', () => {
  afterEach(removeDialogs);

  for (const [name, story] of Object.entries(stories).filter(([name]) => name !== 'default'))
    it(`has no accessibility violations: ${name}`, async () => {
      const { section } = await show(story as Story, { loads: name !== 'Loading' });
      await expect(section).to.be.accessible();
    });

  it('S4 names each, with first and last seen, and which one this is', async () => {
    const { rows } = await show(stories.Several);
    expect(rows()[0]).to.match(/^Chrome on macOS This browser First seen .+ ?Last seen today ?Trusted until/);
    expect(rows()[1]).to.match(/^Firefox on Windows First seen/);
    expect(rows()[2]).to.match(/^Unknown browser First seen/);
  });

  it('S4 forgets one', async () => {
    const { section, shadow, press, rows, shows, sent } = await show(stories.Several);
    const changed = oneEvent(section, 'mfa-changed');
    await press('Forget Firefox on Windows');
    await changed;
    await shows('Firefox on Windows is no longer trusted.');
    expect(sent('/devices/revoke')[0]!.input).to.deep.equal({ deviceId: 'device-2' });
    expect(rows()).to.have.lengthOf(2);
    await waitUntil(() => shadow.activeElement?.matches('h2'));
  });

  it('S4 forgets all, after a question', async () => {
    const { shadow, press, shows, sent } = await show(stories.Several);
    await press('Forget all');
    await waitUntil(() => shadow.activeElement?.matches('.ask'));
    expect(sent('/devices/revoke-all')).to.deep.equal([]);
    await press('Cancel');
    await waitUntil(() => shadow.activeElement?.matches('.all'));
    await press('Forget all');
    await press('Forget all');
    await shows('No browser is trusted any more.');
    await shows('None. When you sign in, you can trust a browser for 30 days.');
  });

  it('S3 asks for a proof where the server wants one', async () => {
    const { press, rows, sent } = await show(stories.ProofFirst);
    await press('Forget Firefox on Windows');
    await proveInDialog();
    await waitUntil(() => rows().length === 2);
    expect(sent('/devices/revoke')).to.have.lengthOf(2);
  });

  it('says that none can be where policy trusts none', async () => {
    const { text } = await show(stories.NotOffered);
    expect(text()).to.include('Every sign-in asks for a second step.');
  });
});
