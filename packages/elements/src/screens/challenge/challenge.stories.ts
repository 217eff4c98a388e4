import { flow, MfaError, type Challenge, type Sending } from '@mfa-kit/contract';
import { html } from 'lit';
import { FakeClient } from '../../../stories-kit/fake-client.js';
import {
  authenticator,
  challenge,
  complete,
  phone,
  sending,
  signedOut,
} from '../../../stories-kit/states.js';
import type { Story, StoryMeta } from '../../../stories-kit/story.js';
import { sends } from '../../../stories-kit/play.js';
import './index.js';

export default { title: 'Screens/Challenge', component: 'mfa-challenge' } satisfies StoryMeta;

const work = { id: 'factor-2', kind: 'totp', name: 'Work phone', ordinal: 2, isDefault: false } as const;
const minutes = (count: number): number => Date.now() + count * 60_000;

/** Takes 123456 and the recovery code of sixteen A, and nothing else; five wrong codes end it. */
function server(): FakeClient {
  let triesLeft = 5;
  const refuse = (): never => {
    triesLeft -= 1;
    const state = triesLeft > 0 ? challenge({ triesLeft }) : signedOut('tries');
    throw new MfaError('code_wrong', { triesLeft, state });
  };
  return new FakeClient()
    .on(flow.state, challenge())
    .on(flow.verify, ({ code }) => (code === '123456' ? complete() : refuse()))
    .on(flow.recover, ({ code }) =>
      code.replace(/\W/g, '') === 'A'.repeat(16)
        ? complete({ repairUntil: minutes(15), recoveryLeft: 3 })
        : refuse(),
    )
    .on(flow.cancel, signedOut('cancelled'));
}

const screen = (client: FakeClient, state?: Challenge) =>
  html`<mfa-challenge .client=${client} .state=${state} sign-in-url="/sign-in"></mfa-challenge>`;

export const Authenticator: Story = { render: () => screen(server(), challenge()) };

export const Wrong: Story = { render: () => screen(server(), challenge()), play: sends('111111') };

export const SeveralWays: Story = {
  name: 'Several ways',
  render: () =>
    html`<mfa-challenge
      .client=${server()}
      .state=${challenge({ factors: [{ ...authenticator, name: 'My phone' }, work] })}
      sign-in-url="/sign-in"
    >
      <p slot="help">None of these? Call the help desk on extension 4000.</p>
    </mfa-challenge>`,
};

/** A person with a phone, and an app besides; `sent` is the text that left last. */
const textable = (sent?: Partial<Sending>, over: Partial<Challenge> = {}): Challenge =>
  challenge({
    actions: ['send', 'verify', 'recover', 'cancel'],
    factors: [
      { ...phone, isDefault: true },
      { ...authenticator, isDefault: false },
    ],
    ...(sent && { sent: sending({ delivery: 'delivered', ...sent }) }),
    ...over,
  });

const texting = (sent: Partial<Sending> = {}): FakeClient =>
  server().on(
    flow.send,
    () => textable(sent),
    () => textable({ ...sent, sendsLeft: 3, resendAt: Date.now() + 60_000 }),
  );

export const Phone: Story = {
  name: 'By text, before one is sent',
  render: () => screen(texting(), textable()),
};

export const PhoneAsOther: Story = {
  name: 'By text, among several ways',
  render: () =>
    screen(
      texting(),
      textable(undefined, {
        factors: [authenticator, phone, { ...phone, id: 'phone-2', name: 'Work phone', hint: '78' }],
      }),
    ),
};

export const PhoneCode: Story = {
  name: 'By text, sent',
  render: () => screen(texting(), textable({})),
};

export const PhoneResend: Story = {
  name: 'By text, and another may be sent',
  render: () => screen(texting(), textable({ resendAt: Date.now() - 1 })),
};

export const PhoneFails: Story = {
  name: 'By text, which fails on its way',
  render: () =>
    screen(
      new FakeClient()
        .on(flow.state, textable({ delivery: 'open' }))
        .on(flow.state, textable({ delivery: 'failed', failure: 'sms_unavailable' })),
      textable({ delivery: 'open' }),
    ),
};

export const PhoneFailed: Story = {
  name: 'By text, loaded again after one failed',
  render: () => screen(texting(), textable({ delivery: 'failed', failure: 'phone_unsupported' })),
};

export const PhoneExpired: Story = {
  name: 'By text, whose code has expired',
  render: () => screen(texting(), textable({ expiresAt: Date.now() - 1, resendAt: Date.now() - 1 })),
};

export const PhoneDown: Story = {
  name: 'By text, while texts cannot be sent',
  render: () =>
    screen(
      server().fails(flow.send, 'sms_unavailable', {
        state: textable({ delivery: 'failed', failure: 'sms_unavailable' }),
      }),
      textable(),
    ),
};

export const PhoneLimited: Story = {
  name: 'By text, after too many',
  render: () =>
    screen(server().fails(flow.send, 'send_limited', { retryAfter: 3600, state: textable() }), textable()),
};

export const PhoneLocked: Story = {
  name: 'By text, locked',
  render: () =>
    screen(
      texting(),
      textable(undefined, {
        factors: [{ ...phone, lockedUntil: minutes(15) }],
        recovery: { lockedUntil: minutes(15) },
      }),
    ),
};

export const MayTrust: Story = {
  name: 'This browser may be trusted',
  render: () => screen(server(), challenge({ trustDays: 30 })),
};

export const SeveralOfAKind: Story = {
  name: 'Several of a kind, unnamed',
  render: () =>
    screen(
      texting(),
      textable(undefined, {
        factors: [
          authenticator,
          { ...work, name: '' },
          phone,
          { ...phone, id: 'phone-2', ordinal: 2, hint: '78' },
        ],
      }),
    ),
};

export const OnlyWay: Story = {
  name: 'No other way',
  render: () => {
    const { recovery: _, ...state } = challenge();
    return html`<mfa-challenge .client=${server()} .state=${state} sign-in-url="/sign-in">
      <p slot="help">No phone? Call the help desk on extension 4000.</p>
    </mfa-challenge>`;
  },
};

export const Locked: Story = {
  render: () =>
    screen(server(), challenge({ factors: [{ ...authenticator, lockedUntil: minutes(15) }], recovery: {} })),
};

export const AllLocked: Story = {
  name: 'Everything locked',
  render: () =>
    screen(
      server(),
      challenge({
        factors: [{ ...authenticator, lockedUntil: minutes(15) }],
        recovery: { lockedUntil: minutes(60 * 24) },
      }),
    ),
};

export const LoadsByItself: Story = { name: 'Loads by itself', render: () => screen(server()) };

export const NotLoaded: Story = {
  name: 'Could not load',
  render: () => screen(new FakeClient().fails(flow.state, 'offline')),
};

export const Offline: Story = {
  name: 'Offline',
  render: () => {
    let tries = 0;
    const client = new FakeClient().on(flow.verify, () => {
      tries += 1;
      if (tries === 1) throw new MfaError('offline');
      return complete();
    });
    return screen(client, challenge());
  },
  play: sends('123456'),
};

export const Slow: Story = {
  name: 'A slow server',
  render: () => screen(new FakeClient().hangs(flow.verify), challenge()),
  play: sends('123456', 'Still working…'),
};

export const Unavailable: Story = {
  name: 'Server in trouble',
  render: () => screen(new FakeClient().fails(flow.verify, 'unavailable'), challenge()),
  play: sends('123456'),
};

export const TooMany: Story = {
  name: 'Too many from one address',
  render: () =>
    screen(new FakeClient().fails(flow.verify, 'too_many_requests', { retryAfter: 600 }), challenge()),
  play: sends('123456'),
};

export const Expired: Story = {
  render: () => html`<mfa-challenge .state=${signedOut('expired')} sign-in-url="/sign-in"></mfa-challenge>`,
};

export const TriesSpent: Story = {
  name: 'Tries spent',
  render: () => html`<mfa-challenge .state=${signedOut('tries')} sign-in-url="/sign-in"></mfa-challenge>`,
};

export const PhoneRightToLeft: Story = {
  name: 'By text, right to left',
  render: () => html`<div dir="rtl">${screen(texting(), textable({}))}</div>`,
};

export const RightToLeft: Story = {
  name: 'Right to left',
  render: () => html`<div dir="rtl">${screen(server(), challenge())}</div>`,
};
