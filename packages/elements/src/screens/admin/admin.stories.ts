import { admin, MfaError } from '@mfa-kit/contract';
import { html } from 'lit';
import { consoleServer } from '../../../stories-kit/console.js';
import { FakeClient } from '../../../stories-kit/fake-client.js';
import type { Story, StoryMeta } from '../../../stories-kit/story.js';
import './index.js';

export default { title: 'Console/Console', component: 'mfa-admin' } satisfies StoryMeta;

const whole = (client: FakeClient, section = 'overview') =>
  html`<mfa-admin .client=${client} section=${section} sign-in-url="/sign-in"></mfa-admin>`;

export const Everything: Story = {
  name: 'For all companies',
  render: () => whole(consoleServer({ count: 60 })),
};
export const OneCompany: Story = {
  name: 'For one company',
  render: () => whole(consoleServer({ who: { tenants: ['Northwind'], isAuditor: false } })),
};
export const NoAdministrator: Story = {
  name: 'Somebody who is no administrator',
  render: () => whole(new FakeClient().fails(admin.self, 'admin_only')),
};
export const ByRecoveryCode: Story = {
  name: 'Came in by a recovery code',
  render: () => whole(new FakeClient().fails(admin.self, 'reauthentication_required')),
};
export const SignedOut: Story = {
  name: 'Signed out',
  render: () => whole(new FakeClient().fails(admin.self, 'signed_out')),
};
export const Loading: Story = { render: () => whole(new FakeClient().hangs(admin.self)) };
export const NotLoaded: Story = {
  name: 'Could not load',
  render: () =>
    whole(
      consoleServer().first(admin.self, () => {
        throw new MfaError('offline');
      }),
    ),
};
export const RightToLeft: Story = {
  name: 'Right to left',
  render: () => html`<div dir="rtl">${whole(consoleServer({ count: 60 }))}</div>`,
};
