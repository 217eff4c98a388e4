import { admin, MfaError, type Person } from '@mfa-kit/contract';
import { html } from 'lit';
import { consoleServer } from '../../../stories-kit/console.js';
import { FakeClient } from '../../../stories-kit/fake-client.js';
import type { Story, StoryMeta } from '../../../stories-kit/story.js';
import './index.js';

export default { title: 'Console/Person', component: 'mfa-admin-person' } satisfies StoryMeta;

const section = (client: FakeClient) =>
  html`<mfa-admin-person user-id="user-1" .client=${client} sign-in-url="/sign-in"></mfa-admin-person>`;
const known = (person: Partial<Person> = {}) => consoleServer({ person });
const day = 86_400_000;
const set = { by: 'Harbour Resellers', reason: 'Handles payments', at: Date.now() - 3 * day };

export const Covered: Story = { render: () => section(known()) };
export const Nothing: Story = {
  name: 'Nothing set up, and a set-up code is needed',
  render: () =>
    section(known({ factors: [], kinds: [], coverage: 'none', marks: ['needs_ticket'], skipsLeft: 2 })),
};
export const Decided: Story = {
  name: 'Everything decided, locked',
  render: () =>
    section(
      known({
        marks: ['locked', 'exempt', 'extended', 'preset', 'administrator'],
        required: { requirement: 'required', ...set },
        exempt: { until: Date.now() + 20 * day, ...set },
        extended: { until: Date.now() + 9 * day, ...set },
        preset: { hint: '42', isChangeable: false, ...set },
      }),
    ),
};
export const Self: Story = { name: 'Oneself', render: () => section(known({ mayReset: 'self' })) };
export const Above: Story = { name: 'Somebody above', render: () => section(known({ mayReset: 'above' })) };
export const ByCode: Story = {
  name: 'The application decides',
  render: () => section(known({ why: [], requirement: 'required' })),
};
export const LongNames: Story = {
  name: 'An Arabic name, and a long company',
  render: () =>
    section(
      consoleServer({
        change: (person) => ({ ...person, name: 'فاطمة الزهراء بنت عبد الرحمن' }),
        person: { tenant: 'Stadtwerke Rindfleischetikettierungsüberwachung GmbH', roles: ['مدير', 'teller'] },
      }),
    ),
};
export const ProofFirst: Story = {
  name: 'A change needs a proof first',
  render: () => {
    const refuse = () => {
      throw new MfaError('step_up_required');
    };
    return section(
      known()
        .first(admin.require, refuse)
        .first(admin.reset, () => {
          throw new MfaError('step_up_required', { purpose: 'admin_reset' });
        }),
    );
  },
};
export const Gone: Story = {
  name: 'Of another company',
  render: () => section(new FakeClient().fails(admin.person, 'not_found')),
};
export const NotLoaded: Story = {
  name: 'Could not load',
  render: () => section(new FakeClient().fails(admin.person, 'offline')),
};
export const Loading: Story = { render: () => section(new FakeClient().hangs(admin.person)) };
export const RightToLeft: Story = {
  name: 'Right to left',
  render: () => html`<div dir="rtl">${section(known({ skipUntil: Date.now() + 9 * day }))}</div>`,
};
