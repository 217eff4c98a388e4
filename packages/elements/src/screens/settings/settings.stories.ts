import { devices, recovery } from '@mfa-kit/contract';
import { settingsServer } from '../../../stories-kit/settings.js';
import { html } from 'lit';
import type { FakeClient } from '../../../stories-kit/fake-client.js';
import type { Story, StoryMeta } from '../../../stories-kit/story.js';
import './index.js';

export default { title: 'Settings/Settings', component: 'mfa-settings' } satisfies StoryMeta;

const panel = (client: FakeClient) =>
  html`<mfa-settings .client=${client} sign-in-url="/sign-in"></mfa-settings>`;

export const All: Story = { render: () => panel(settingsServer()) };
export const Off: Story = {
  name: 'No second step yet',
  render: () =>
    panel(
      settingsServer({ factors: [] })
        .first(recovery.status, () => ({ now: Date.now() }))
        .first(devices.list, () => ({ now: Date.now(), days: 30, browsers: [] })),
    ),
};
export const Repair: Story = {
  name: 'After a recovery code',
  render: () =>
    panel(
      settingsServer({ repairUntil: Date.now() + 900_000 }).first(recovery.status, () => ({
        now: Date.now(),
        left: 1,
        total: 10,
        madeAt: Date.now() - 1e10,
        lastUsedAt: Date.now(),
      })),
    ),
};
export const SomeSections: Story = {
  name: 'The sections that the page wants',
  render: () =>
    html`<mfa-settings .client=${settingsServer()}>
      <mfa-trusted-browsers></mfa-trusted-browsers>
      <mfa-factors></mfa-factors>
    </mfa-settings>`,
};
export const Loading: Story = { render: () => panel(silent()) };
export const RightToLeft: Story = {
  name: 'Right to left',
  render: () => html`<div dir="rtl">${panel(settingsServer())}</div>`,
};

/** Answers nothing at all. */
const silent = (): FakeClient => {
  const client = settingsServer();
  client.call = () => new Promise(() => undefined);
  return client;
};
