import { html } from 'lit';
import { savedCodes } from '../../../stories-kit/codes.js';
import { copies } from '../../../stories-kit/play.js';
import type { Story, StoryMeta } from '../../../stories-kit/story.js';
import './index.js';

export default { title: 'Controls/Code list', component: 'mfa-code-list' } satisfies StoryMeta;

const noon = new Date(2026, 10, 21, 12).getTime();

export const TenCodes: Story = {
  name: 'Ten codes',
  render: () =>
    html`<mfa-code-list
      .codes=${savedCodes}
      issuer="Northwind Bank"
      account="ada@northwind.example"
      .madeAt=${noon}
    ></mfa-code-list>`,
};

export const OtherScripts: Story = {
  name: 'A name in another script, no account',
  render: () =>
    html`<mfa-code-list .codes=${savedCodes} issuer="Банк «Север»" .madeAt=${noon}></mfa-code-list>`,
};

export const Empty: Story = { render: () => html`<mfa-code-list></mfa-code-list>` };

export const Copied: Story = { render: TenCodes.render, play: copies(true, '') };

export const Refused: Story = {
  name: 'Copying is refused: select, and press keys',
  render: TenCodes.render,
  play: copies(false, 'to copy'),
};
