import { admin, MfaError } from '@mfa-kit/contract';
import { html } from 'lit';
import { consoleServer } from '../../../stories-kit/console.js';
import { FakeClient } from '../../../stories-kit/fake-client.js';
import type { Story, StoryMeta } from '../../../stories-kit/story.js';
import './index.js';

export default { title: 'Console/People', component: 'mfa-admin-people' } satisfies StoryMeta;

const section = (client: FakeClient) =>
  html`<mfa-admin-people .client=${client} sign-in-url="/sign-in"></mfa-admin-people>`;

export const Three: Story = { name: 'Three people', render: () => section(consoleServer()) };
export const Nobody: Story = { render: () => section(consoleServer({ count: 0 })) };
export const Many: Story = {
  name: 'A hundred thousand people',
  render: () => section(consoleServer({ count: 100_000 })),
};
export const LongNames: Story = {
  name: 'Long names and Arabic ones',
  render: () =>
    section(
      consoleServer({
        change: (person) => ({
          ...person,
          name:
            person.userId === 'user-1'
              ? 'فاطمة الزهراء بنت عبد الرحمن'
              : `Prof. Dr. Maximiliane-Charlotte von Donaudampfschifffahrtsgesellschaft ${person.name}`,
          tenant: person.userId === 'user-1' ? 'شركة الميناء' : 'Stadtwerke Rindfleischetikettierung GmbH',
          marks: ['locked', 'needs_ticket', 'exempt', 'extended', 'preset', 'administrator'],
        }),
      }),
    ),
};
export const Loading: Story = { render: () => section(new FakeClient().hangs(admin.people)) };
export const NotLoaded: Story = {
  name: 'Could not load',
  render: () =>
    section(
      consoleServer().first(admin.people, () => {
        throw new MfaError('offline');
      }),
    ),
};
export const MoreOffline: Story = {
  name: 'The next page could not load',
  render: () => {
    const server = consoleServer({ count: 60 });
    const played: FakeClient = Object.create(server) as FakeClient;
    played.call = (route, input, signal) =>
      'after' in (input as object)
        ? Promise.reject(new MfaError('offline'))
        : server.call(route, input, signal);
    return section(played);
  },
};
export const RightToLeft: Story = {
  name: 'Right to left',
  render: () => html`<div dir="rtl">${section(consoleServer({ count: 12 }))}</div>`,
};
