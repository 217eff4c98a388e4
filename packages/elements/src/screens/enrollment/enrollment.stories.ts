import { flow, MfaError, recovery, type Enrollment, type State } from '@mfa-kit/contract';
import { html } from 'lit';
import { savedCodes } from '../../../stories-kit/codes.js';
import { FakeClient } from '../../../stories-kit/fake-client.js';
import {
  codes,
  complete,
  enrollment,
  phoneSetup,
  sending,
  setup,
  signedOut,
} from '../../../stories-kit/states.js';
import { inTurn, presses, sees, sends } from '../../../stories-kit/play.js';
import type { Story, StoryMeta } from '../../../stories-kit/story.js';
import './index.js';

export default { title: 'Screens/Enrollment', component: 'mfa-enrollment' } satisfies StoryMeta;

const DAY_MS = 86_400_000;
const set = {
  setId: 'set-1',
  codes: [...savedCodes],
  issuer: 'Northwind Bank',
  account: 'ada@northwind.example',
  madeAt: Date.now(),
  state: codes(),
};

const begun = (): Enrollment =>
  enrollment({
    actions: ['begin', 'confirm', 'skip', 'cancel'],
    setup: { ...setup, expiresAt: Date.now() + 30 * 60_000 },
  });

/** A server that takes the password `correct horse` and the code 123456, and nothing else. */
const server = () =>
  new FakeClient()
    .on(flow.password, ({ password }) => {
      if (password !== 'correct horse') throw new MfaError('password_wrong');
      return enrollment();
    })
    .on(flow.begin, begun)
    .on(flow.confirm, ({ code }) => {
      if (code !== '123456') throw new MfaError('code_wrong', { triesLeft: 4 });
      return codes();
    })
    .on(recovery.begin, set)
    .on(recovery.confirm, complete({ enrolled: ['totp'], recoveryLeft: 10 }))
    .on(flow.skip, complete({ level: 1, amr: ['pwd'], actions: ['enroll'] }))
    .on(flow.cancel, signedOut('cancelled'));

const wizard = (state: State | undefined, client = server()) =>
  html`<mfa-enrollment .client=${client} .state=${state} sign-in-url="/sign-in"></mfa-enrollment>`;

const required = { requirement: 'required', actions: ['begin', 'cancel'] } satisfies Partial<Enrollment>;
const password = { password: true, actions: ['password', 'cancel'] } satisfies Partial<Enrollment>;

export const Optional: Story = { render: () => wizard(enrollment()) };

export const Required: Story = { render: () => wizard(enrollment(required)) };

export const SkipsLeft: Story = {
  name: 'Can be put off two more times',
  render: () => wizard(enrollment({ skipsLeft: 2 })),
};

export const LastSkip: Story = {
  name: 'Can be put off once more',
  render: () => wizard(enrollment({ skipsLeft: 1 })),
};

export const SkipsOrUntil: Story = {
  name: 'Can be put off twice, and until a day',
  render: () => wizard(enrollment({ skipsLeft: 2, skipUntil: Date.now() + 9 * DAY_MS - 1000 })),
};

/** The clock of the person's own device is three days ahead. */
export const SkipByServersClock: Story = {
  name: 'Can be put off for hours, while the own clock is wrong',
  render: () => {
    const now = Date.now() - 3 * DAY_MS;
    return wizard(enrollment({ now, skipUntil: now + 3 * 3_600_000 - 1000 }));
  },
};

export const SkipEnding: Story = {
  name: 'The time to put it off ends now',
  render: () => wizard(enrollment({ skipUntil: Date.now() + 1200 })),
};

export const RequiredByReseller: Story = {
  name: 'Required by somebody above',
  render: () =>
    wizard(enrollment({ ...required, why: { scope: 'tenant', isLocked: true, by: 'Harbour Resellers' } })),
};

export const SkipUntil: Story = {
  name: 'Can be put off until a day',
  render: () => wizard(enrollment({ skipUntil: Date.now() + 12 * DAY_MS - 1000 })),
};

const both = { kinds: ['totp', 'phone'] } satisfies Partial<Enrollment>;
const texted = (over: Partial<Enrollment> = {}): Enrollment =>
  enrollment({
    actions: ['begin', 'confirm', 'send', 'skip', 'cancel'],
    setup: phoneSetup({ sent: sending({ delivery: 'delivered' }) }),
    ...both,
    ...over,
  });

/** As the other, with texts besides. */
const textServer = () =>
  new FakeClient()
    .on(flow.begin, ({ kind }) => (kind === 'phone' ? texted() : { ...begun(), ...both }))
    .on(flow.confirm, ({ factorId }) => codes({ enrolled: [factorId === 'phone-1' ? 'phone' : 'totp'] }))
    .on(recovery.begin, set)
    .on(recovery.confirm, complete({ enrolled: ['phone'], recoveryLeft: 10 }));

export const SeveralKinds: Story = {
  name: 'A choice of methods',
  render: () => wizard(enrollment(both), textServer()),
};

export const PhoneOnly: Story = {
  name: 'A phone alone',
  render: () => wizard(enrollment({ kinds: ['phone'] }), textServer()),
};

export const TextsDown: Story = {
  name: 'Texts cannot be sent',
  render: () =>
    wizard(
      enrollment(both),
      textServer().first(flow.begin, () => {
        throw new MfaError('sms_unavailable', { state: enrollment(both) });
      }),
    ),
};

export const LoadedAgainAtText: Story = {
  name: 'Loaded again while waiting for a text',
  render: () => wizard(texted(), textServer()),
};

const presetPhone = (over: Partial<Enrollment> = {}): Enrollment =>
  enrollment({
    ...required,
    kinds: ['phone'],
    why: { scope: 'user', isLocked: false, by: 'Harbour' },
    preset: { hint: '12', isChangeable: false },
    ...over,
  });
const presetSent = (over: Partial<Enrollment> = {}) =>
  presetPhone({
    actions: ['begin', 'confirm', 'send', 'cancel'],
    setup: phoneSetup({ hint: '12', sent: sending({ hint: '12', delivery: 'delivered' }) }),
    ...over,
  });
const changeable: Partial<Enrollment> = {
  kinds: ['phone', 'totp'],
  preset: { hint: '12', isChangeable: true },
};

export const Preset: Story = {
  name: 'A number was given: straight to the code',
  render: () =>
    wizard(
      presetPhone(),
      textServer().first(flow.begin, () => presetSent()),
    ),
};

export const PresetChangeable: Story = {
  name: 'A number was given, and may be changed',
  render: () =>
    wizard(
      presetPhone(changeable),
      textServer().first(flow.begin, () => presetSent(changeable)),
    ),
};

export const PresetSecond: Story = {
  name: 'A number was given, but an app is suggested first',
  render: () =>
    wizard(
      presetPhone({ ...changeable, ...both }),
      textServer().first(flow.begin, () => presetSent(changeable)),
    ),
};

export const PresetWithPassword: Story = {
  name: 'A number was given, and the password is due first',
  render: () =>
    wizard(
      presetPhone(password),
      textServer()
        .on(flow.password, presetPhone())
        .first(flow.begin, () => presetSent()),
    ),
};

export const PresetFails: Story = {
  name: 'A number was given, and the first text fails',
  render: () =>
    wizard(
      presetPhone(),
      textServer()
        .first(flow.begin, () => presetSent())
        .first(flow.begin, () => {
          throw new MfaError('sms_unavailable', { state: presetPhone() });
        }),
    ),
};

export const WithPassword: Story = {
  name: 'With the password first',
  render: () => wizard(enrollment({ ...required, ...password })),
};

export const GrantOver: Story = {
  name: 'Ten minutes after the sign-in, so that the password is due',
  render: () =>
    wizard(
      enrollment(required),
      new FakeClient()
        .fails(flow.begin, 'reauthentication_required')
        .on(flow.state, enrollment({ ...required, ...password }))
        .on(flow.password, enrollment(required))
        .on(flow.begin, begun),
    ),
};

export const WrongPassword: Story = {
  name: 'A wrong password',
  render: WithPassword.render,
  play: inTurn(presses('Set it up'), sends('wrong horse', 'That password isn’t right')),
};

export const Slow: Story = {
  name: 'A slow server',
  render: () => wizard(enrollment({ ...required, ...password }), new FakeClient().hangs(flow.password)),
  play: inTurn(presses('Set it up'), sends('correct horse', 'Still working…')),
};

export const PasswordLocked: Story = {
  name: 'The password is locked',
  render: () =>
    wizard(enrollment({ ...required, ...password, passwordLockedUntil: Date.now() + 15 * 60_000 })),
  play: inTurn(presses('Set it up'), sees('Too many')),
};

export const LoadedAgain: Story = {
  name: 'Loaded again while setting up',
  render: () => {
    const { secret: _secret, uri: _uri, ...kept } = setup;
    return wizard({ ...begun(), setup: kept });
  },
};

export const LoadedAgainAtCodes: Story = {
  name: 'Loaded again while saving codes',
  render: () => wizard(codes()),
};

export const CodesOnly: Story = {
  name: 'Recovery codes alone',
  render: () => wizard(codes({ enrolled: [] })),
};

export const Done: Story = { render: () => wizard(complete({ enrolled: ['totp'], recoveryLeft: 10 })) };

export const ByChoice: Story = {
  name: 'By choice, inside a session',
  render: () =>
    wizard(
      undefined,
      server()
        .on(flow.state, complete({ level: 1, amr: ['pwd'], actions: ['enroll'] }))
        .on(flow.enroll, enrollment({ ...password, requirement: 'optional' })),
    ),
};

export const Covered: Story = {
  name: 'Nothing to set up',
  render: () => wizard(undefined, server().on(flow.state, complete())),
};

export const Offline: Story = {
  name: 'Offline',
  render: () => wizard(undefined, server().fails(flow.state, 'offline').on(flow.state, enrollment())),
};

export const SignedOut: Story = { name: 'Signed out', render: () => wizard(signedOut('expired')) };
