import { flow, type Enrollment } from '@mfa-kit/contract';
import { html } from 'lit';
import { FakeClient } from '../../../stories-kit/fake-client.js';
import { codes, enrollment, setup, signedOut } from '../../../stories-kit/states.js';
import type { Story, StoryMeta } from '../../../stories-kit/story.js';
import { sends } from '../../../stories-kit/play.js';
import type { Device } from './device.js';
import './index.js';

export default { title: 'Screens/QR enrollment', component: 'mfa-qr-enrollment' } satisfies StoryMeta;

const minute = 60_000;
const { secret: _secret, uri: _uri, ...kept } = setup;

/** As the server answers `begin`, at this moment. */
const begun = (over: Partial<Enrollment> = {}): Enrollment =>
  enrollment({
    actions: ['begin', 'confirm', 'skip', 'cancel'],
    setup: { ...setup, expiresAt: Date.now() + 30 * minute },
    ...over,
  });
/** And as it answers anything later about the same set-up. */
const later = (triesLeft: number, ahead = 0): Enrollment =>
  begun({ now: Date.now() + ahead, setup: { ...kept, expiresAt: Date.now() + 30 * minute, triesLeft } });

const right = () => new FakeClient().on(flow.begin, () => begun()).on(flow.confirm, codes());
const wrong = (ahead = 0) =>
  [4, 3, 2, 1, 0].reduce(
    (client, triesLeft) =>
      client.fails(flow.confirm, 'code_wrong', {
        triesLeft,
        state: triesLeft ? later(triesLeft, ahead) : enrollment(),
      }),
    new FakeClient().on(flow.begin, () => begun()),
  );

const screen = (client: FakeClient, state: Enrollment, device: Device = 'desk') =>
  html`<mfa-qr-enrollment .client=${client} .state=${state} device=${device}></mfa-qr-enrollment>`;

export const Open: Story = { render: () => screen(right(), begun()) };

export const OnATouchScreen: Story = {
  name: 'On a touch screen',
  render: () => screen(right(), begun(), 'touch'),
};

export const OnAMac: Story = { name: 'On a Mac', render: () => screen(right(), begun(), 'mac') };

export const Verifying: Story = {
  render: () => screen(new FakeClient().hangs(flow.confirm), begun()),
  play: sends('123456', 'Still working…'),
};

export const BeginsByItself: Story = {
  name: 'Begins by itself',
  render: () => screen(right(), enrollment()),
};

export const Beginning: Story = {
  render: () => screen(new FakeClient().hangs(flow.begin), enrollment()),
};

export const CannotBegin: Story = {
  name: 'Offline, then begins',
  render: () =>
    screen(
      new FakeClient()
        .fails(flow.begin, 'offline')
        .on(flow.begin, () => begun())
        .on(flow.confirm, codes()),
      enrollment(),
    ),
};

export const AfterAReload: Story = { name: 'After a reload', render: () => screen(right(), later(5)) };

export const Wrong: Story = {
  name: 'Wrong codes',
  render: () => screen(wrong(), begun()),
  play: sends('111111'),
};

export const WrongClock: Story = {
  name: 'Wrong codes, and a device that is five minutes slow',
  render: () => screen(wrong(5 * minute), begun({ now: Date.now() + 5 * minute })),
};

export const Expired: Story = {
  render: () => screen(right(), begun({ setup: { ...setup, expiresAt: Date.now() - 1 } })),
};

export const UsedElsewhere: Story = {
  name: 'Begun again in another tab',
  render: () =>
    screen(new FakeClient().on(flow.begin, () => begun()).fails(flow.confirm, 'challenge_over'), begun()),
};

export const TooLate: Story = {
  name: 'The sign-in is over',
  render: () =>
    screen(
      new FakeClient().fails(flow.confirm, 'pending_expired').on(flow.state, signedOut('expired')),
      begun(),
    ),
};

export const PasswordFirst: Story = {
  name: 'The password is due',
  render: () => screen(new FakeClient(), enrollment({ actions: ['password', 'cancel'], password: true })),
};

export const Offline: Story = {
  render: () => screen(new FakeClient().fails(flow.confirm, 'offline'), begun()),
  play: sends('123456', 'offline'),
};
