import { MfaError, recovery, type RecoveryStatus } from '@mfa-kit/contract';
import { FakeClient as Fake } from '../../../stories-kit/fake-client.js';
import { settingsServer } from '../../../stories-kit/settings.js';
import { html } from 'lit';
import type { FakeClient } from '../../../stories-kit/fake-client.js';
import { inTurn, presses, sees } from '../../../stories-kit/play.js';
import type { Story, StoryMeta } from '../../../stories-kit/story.js';
import './index.js';

export default { title: 'Settings/Recovery status', component: 'mfa-recovery-status' } satisfies StoryMeta;

const section = (client: FakeClient) => html`<mfa-recovery-status .client=${client}></mfa-recovery-status>`;
const status = (over: Partial<RecoveryStatus>): FakeClient =>
  settingsServer().first(recovery.status, () => ({
    now: Date.now(),
    total: 10,
    madeAt: Date.now() - 1e10,
    ...over,
  }));

export const Plenty: Story = { render: () => section(settingsServer()) };
export const Unused: Story = { name: 'None used yet', render: () => section(status({ left: 10 })) };
export const Few: Story = { render: () => section(status({ left: 3 })) };
export const Last: Story = { name: 'The last one', render: () => section(status({ left: 1 })) };
export const Spent: Story = { render: () => section(status({ left: 0 })) };
export const None: Story = {
  render: () => section(settingsServer().first(recovery.status, () => ({ now: Date.now() }))),
};
export const ProofFirst: Story = {
  name: 'New ones need a proof first',
  render: () =>
    section(
      settingsServer().first(recovery.begin, () => {
        throw new MfaError('step_up_required', { purpose: 'new_codes' });
      }),
    ),
};
export const NotMade: Story = {
  name: 'New ones could not be made, then could',
  render: () =>
    section(
      settingsServer().first(recovery.begin, () => {
        throw new MfaError('unavailable');
      }),
    ),
  play: inTurn(presses('Make new codes', 'Show new codes'), sees('Please try again')),
};
export const Explained: Story = {
  name: 'Before new ones are made',
  render: Plenty.render,
  play: presses('Make new codes'),
};
export const Slow: Story = {
  name: 'A slow server',
  render: () => section(settingsServer().first(recovery.begin, () => new Promise(() => undefined))),
  play: inTurn(presses('Make new codes', 'Show new codes'), sees('Still working…')),
};
export const Loading: Story = { render: () => section(new Fake().hangs(recovery.status)) };
export const NotLoaded: Story = {
  name: 'Could not load',
  render: () => section(new Fake().fails(recovery.status, 'unavailable')),
};
