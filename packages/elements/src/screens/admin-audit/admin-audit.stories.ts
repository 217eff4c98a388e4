import { audit, MfaError } from '@mfa-kit/contract';
import { html } from 'lit';
import { auditServer, changedEntries, checkOf, entriesOf } from '../../../stories-kit/audit.js';
import { consoleServer } from '../../../stories-kit/console.js';
import type { FakeClient } from '../../../stories-kit/fake-client.js';
import type { Story, StoryMeta } from '../../../stories-kit/story.js';
import './index.js';

export default { title: 'Console/Audit', component: 'mfa-admin-audit' } satisfies StoryMeta;

const section = (client: FakeClient) =>
  html`<mfa-admin-audit .client=${client} sign-in-url="/sign-in"></mfa-admin-audit>`;

export const Several: Story = { render: () => section(auditServer()) };
export const Everything: Story = { name: 'One of each, and more', render: () => section(auditServer(130)) };
export const None: Story = { name: 'Nothing yet', render: () => section(auditServer(0)) };
export const Altered: Story = {
  name: 'An entry was altered',
  render: () =>
    section(
      auditServer(4, checkOf({ isIntact: false, waiting: 0, fault: { what: 'altered', id: 'entry-3' } })),
    ),
};
export const Formulas: Story = {
  name: 'Reasons that a spreadsheet would run',
  render: () => {
    const [first] = entriesOf(1);
    const entry = { ...first!, reason: '=HYPERLINK("https://evil.example")', tenant: '@SUM(A1)' };
    return section(consoleServer().on(audit.list, { now: Date.now(), entries: [entry], more: false }));
  },
};
export const Changes: Story = {
  name: 'Whatever can change',
  render: () =>
    section(consoleServer().on(audit.list, { now: Date.now(), entries: [...changedEntries], more: false })),
};
export const ExportHangs: Story = {
  name: 'Saving takes long',
  render: () => {
    const client = auditServer(450);
    return section(client);
  },
};
export const OlderOffline: Story = {
  name: 'Older ones could not load',
  render: () =>
    section(
      consoleServer()
        .on(audit.list, { now: Date.now(), entries: [...entriesOf(4)], more: true })
        .fails(audit.list, 'offline'),
    ),
};
export const Loading: Story = { render: () => section(consoleServer().hangs(audit.list)) };
export const NotLoaded: Story = {
  name: 'Could not load',
  render: () =>
    section(
      auditServer().first(audit.list, () => {
        throw new MfaError('offline');
      }),
    ),
};
export const RightToLeft: Story = {
  name: 'Right to left',
  render: () => html`<div dir="rtl">${section(auditServer())}</div>`,
};
