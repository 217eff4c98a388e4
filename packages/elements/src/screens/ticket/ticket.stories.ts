import { flow, MfaError } from '@mfa-kit/contract';
import { html } from 'lit';
import { FakeClient } from '../../../stories-kit/fake-client.js';
import { enrollment, signedOut, ticket } from '../../../stories-kit/states.js';
import type { Story, StoryMeta } from '../../../stories-kit/story.js';
import { sends } from '../../../stories-kit/play.js';
import './index.js';

export default { title: 'Screens/Ticket', component: 'mfa-ticket' } satisfies StoryMeta;

/** Takes the ticket of sixteen A. */
const server = () =>
  new FakeClient()
    .on(flow.ticket, ({ ticket: typed }) => {
      if (typed.replace(/\W/g, '').toUpperCase() === 'A'.repeat(16))
        return enrollment({ requirement: 'required' });
      throw new MfaError('code_wrong', { triesLeft: 4, state: ticket({ triesLeft: 4 }) });
    })
    .on(flow.cancel, signedOut('cancelled'));

export const Asked: Story = {
  render: () => html`<mfa-ticket .client=${server()} .state=${ticket()}></mfa-ticket>`,
};

export const Mistyped: Story = {
  render: () =>
    html`<mfa-ticket
      .client=${new FakeClient().fails(flow.ticket, 'code_mistyped', { state: ticket() })}
      .state=${ticket()}
    ></mfa-ticket>`,
  play: sends('AAAA-AAAA-AAAA-AAAB'),
};

export const Over: Story = {
  name: 'No longer works',
  render: () =>
    html`<mfa-ticket
      .client=${new FakeClient().fails(flow.ticket, 'ticket_over', { triesLeft: 0, state: signedOut('tries') })}
      .state=${ticket()}
      sign-in-url="/sign-in"
    ></mfa-ticket>`,
  play: sends('AAAA-AAAA-AAAA-AAAA'),
};

export const Slow: Story = {
  name: 'A slow server',
  render: () =>
    html`<mfa-ticket .client=${new FakeClient().hangs(flow.ticket)} .state=${ticket()}></mfa-ticket>`,
  play: sends('AAAA-AAAA-AAAA-AAAA', 'Still working…'),
};

export const Offline: Story = {
  render: () =>
    html`<mfa-ticket
      .client=${new FakeClient().fails(flow.ticket, 'offline')}
      .state=${ticket()}
    ></mfa-ticket>`,
  play: sends('AAAA-AAAA-AAAA-AAAA', 'offline'),
};
