import { activity, type EventType } from '@mfa-kit/contract';
import { FakeClient as Fake } from '../../../stories-kit/fake-client.js';
import { happenings, settingsServer } from '../../../stories-kit/settings.js';
import { eventWords } from './words.js';
import { html } from 'lit';
import type { FakeClient } from '../../../stories-kit/fake-client.js';
import type { Story, StoryMeta } from '../../../stories-kit/story.js';
import './index.js';

export default { title: 'Settings/Activity', component: 'mfa-activity' } satisfies StoryMeta;

const eventTypes = Object.keys(eventWords) as EventType[];

const section = (client: FakeClient) =>
  html`<mfa-activity .client=${client} sign-in-url="/sign-in"></mfa-activity>`;

export const Several: Story = { render: () => section(settingsServer()) };
export const None: Story = {
  render: () => section(new Fake().on(activity.list, { now: Date.now(), events: [], more: false })),
};
export const Everything: Story = {
  name: 'One of each',
  render: () =>
    section(
      new Fake().on(activity.list, {
        now: Date.now(),
        events: eventTypes.map((type, at) => ({ id: `event-${at}`, type, at: Date.now() - at * 1e7 })),
        more: false,
      }),
    ),
};
export const OlderOffline: Story = {
  name: 'Older ones could not load',
  render: () =>
    section(
      new Fake()
        .on(activity.list, { now: Date.now(), events: [...happenings], more: true })
        .fails(activity.list, 'offline'),
    ),
};
export const Loading: Story = { render: () => section(new Fake().hangs(activity.list)) };
export const NotLoaded: Story = {
  name: 'Could not load',
  render: () => section(new Fake().fails(activity.list, 'offline')),
};
