import { factors, MfaError, type FactorView } from '@mfa-kit/contract';
import { FakeClient as Fake } from '../../../stories-kit/fake-client.js';
import { factorsOf, factorView, phoneView, settingsServer } from '../../../stories-kit/settings.js';
import { html } from 'lit';
import type { FakeClient } from '../../../stories-kit/fake-client.js';
import { inTurn, presses, sees } from '../../../stories-kit/play.js';
import type { Story, StoryMeta } from '../../../stories-kit/story.js';
import './index.js';

export default { title: 'Settings/Factors', component: 'mfa-factors' } satisfies StoryMeta;

const section = (client: FakeClient) =>
  html`<mfa-factors .client=${client} sign-in-url="/sign-in"></mfa-factors>`;
const only = (over: Partial<FactorView> = {}) => settingsServer({ factors: [factorView(over)] });
const refuse = () => {
  throw new MfaError('step_up_required');
};

export const Several: Story = { render: () => section(settingsServer()) };

export const OnlyOne: Story = { name: 'The only one', render: () => section(only({ removal: 'turns_off' })) };

export const Required: Story = {
  name: 'The only one, and required',
  render: () => section(only({ removal: 'refused' })),
};

export const RequiredBySomebody: Story = {
  name: 'The only one, and required by somebody above',
  render: () =>
    section(
      settingsServer({
        factors: [factorView({ removal: 'refused' })],
        requirement: 'required',
        why: { scope: 'tenant', isLocked: true, by: 'Harbour Resellers' },
      }),
    ),
};

export const NamedAtLength: Story = {
  name: 'With a long name, locked, and no longer allowed',
  render: () =>
    section(
      settingsServer({
        factors: [
          factorView({ name: 'Donaudampfschifffahrtsgesellschaftskapitänstelefon im Schrank' }),
          { ...phoneView, isAllowed: false, lockedUntil: Date.now() + 900_000 },
        ],
      }),
    ),
};

export const Full: Story = { name: 'No room for more', render: () => section(settingsServer({ room: 0 })) };

export const Repair: Story = {
  name: 'After a recovery code',
  render: () => section(settingsServer({ repairUntil: Date.now() + 900_000 })),
};

export const None: Story = { render: () => section(settingsServer({ factors: [] })) };

export const NotOffered: Story = {
  name: 'None, and none is offered',
  render: () => section(settingsServer({ factors: [], kinds: [], requirement: 'off' })),
};

export const ProofFirst: Story = {
  name: 'A change needs a proof first',
  render: () => {
    const client = settingsServer();
    for (const route of [factors.rename, factors.makeDefault, factors.remove, factors.add] as const)
      client.first(route as typeof factors.rename, refuse);
    return section(client);
  },
};

export const Refused: Story = {
  name: 'The last one was removed in another tab',
  render: () =>
    section(
      only().first(factors.remove, () => {
        throw new MfaError('last_factor');
      }),
    ),
};

export const Loading: Story = { render: () => section(new Fake().hangs(factors.list)) };

export const NotLoaded: Story = {
  name: 'Could not load',
  render: () =>
    section(
      settingsServer().first(factors.list, () => {
        throw new MfaError('offline');
      }),
    ),
};

export const SignedOut: Story = {
  name: 'Signed out',
  render: () => section(new Fake().fails(factors.list, 'signed_out')),
};

export const Slow: Story = {
  name: 'A slow server',
  render: () => section(new Fake().on(factors.list, factorsOf()).hangs(factors.makeDefault)),
  play: inTurn(presses('Manage Text message', 'Make default'), sees('Still working…')),
};

export const RightToLeft: Story = {
  name: 'Right to left',
  render: () => html`<div dir="rtl">${section(settingsServer())}</div>`,
};
