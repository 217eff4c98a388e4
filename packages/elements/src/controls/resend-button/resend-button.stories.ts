import { html } from 'lit';
import type { Story, StoryMeta } from '../../../stories-kit/story.js';
import './index.js';

export default { title: 'Controls/Resend button', component: 'mfa-resend-button' } satisfies StoryMeta;

const seconds = (count: number): number => Date.now() + count * 1000;

export const Ready: Story = { render: () => html`<mfa-resend-button></mfa-resend-button>` };

export const Waiting: Story = {
  render: () => html`<mfa-resend-button .until=${seconds(30)}></mfa-resend-button>`,
};

export const LongWait: Story = {
  name: 'A long wait',
  render: () => html`<mfa-resend-button .until=${seconds(150)}></mfa-resend-button>`,
};

export const NoneLeft: Story = {
  name: 'None left',
  render: () => html`<mfa-resend-button .left=${0}></mfa-resend-button>`,
};

export const Disabled: Story = { render: () => html`<mfa-resend-button disabled></mfa-resend-button>` };

export const OwnLabel: Story = {
  name: 'A label of the page’s own',
  render: () => html`<mfa-resend-button .until=${seconds(30)}>Text me again</mfa-resend-button>`,
};
