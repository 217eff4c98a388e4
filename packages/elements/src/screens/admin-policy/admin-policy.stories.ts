import { MfaError, policy, type PolicyPreview } from '@mfa-kit/contract';
import { html } from 'lit';
import { consoleServer } from '../../../stories-kit/console.js';
import type { FakeClient } from '../../../stories-kit/fake-client.js';
import { policyOf, policyServer, previewOf, rules } from '../../../stories-kit/policy.js';
import type { Story, StoryMeta } from '../../../stories-kit/story.js';
import './index.js';

export default { title: 'Console/Policy', component: 'mfa-admin-policy' } satisfies StoryMeta;

const section = (client: FakeClient) =>
  html`<mfa-admin-policy .client=${client} sign-in-url="/sign-in"></mfa-admin-policy>`;
const seeing = (preview: Partial<PolicyPreview>) => section(policyServer({}, previewOf(preview)));
const group = (...names: string[]) => ({ count: names.length, names });

export const Several: Story = { render: () => section(policyServer()) };
export const None: Story = { name: 'No rules yet', render: () => section(policyServer({ rules: [] })) };
export const FromCode: Story = {
  name: 'The application decides in code',
  render: () => section(policyServer({ from: 'code' })),
};
export const OnlyCode: Story = {
  name: 'The application decides by a function',
  render: () => section(policyServer({ from: 'code', rules: [] })),
};
export const Strands: Story = {
  name: 'A change that locks people out, and releases some',
  render: () =>
    seeing({
      blocked: group('Dmitri Dahl', 'Elif Eriksen'),
      released: { count: 112, names: ['Fatima Ferrari', 'Grace Gupta'] },
      warnings: ['strands', 'unchallenged', 'loosens'],
    }),
};
export const Stranded: Story = {
  name: 'A change that is never saved',
  render: () => seeing({ stranded: group('Ada Lovelace'), warnings: ['strands'] }),
};
export const Changed: Story = {
  name: 'Somebody else changed the rules meanwhile',
  render: () =>
    section(
      policyServer().first(policy.save, () => {
        throw new MfaError('policy_changed');
      }),
    ),
};
export const RemovedMeanwhile: Story = {
  name: 'Somebody else removed the rule meanwhile',
  render: () =>
    section(
      consoleServer()
        .instead(policy.rules, policyOf(), policyOf({ version: 8, rules: rules.slice(1) }))
        .on(policy.preview, previewOf())
        .fails(policy.save, 'not_found')
        .on(policy.save, policyOf({ version: 9 })),
    ),
};
export const TooWeak: Story = {
  name: 'A rule weaker than is allowed',
  render: () =>
    section(
      policyServer().first(policy.preview, () => {
        throw new MfaError('policy_too_weak');
      }),
    ),
};
export const ProofFirst: Story = {
  name: 'Loosening asks for a proof',
  render: () =>
    section(
      policyServer({}, previewOf({ warnings: ['loosens'] })).first(policy.save, () => {
        throw new MfaError('step_up_required', { purpose: 'loosen_policy' });
      }),
    ),
};
export const Loading: Story = { render: () => section(consoleServer().hangs(policy.rules)) };
export const NotLoaded: Story = {
  name: 'Could not load',
  render: () =>
    section(
      policyServer().first(policy.rules, () => {
        throw new MfaError('offline');
      }),
    ),
};
export const RightToLeft: Story = {
  name: 'Right to left',
  render: () => html`<div dir="rtl">${section(policyServer())}</div>`,
};
