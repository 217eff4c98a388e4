import { flow, recovery, type RecoverySet } from '@mfa-kit/contract';
import { html } from 'lit';
import { savedCodes } from '../../../stories-kit/codes.js';
import { FakeClient } from '../../../stories-kit/fake-client.js';
import { codes, complete, signedOut } from '../../../stories-kit/states.js';
import { inTurn, presses, sees, sends, ticks } from '../../../stories-kit/play.js';
import type { Story, StoryMeta } from '../../../stories-kit/story.js';
import './index.js';

export default {
  title: 'Screens/Recovery codes',
  component: 'mfa-recovery-codes',
  excludeStories: ['set'],
} satisfies StoryMeta;

export const set: RecoverySet = {
  setId: 'set-1',
  codes: [...savedCodes],
  issuer: 'Northwind Bank',
  account: 'ada@northwind.example',
  madeAt: new Date(2026, 10, 21, 12).getTime(),
  state: codes(),
};
const again: RecoverySet = { ...set, setId: 'set-2', codes: [...savedCodes].reverse() };

const server = () =>
  new FakeClient()
    .on(recovery.begin, set, again)
    .on(recovery.confirm, complete({ enrolled: ['totp'], recoveryLeft: 10 }));

const screen = (client: FakeClient, confirm: 'tick' | 'retype' = 'tick') =>
  html`<mfa-recovery-codes .client=${client} .state=${codes()} confirm=${confirm}></mfa-recovery-codes>`;

export const Shown: Story = { render: () => screen(server()) };

export const TypedBack: Story = {
  name: 'One has to be typed back',
  render: () => screen(server(), 'retype'),
};

export const Mistyped: Story = {
  name: 'One was typed back wrong',
  render: TypedBack.render,
  play: inTurn(presses('Continue'), sends('AAAA-AAAA-AAAA-AAAA', 'That isn’t one of your new codes.')),
};

const confirms = inTurn(ticks, presses('Continue'));

export const Confirming: Story = {
  name: 'Being confirmed',
  render: () => screen(new FakeClient().on(recovery.begin, set).hangs(recovery.confirm)),
  play: inTurn(confirms, sees('Still working…')),
};

export const Making: Story = { render: () => screen(new FakeClient().hangs(recovery.begin)) };

export const NotMade: Story = {
  name: 'Could not be made, then could',
  render: () =>
    screen(
      new FakeClient()
        .fails(recovery.begin, 'unavailable')
        .on(recovery.begin, set)
        .on(recovery.confirm, complete()),
    ),
};

export const StateNotLoaded: Story = {
  name: 'Alone, offline, then not',
  render: () =>
    html`<mfa-recovery-codes
      .client=${server().fails(flow.state, 'offline').on(flow.state, codes())}
    ></mfa-recovery-codes>`,
};

export const NotConfirmed: Story = {
  name: 'Offline while confirming',
  render: () => screen(new FakeClient().on(recovery.begin, set).fails(recovery.confirm, 'offline')),
  play: inTurn(confirms, sees('offline')),
};

export const MadeElsewhere: Story = {
  name: 'Made again in another tab',
  render: () =>
    screen(new FakeClient().on(recovery.begin, set, again).fails(recovery.confirm, 'challenge_over')),
  play: inTurn(confirms, sees('These are new.')),
};

export const TooLate: Story = {
  name: 'The sign-in is over',
  render: () =>
    screen(
      new FakeClient()
        .on(recovery.begin, set)
        .fails(recovery.confirm, 'pending_expired')
        .on(flow.state, signedOut('expired')),
    ),
  play: inTurn(confirms, sees('That took too long')),
};
