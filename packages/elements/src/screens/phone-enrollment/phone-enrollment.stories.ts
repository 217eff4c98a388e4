import { flow, MfaError, type Enrollment, type Sending } from '@mfa-kit/contract';
import { html } from 'lit';
import { FakeClient } from '../../../stories-kit/fake-client.js';
import { codes, enrollment, phoneSetup, sending, signedOut } from '../../../stories-kit/states.js';
import type { Story, StoryMeta } from '../../../stories-kit/story.js';
import { sends } from '../../../stories-kit/play.js';
import './index.js';

export default { title: 'Screens/Phone enrollment', component: 'mfa-phone-enrollment' } satisfies StoryMeta;

const kinds: Enrollment['kinds'] = ['totp', 'phone'];
const fresh = (over: Partial<Enrollment> = {}): Enrollment =>
  enrollment({ kinds, countries: ['GB', 'IE', 'FR'], ...over });

/** As the server answers once a text has left. */
const texted = (sent: Partial<Sending> = {}, triesLeft = 5): Enrollment =>
  fresh({
    actions: ['begin', 'confirm', 'send', 'skip', 'cancel'],
    setup: phoneSetup({ triesLeft, sent: sending({ delivery: 'delivered', ...sent }) }),
  });

/** Takes 123456 and nothing else; five wrong codes void the set-up. */
function server(sent: Partial<Sending> = {}): FakeClient {
  let triesLeft = 5;
  return new FakeClient()
    .on(flow.begin, () => texted(sent))
    .on(flow.send, () => texted({ ...sent, sendsLeft: 3, resendAt: Date.now() + 60_000 }))
    .on(flow.state, () => texted(sent))
    .on(flow.confirm, ({ code }) => {
      if (code === '123456') return codes({ enrolled: ['phone'] });
      triesLeft -= 1;
      throw new MfaError('code_wrong', { triesLeft, state: triesLeft ? texted(sent, triesLeft) : fresh() });
    });
}

const screen = (client: FakeClient, state: Enrollment | undefined = fresh()) =>
  html`<mfa-phone-enrollment
    .client=${client}
    .state=${state}
    sign-in-url="/sign-in"
  ></mfa-phone-enrollment>`;

export const Number: Story = { name: 'The number', render: () => screen(server()) };

export const NoOtherMethod: Story = {
  name: 'The number, with no other method',
  render: () => screen(server(), fresh({ kinds: ['phone'] })),
};

export const NumberKnown: Story = {
  name: 'A number that the person has',
  render: () => screen(server().first(flow.begin, refuse('number_known'))),
};

export const CountryBlocked: Story = {
  name: 'A country that is not texted',
  render: () => screen(server().first(flow.begin, refuse('country_blocked'))),
};

export const ProviderDown: Story = {
  name: 'Texts cannot be sent',
  render: () => screen(server().first(flow.begin, refuse('sms_unavailable', { delivery: 'failed' }))),
};

export const Limited: Story = {
  name: 'Too many texts',
  render: () =>
    screen(
      server().first(flow.begin, () => {
        throw new MfaError('send_limited', { retryAfter: 3600, state: fresh() });
      }),
    ),
};

export const Code: Story = { name: 'The code', render: () => screen(server(), texted()) };

export const OnItsWay: Story = {
  name: 'The text is on its way',
  render: () => screen(server({ delivery: 'open' }), texted({ delivery: 'open' })),
};

export const CanResend: Story = {
  name: 'Another code may be sent',
  render: () => screen(server(), texted({ resendAt: Date.now() - 1 })),
};

export const NoneLeft: Story = {
  name: 'No more codes',
  render: () => {
    const { resendAt: _, ...sent } = sending({ sendsLeft: 0, delivery: 'delivered' });
    return screen(server(), { ...texted(), setup: phoneSetup({ sent }) });
  },
};

export const NotDelivered: Story = {
  name: 'Not delivered',
  render: () => screen(server(), texted({ delivery: 'failed', failure: 'sms_unavailable' })),
};

export const CannotGetTexts: Story = {
  name: 'Not delivered: a number without texts',
  render: () => screen(server(), texted({ delivery: 'failed', failure: 'phone_unsupported' })),
};

/** Open at first; the second answer says that it was not delivered. */
export const FailsOnTheWay: Story = {
  name: 'Fails on its way',
  render: () =>
    screen(
      new FakeClient()
        .on(flow.state, texted({ delivery: 'open' }))
        .on(flow.state, texted({ delivery: 'failed', failure: 'sms_unavailable' })),
      texted({ delivery: 'open' }),
    ),
};

export const CodeExpired: Story = {
  name: 'The code has expired',
  render: () => screen(server(), texted({ expiresAt: Date.now() - 1, resendAt: Date.now() - 1 })),
};

export const TooOld: Story = {
  name: 'A code that is too old',
  render: () => screen(new FakeClient().fails(flow.confirm, 'code_expired', { state: texted() }), texted()),
  play: sends('123456'),
};

export const UsedElsewhere: Story = {
  name: 'Begun again in another tab',
  render: () => screen(server().first(flow.confirm, refuse('challenge_over')), texted()),
  play: sends('123456'),
};

export const TooLate: Story = {
  name: 'The sign-in is over',
  render: () =>
    screen(
      new FakeClient().fails(flow.confirm, 'pending_expired', { state: signedOut('expired') }),
      texted(),
    ),
  play: sends('123456'),
};

export const Verifying: Story = {
  render: () => screen(new FakeClient().hangs(flow.confirm), texted()),
  play: sends('123456', 'Still working…'),
};

export const PasswordFirst: Story = {
  name: 'The password is due',
  render: () => screen(new FakeClient(), fresh({ actions: ['password', 'cancel'], password: true })),
};

export const Offline: Story = {
  name: 'Offline',
  render: () =>
    html`<mfa-phone-enrollment
      .client=${new FakeClient().fails(flow.state, 'offline').on(flow.state, fresh())}
    ></mfa-phone-enrollment>`,
};

export const RightToLeft: Story = {
  name: 'Right to left',
  render: () => html`<div dir="rtl">${screen(server(), texted())}</div>`,
};

function refuse(code: MfaError['code'], sent?: Partial<Sending>) {
  return () => {
    throw new MfaError(code, {
      state: sent ? texted({ failure: 'sms_unavailable', ...sent }) : fresh(),
    });
  };
}
