import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Story } from '../../../stories-kit/story.js';
import { Empty, InAForm, Wrong } from './check-box.stories.js';
import type { MfaCheckBox } from './index.js';

async function show(story: Story) {
  const page = await fixture<HTMLElement>(html`<div>${story.render()}</div>`);
  const box = page.querySelector<MfaCheckBox>('mfa-check-box')!;
  await box.updateComplete;
  return { box, form: page.querySelector('form')!, input: page.querySelector('input')! };
}

describe('<mfa-check-box>', () => {
  it('has no accessibility violations, empty or wrong', async () => {
    await expect((await show(Empty)).box).to.be.accessible();
    await expect((await show(Wrong)).box).to.be.accessible();
  });

  it('is one native check box in the page, named by its label', async () => {
    const { box, input } = await show(Empty);
    expect([input.type, input.labels?.[0]?.textContent]).to.deep.equal([
      'checkbox',
      'I have saved these codes',
    ]);
    input.labels![0]!.click();
    expect(box.checked).to.equal(true);
  });

  it('is ticked by Space, and says so', async () => {
    const { box, input } = await show(Empty);
    let heard = 0;
    box.addEventListener('input', () => (heard += 1));
    input.focus();
    await sendKeys({ press: ' ' });
    expect([box.checked, heard]).to.deep.equal([true, 1]);
  });

  it('keeps its form from submitting until it is ticked, and says why', async () => {
    const { box, form, input } = await show(InAForm);
    let submitted = 0;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      submitted += 1;
    });
    form.requestSubmit();
    await box.updateComplete;
    expect([submitted, input.getAttribute('aria-invalid')]).to.deep.equal([0, 'true']);
    expect(box.textContent).to.contain('Tick this box to go on.');
    expect(document.activeElement).to.equal(input);
    input.click();
    await box.updateComplete;
    expect(input.getAttribute('aria-invalid')).to.equal('false');
    form.requestSubmit();
    expect(submitted).to.equal(1);
  });

  it('posts once under its name, and a reset clears it', async () => {
    const { box, form, input } = await show(InAForm);
    input.click();
    expect([...new FormData(form).entries()]).to.deep.equal([['saved', 'on']]);
    form.reset();
    await box.updateComplete;
    expect([box.checked, form.checkValidity()]).to.deep.equal([false, false]);
  });
});
