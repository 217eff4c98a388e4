import { html } from 'lit';
import type { Story, StoryMeta } from '../../../stories-kit/story.js';
import './index.js';

export default { title: 'Controls/Check box', component: 'mfa-check-box' } satisfies StoryMeta;

export const Empty: Story = {
  render: () => html`<mfa-check-box name="saved" label="I have saved these codes"></mfa-check-box>`,
};

export const InAForm: Story = {
  name: 'In a form',
  render: () =>
    html`<form>
      <mfa-check-box name="saved" label="I have saved these codes" required></mfa-check-box>
      <p><button>Send</button> <button type="reset">Reset</button></p>
    </form>`,
};

export const Wrong: Story = {
  render: () =>
    html`<mfa-check-box label="I have saved these codes" error="Tick this box to go on."></mfa-check-box>`,
};

export const Ticked: Story = {
  render: () => html`<mfa-check-box label="I have saved these codes" .checked=${true}></mfa-check-box>`,
};

export const Disabled: Story = {
  render: () => html`<mfa-check-box label="I have saved these codes" disabled></mfa-check-box>`,
};

export const Focused: Story = {
  // eslint-disable-next-line lit-a11y/no-autofocus -- the state to be shown
  render: () => html`<mfa-check-box label="I have saved these codes" autofocus></mfa-check-box>`,
};
