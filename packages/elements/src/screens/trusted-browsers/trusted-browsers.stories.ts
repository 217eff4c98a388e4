import { devices, MfaError, type Devices } from '@mfa-kit/contract';
import { FakeClient as Fake } from '../../../stories-kit/fake-client.js';
import { browsers, settingsServer } from '../../../stories-kit/settings.js';
import { html } from 'lit';
import type { FakeClient } from '../../../stories-kit/fake-client.js';
import { inTurn, presses, sees } from '../../../stories-kit/play.js';
import type { Story, StoryMeta } from '../../../stories-kit/story.js';
import './index.js';

export default { title: 'Settings/Trusted browsers', component: 'mfa-trusted-browsers' } satisfies StoryMeta;

const section = (client: FakeClient) => html`<mfa-trusted-browsers .client=${client}></mfa-trusted-browsers>`;
const listed = (over: Partial<Devices>): FakeClient =>
  new Fake().on(devices.list, () => ({ now: Date.now(), days: 30, browsers: [], ...over }));

export const Several: Story = { render: () => section(settingsServer()) };
export const OnlyThis: Story = {
  name: 'This one only',
  render: () => section(listed({ browsers: browsers.slice(0, 1) })),
};
export const None: Story = { render: () => section(listed({})) };
export const NotOffered: Story = { name: 'Policy trusts none', render: () => section(listed({ days: 0 })) };
export const ProofFirst: Story = {
  name: 'Forgetting one needs a proof first',
  render: () =>
    section(
      settingsServer().first(devices.revoke, () => {
        throw new MfaError('step_up_required');
      }),
    ),
};
export const Slow: Story = {
  name: 'A slow server',
  render: () => section(settingsServer().first(devices.revoke, () => new Promise(() => undefined))),
  play: inTurn(presses('Forget Firefox on Windows'), sees('Still working…')),
};
export const Offline: Story = {
  render: () =>
    section(
      settingsServer().first(devices.revoke, () => {
        throw new MfaError('offline');
      }),
    ),
  play: inTurn(presses('Forget Firefox on Windows'), sees('offline')),
};
export const Loading: Story = { render: () => section(new Fake().hangs(devices.list)) };
export const NotLoaded: Story = {
  name: 'Could not load',
  render: () => section(new Fake().fails(devices.list, 'offline')),
};
