import { html } from 'lit';
import { focuses, holds } from '../../../stories-kit/play.js';
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

export const Focused: Story = { render: Ready.render, play: focuses('mfa-resend-button') };

export const Sent: Story = {
  name: 'Sent again',
  render: Ready.render,
  play: holds((canvas) => {
    Object.assign(canvas.querySelector('mfa-resend-button')!, { sent: 1, until: seconds(30) });
  }, 'Sent again.'),
};
