import { MfaError, texting } from '@mfa-kit/contract';
import { html } from 'lit';
import { consoleServer } from '../../../stories-kit/console.js';
import type { FakeClient } from '../../../stories-kit/fake-client.js';
import type { Story, StoryMeta } from '../../../stories-kit/story.js';
import { textingOf, textingServer } from '../../../stories-kit/texting.js';
import './index.js';

export default { title: 'Console/Texts', component: 'mfa-admin-texting' } satisfies StoryMeta;

const section = (client: FakeClient) =>
  html`<mfa-admin-texting .client=${client} sign-in-url="/sign-in"></mfa-admin-texting>`;
const [twilio, harbour] = textingOf().providers;

export const Several: Story = { render: () => section(textingServer()) };
export const LastOne: Story = {
  name: 'The only one that is on',
  render: () => section(textingServer({ providers: [twilio!, { ...harbour!, isOn: false }] })),
};
export const NotAllowed: Story = {
  name: 'The rules let nobody use texts',
  render: () => section(textingServer({ isAllowed: false, providers: [twilio!] })),
};
export const None: Story = {
  name: 'No provider',
  render: () => section(textingServer({ providers: [], countries: [] })),
};
export const Changed: Story = {
  name: 'Somebody else changed it meanwhile',
  render: () =>
    section(
      textingServer().first(texting.providers, () => {
        throw new MfaError('policy_changed');
      }),
    ),
};
export const BadNumber: Story = {
  name: 'A number that doesn’t work',
  render: () =>
    section(
      textingServer().first(texting.test, () => {
        throw new MfaError('phone_invalid');
      }),
    ),
};
export const Loading: Story = { render: () => section(consoleServer().hangs(texting.state)) };
export const NotLoaded: Story = {
  name: 'Could not load',
  render: () =>
    section(
      textingServer().first(texting.state, () => {
        throw new MfaError('offline');
      }),
    ),
};
export const RightToLeft: Story = {
  name: 'Right to left',
  render: () => html`<div dir="rtl">${section(textingServer())}</div>`,
};
