import { html } from 'lit';
import { setup } from '../../../stories-kit/states.js';
import type { Story, StoryMeta } from '../../../stories-kit/story.js';
import './index.js';

export default { title: 'Controls/QR code', component: 'mfa-qr-code' } satisfies StoryMeta;

export const SetUpLink: Story = {
  name: 'Set-up link',
  render: () =>
    html`<mfa-qr-code
      .value=${setup.uri!}
      label="QR code: scan it with your authenticator app"
    ></mfa-qr-code>`,
};

export const FromAnAttribute: Story = {
  name: 'From an attribute, which it takes over',
  render: () => html`<mfa-qr-code value="https://bank.example/welcome"></mfa-qr-code>`,
};

export const CannotBeDrawn: Story = {
  name: 'More than a QR code can hold',
  render: () => html`<mfa-qr-code .value=${'x'.repeat(3000)}></mfa-qr-code>`,
};

export const Empty: Story = { render: () => html`<mfa-qr-code></mfa-qr-code>` };
