import { MfaError, stepUp, type SteppingUp } from '@mfa-kit/contract';
import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { FakeClient } from '../../../stories-kit/fake-client.js';
import { authenticator, phone, sending, steppingUp } from '../../../stories-kit/states.js';
import type { Story, StoryMeta } from '../../../stories-kit/story.js';
import { sends } from '../../../stories-kit/play.js';
import type { MfaStepUp } from './index.js';
import type { Wanted } from './page-step-up.js';
import './index.js';

export default {
  title: 'Screens/Step-up',
  component: 'mfa-step-up',
  excludeStories: ['server'],
  // Each in a frame of its own: a page has one modal dialog at a time.
  parameters: { docs: { story: { inline: false, height: '36rem' } } },
} satisfies StoryMeta;

const minutes = (count: number): number => Date.now() + count * 60_000;
const fresh = () => ({ at: 'fresh', now: Date.now(), until: minutes(5) }) as const;
const over = (reason: 'tries' | 'expired' | 'cancelled') =>
  ({ at: 'over', now: Date.now(), reason }) as const;

/** Takes 123456 and nothing else; five wrong codes end it. */
export function server(begun: Partial<SteppingUp> = {}): FakeClient {
  let triesLeft = 5;
  return new FakeClient()
    .on(stepUp.begin, () => steppingUp(begun))
    .on(stepUp.state, () => steppingUp(begun))
    .on(stepUp.send, () => steppingUp({ ...begun, sent: sending({ delivery: 'delivered' }) }))
    .on(stepUp.cancel, () => over('cancelled'))
    .on(stepUp.verify, ({ code }) => {
      if (code === '123456') return fresh();
      triesLeft -= 1;
      const now = triesLeft > 0 ? steppingUp({ ...begun, triesLeft }) : over('tries');
      throw new MfaError('code_wrong', { triesLeft, stepUp: now });
    });
}

const dialog = (client: FakeClient, wanted: Wanted = {}) =>
  html`<button>Somewhere on the page</button>
    <mfa-step-up
      .client=${client}
      ${ref((element) => void (element as MfaStepUp | undefined)?.open(wanted))}
    ></mfa-step-up>`;

const several = {
  factors: [
    { ...phone, isDefault: true },
    { ...authenticator, isDefault: false },
    { ...authenticator, id: 'factor-2', ordinal: 2, isDefault: false },
  ],
};

export const Authenticator: Story = { render: () => dialog(server()) };

export const Wrong: Story = { render: () => dialog(server()), play: sends('111111') };

export const Slow: Story = {
  name: 'A slow server',
  render: () => dialog(server().first(stepUp.verify, () => new Promise(() => undefined))),
  play: sends('123456', 'Still working…'),
};

export const Offline: Story = {
  render: () => dialog(server().first(stepUp.verify, () => Promise.reject(new MfaError('offline')))),
  play: sends('123456', 'offline'),
};

export const ByText: Story = { name: 'By text, before one is sent', render: () => dialog(server(several)) };

export const ByTextSent: Story = {
  name: 'By text, sent',
  render: () => dialog(server({ ...several, sent: sending({ delivery: 'delivered' }) })),
};

export const TurningOff: Story = {
  name: 'Before turning the second step off',
  render: () => dialog(server({ purpose: 'turn_off' }), { purpose: 'turn_off' }),
};

export const NewCodes: Story = {
  name: 'Before new recovery codes',
  render: () => dialog(server({ purpose: 'new_codes' }), { purpose: 'new_codes' }),
};

export const Locked: Story = {
  render: () => dialog(server({ factors: [{ ...authenticator, lockedUntil: minutes(15) }] })),
};

export const Opening: Story = { render: () => dialog(new FakeClient().hangs(stepUp.begin)) };

export const NotOpened: Story = {
  name: 'Could not load',
  render: () =>
    dialog(
      server().first(stepUp.begin, () => {
        throw new MfaError('offline');
      }),
    ),
};

export const NoMethodThatWillDo: Story = {
  name: 'No method that will do',
  render: () => dialog(new FakeClient().fails(stepUp.begin, 'factor_not_allowed'), { methods: ['totp'] }),
};

export const TriesSpent: Story = {
  name: 'Tries spent',
  render: () => dialog(new FakeClient().on(stepUp.begin, () => over('tries'))),
};

export const Expired: Story = {
  render: () => dialog(server().first(stepUp.begin, () => over('expired'))),
};

export const Gone: Story = {
  name: 'Over in another tab',
  render: () =>
    dialog(
      new FakeClient()
        .on(stepUp.begin, () => steppingUp())
        .fails(stepUp.verify, 'challenge_over')
        .fails(stepUp.state, 'challenge_over'),
    ),
  play: sends('123456'),
};

export const SignedOut: Story = {
  name: 'Signed out',
  render: () =>
    dialog(
      new FakeClient()
        .on(stepUp.begin, () => steppingUp())
        .fails(stepUp.verify, 'signed_out')
        .fails(stepUp.state, 'signed_out'),
    ),
  play: sends('123456'),
};

export const RightToLeft: Story = {
  name: 'Right to left',
  render: () => html`<div dir="rtl">${dialog(server())}</div>`,
};
