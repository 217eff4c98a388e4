import { html } from 'lit';
import type { Story, StoryMeta } from '../../../stories-kit/story.js';
import './index.js';

export default { title: 'Controls/Text input', component: 'mfa-text-input' } satisfies StoryMeta;

export const Text: Story = {
  render: () =>
    html`<mfa-text-input
      label="Name of this device"
      hint="So that you tell it from others."
    ></mfa-text-input>`,
};

export const Password: Story = {
  render: () =>
    html`<mfa-text-input type="password" autocomplete="current-password" label="Password"></mfa-text-input>`,
};

export const Code: Story = {
  render: () =>
    html`<mfa-text-input type="code" label="Recovery code" .value=${'K7QX-2M9D-PW4R-T8ZH'}></mfa-text-input>`,
};

export const Wrong: Story = {
  render: () =>
    html`<mfa-text-input
      type="password"
      label="Password"
      error="That password isn’t right. Try again."
    ></mfa-text-input>`,
};

export const Focused: Story = {
  // eslint-disable-next-line lit-a11y/no-autofocus -- the state to be shown
  render: () => html`<mfa-text-input label="Name" autofocus></mfa-text-input>`,
};

export const ReadOnly: Story = {
  name: 'Read only',
  render: () => html`<mfa-text-input label="Name" readonly .value=${'My phone'}></mfa-text-input>`,
};

export const Disabled: Story = {
  render: () => html`<mfa-text-input label="Name" disabled .value=${'My phone'}></mfa-text-input>`,
};
