import { flow, MfaError, recovery, type State } from '@mfa-kit/contract';
import { html } from 'lit';
import { savedCodes } from '../../../stories-kit/codes.js';
import { FakeClient } from '../../../stories-kit/fake-client.js';
import {
  challenge,
  codes,
  complete,
  enrollment,
  setup,
  signedOut,
  ticket,
} from '../../../stories-kit/states.js';
import type { Story, StoryMeta } from '../../../stories-kit/story.js';
import './index.js';

export default { title: 'Screens/Gate', component: 'mfa-gate' } satisfies StoryMeta;

const minutes = (count: number): number => Date.now() + count * 60_000;
const wrong = (): never => {
  throw new MfaError('code_wrong', { triesLeft: 4, state: challenge({ triesLeft: 4 }) });
};

/** A whole sign-in: the code is 123456, recovery codes and tickets are of sixteen A. */
const server = (state: State, recoveryLeft = 9) =>
  new FakeClient()
    .on(flow.state, state)
    .on(flow.verify, ({ code }) => (code === '123456' ? complete({ result: { token: 'a-token' } }) : wrong()))
    .on(flow.recover, ({ code }) =>
      /^A{16}$/i.test(code.replace(/\W/g, ''))
        ? complete({ repairUntil: minutes(15), recoveryLeft })
        : wrong(),
    )
    .on(flow.ticket, () => enrollment({ requirement: 'required' }))
    .on(flow.begin, () => enrollment({ actions: ['begin', 'confirm', 'cancel'], setup }))
    .on(flow.confirm, codes())
    .on(flow.skip, complete({ level: 1, amr: ['pwd'] }))
    .on(flow.cancel, signedOut('cancelled'))
    .on(recovery.begin, {
      setId: 'set-1',
      codes: [...savedCodes],
      issuer: setup.issuer,
      account: setup.account,
      madeAt: Date.now(),
      state: codes(),
    })
    .on(recovery.confirm, complete({ enrolled: ['totp'], recoveryLeft: 10 }));

/** In a story nobody is taken anywhere. */
const stay = (event: Event): void => event.preventDefault();
const gate = (client: FakeClient) =>
  html`<mfa-gate .client=${client} sign-in-url="/sign-in" @mfa-signed-in=${stay}></mfa-gate>`;

export const Challenge: Story = { render: () => gate(server(challenge())) };
export const Ticket: Story = { render: () => gate(server(ticket())) };
export const Enrollment: Story = { render: () => gate(server(enrollment())) };
export const Codes: Story = {
  name: 'Recovery codes are due',
  render: () => gate(server(codes({ enrolled: [] }))),
};

export const SignedOut: Story = { name: 'Signed out', render: () => gate(server(signedOut())) };
export const Expired: Story = { render: () => gate(server(signedOut('expired'))) };
export const Loading: Story = { render: () => gate(new FakeClient().hangs(flow.state)) };

/** The second try succeeds. */
export const NotLoaded: Story = {
  name: 'Could not load',
  render: () =>
    gate(
      server(challenge()).first(flow.state, () => {
        throw new MfaError('offline');
      }),
    ),
};

/** Enter AAAA-AAAA-AAAA-AAAA under “Try another way”, on a page that says where the settings are. */
export const LeadsToRepair: Story = {
  name: 'A recovery code was used, and the settings are near',
  render: () =>
    html`<mfa-gate
      .client=${server(challenge(), 7)}
      settings-url="/security"
      @mfa-signed-in=${stay}
    ></mfa-gate>`,
};

/** Enter AAAA-AAAA-AAAA-AAAA under “Try another way”. */
export const FewCodesLeft: Story = {
  name: 'Few recovery codes left',
  render: () => gate(server(challenge(), 3)),
};
