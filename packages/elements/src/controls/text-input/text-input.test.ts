import { expect, fixture, html } from '@open-wc/testing';
import { formSuite } from '../../../stories-kit/form-suite.js';
import type { Story } from '../../../stories-kit/story.js';
import type { MfaTextInput } from './index.js';
import * as stories from './text-input.stories.js';

const show = async (story: Story) => {
  const root = await fixture<HTMLElement>(html`<div>${story.render()}</div>`);
  return root.querySelector<MfaTextInput>('mfa-text-input')!;
};

describe('<mfa-text-input>', () => {
  for (const [name, story] of Object.entries(stories).filter(([name]) => name !== 'default'))
    it(`has no accessibility violations: ${name}`, async () => {
      await expect(await show(story as Story)).to.be.accessible();
    });

  formSuite({
    tag: 'mfa-text-input',
    render: (form) =>
      html`<mfa-text-input name="field" label="Name" required form=${form ?? ''}></mfa-text-input>`,
    keys: 'ada',
    value: 'ada',
  });

  it('lets password managers find a password', async () => {
    const { input } = await show(stories.Password);
    expect([input.type, input.autocomplete]).to.deep.equal(['password', 'current-password']);
  });

  it('lets nothing add to or change a saved code', async () => {
    const { input } = await show(stories.Code);
    expect([input.type, input.autocomplete, input.autocapitalize]).to.deep.equal([
      'text',
      'off',
      'characters',
    ]);
    expect([input.spellcheck, input.translate, input.dir]).to.deep.equal([false, false, 'ltr']);
  });
});
