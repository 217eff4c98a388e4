import { expect, fixture, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { FakeClient } from '../../../stories-kit/fake-client.js';
import type { Story } from '../../../stories-kit/story.js';
import type { MfaTicket } from './index.js';
import * as stories from './ticket.stories.js';

async function open(story: Story) {
  const screen = await fixture<MfaTicket>(story.render());
  const enter = async (text: string) => {
    screen.querySelector('input')!.focus();
    for (const press of text) await sendKeys({ press });
    await sendKeys({ press: 'Enter' });
  };
  return { screen, enter, error: () => screen.querySelector('[slot=error]')?.textContent };
}

describe('<mfa-ticket>', () => {
  it('has no accessibility violations', async () => {
    for (const story of [stories.Asked, stories.Over]) {
      const { screen } = await open(story);
      await expect(screen).to.be.accessible();
    }
  });

  it('redeems the ticket as typed', async () => {
    const { screen, enter } = await open(stories.Asked);
    await enter('aaaa-aaaa-aaaa-aaaa');
    await waitUntil(() => screen.state?.at === 'enrollment');
    expect((screen.client as FakeClient).sent).to.deep.equal([
      { path: '/flow/ticket', input: { ticket: 'aaaa-aaaa-aaaa-aaaa' } },
    ]);
  });

  it('tells a wrong one, with the tries left, from a typo', async () => {
    const wrong = await open(stories.Asked);
    await wrong.enter('bbbb');
    await waitUntil(() => wrong.error()?.endsWith('4 tries left.'));
    const mistyped = await open(stories.Mistyped);
    await mistyped.enter('bbbb');
    await waitUntil(() => mistyped.error()?.startsWith('There’s a typo'));
    expect(document.activeElement).to.equal(mistyped.screen.querySelector('input'));
  });

  it('asks for one before anything is sent', async () => {
    const { screen, enter, error } = await open(stories.Asked);
    await enter('');
    await waitUntil(() => error() === 'Fill this in to go on.');
    expect((screen.client as FakeClient).sent).to.deep.equal([]);
  });

  it('ends where the server says so', async () => {
    const { screen, enter } = await open(stories.Over);
    await enter('bbbb');
    await waitUntil(() => screen.state?.at === 'signed-out');
  });
});
