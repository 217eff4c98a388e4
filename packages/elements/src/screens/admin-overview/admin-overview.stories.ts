import { admin, MfaError } from '@mfa-kit/contract';
import { html } from 'lit';
import { consoleServer } from '../../../stories-kit/console.js';
import { FakeClient } from '../../../stories-kit/fake-client.js';
import type { Story, StoryMeta } from '../../../stories-kit/story.js';
import './index.js';

export default { title: 'Console/Overview', component: 'mfa-admin-overview' } satisfies StoryMeta;

const section = (client: FakeClient) =>
  html`<mfa-admin-overview .client=${client} sign-in-url="/sign-in"></mfa-admin-overview>`;

export const Three: Story = { name: 'Three people', render: () => section(consoleServer()) };
export const Nobody: Story = { render: () => section(consoleServer({ count: 0 })) };
export const Many: Story = {
  name: 'A hundred thousand people',
  render: () => section(consoleServer({ count: 100_000 })),
};
export const LongNames: Story = {
  name: 'Long names',
  render: () =>
    section(
      new FakeClient().on(admin.overview, () => ({
        ...counts,
        now: Date.now(),
        codesLow: 12,
        locked: 1,
        needTicket: 0,
        exempt: 4,
        tenants: [
          { tenant: 'Donaudampfschifffahrtsgesellschaftskapitänsverein von 1829', ...counts },
          { tenant: 'شركة الميناء للخدمات المصرفية والاستثمار', ...counts },
          { tenant: '', ...counts },
        ],
        roles: [{ role: 'Stellvertretende Geschäftsführung der Niederlassung', ...counts }],
      })),
    ),
};
export const Loading: Story = { render: () => section(new FakeClient().hangs(admin.overview)) };
export const NotLoaded: Story = {
  name: 'Could not load',
  render: () =>
    section(
      consoleServer().first(admin.overview, () => {
        throw new MfaError('offline');
      }),
    ),
};
export const RightToLeft: Story = {
  name: 'Right to left',
  render: () => html`<div dir="rtl">${section(consoleServer({ count: 60 }))}</div>`,
};

const counts = { total: 1288, app: 1001, phone: 187, none: 100 };
