import { html } from 'lit';
import { copies, focuses } from '../../../stories-kit/play.js';
import type { Story, StoryMeta } from '../../../stories-kit/story.js';
import './index.js';

export default { title: 'Controls/Copy button', component: 'mfa-copy-button' } satisfies StoryMeta;

export const WithSource: Story = {
  name: 'Beside what it copies',
  render: () =>
    html`<p><code id="key">JBSW Y3DP EHPK 3PXP</code></p>
      <mfa-copy-button .value=${'JBSWY3DPEHPK3PXP'} .source=${() => document.querySelector('#key')}
        >Copy key</mfa-copy-button
      >`,
};

export const WithoutSource: Story = {
  name: 'With nothing to select',
  render: () => html`<mfa-copy-button .value=${'JBSWY3DPEHPK3PXP'}></mfa-copy-button>`,
};

export const Focused: Story = { render: WithSource.render, play: focuses('mfa-copy-button') };

export const Copied: Story = { render: WithSource.render, play: copies(true, '') };

export const Refused: Story = {
  name: 'Copying is refused: select, and press keys',
  render: WithSource.render,
  play: copies(false, 'to copy it'),
};

export const RefusedWithoutSource: Story = {
  name: 'Copying is refused, with nothing to select',
  render: WithoutSource.render,
  play: copies(false, 'allow copying'),
};
