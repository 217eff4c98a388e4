/** What every control that people type into owes to forms. One suite, so that each is held to the same. */
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { TemplateResult } from 'lit';

interface Control extends HTMLElement {
  name: string;
  value: string;
  disabled: boolean;
  readOnly: boolean;
  readonly input: HTMLInputElement;
  readonly form: HTMLFormElement | null;
  readonly updateComplete: Promise<boolean>;
}

export interface FormCase {
  readonly tag: string;
  /** The control, named `field` and required; `form` is the id of a form elsewhere, if there is one. */
  readonly render: (form?: string) => TemplateResult;
  /** What a person types, one key each, and the value that it makes. */
  readonly keys: string;
  readonly value: string;
}

export function formSuite({ tag, render, keys, value }: FormCase): void {
  async function show(template: TemplateResult) {
    const root = await fixture<HTMLElement>(html`<div>${template}</div>`);
    const control = root.querySelector<Control>(tag)!;
    await control.updateComplete;
    return { control, input: control.input, form: root.querySelector('form')! };
  }
  async function type(input: HTMLInputElement, text = keys) {
    input.focus();
    for (const key of text) await sendKeys({ press: key });
  }

  describe('as a form field', () => {
    it('O25 posts its value exactly once under its name', async () => {
      const { control, input, form } = await show(html`<form>${render()}</form>`);
      await type(input);
      expect([...new FormData(form).entries()]).to.deep.equal([['field', value]]);
      expect(control.form).to.equal(form);
    });

    it('O25 joins a form elsewhere by its id', async () => {
      const { control, input, form } = await show(
        html`<form id="elsewhere"></form>
          ${render('elsewhere')}`,
      );
      await type(input);
      expect(control.form).to.equal(form);
      expect(new FormData(form).get('field')).to.equal(value);
    });

    it('O25 goes back to nothing when the form is reset', async () => {
      const { control, input, form } = await show(html`<form>${render()}</form>`);
      await type(input);
      form.reset();
      await control.updateComplete;
      expect(control.value).to.equal('');
    });

    it('O25 hears of a reset that a person asks for, once the text is back', async () => {
      const { control, input, form } = await show(
        html`<form>${render()}<button type="reset">Start again</button></form>`,
      );
      await type(input);
      const { x, y } = form.querySelector('button')!.getBoundingClientRect();
      await sendMouse({ type: 'click', position: [Math.ceil(x) + 4, Math.ceil(y) + 4] });
      await waitUntil(() => input.validity.customError, 'says itself that a value is needed');
      await control.updateComplete;
      expect([control.value, [...new FormData(form).values()]]).to.deep.equal(['', ['']]);
      for (const state of ['complete', 'possible'])
        expect(control.matches(`:state(${state})`)).to.equal(false);
    });

    it('O25 O43 takes nothing while a fieldset disables it, or it is itself disabled or read only', async () => {
      const { control, input, form } = await show(html`<form><fieldset>${render()}</fieldset></form>`);
      const fieldset = form.querySelector('fieldset')!;
      fieldset.disabled = true;
      await type(input);
      expect([control.value, new FormData(form).has('field')]).to.deep.equal(['', false]);
      fieldset.disabled = false;
      for (const flag of ['disabled', 'readOnly'] as const) {
        control[flag] = true;
        await control.updateComplete;
        await type(input);
        expect(control.value, flag).to.equal('');
        control[flag] = false;
        await control.updateComplete;
        expect([input.disabled, input.readOnly], flag).to.deep.equal([false, false]);
      }
    });

    it('O26 refuses to submit without a value, in our words, and takes the focus', async () => {
      const { control, input, form } = await show(html`<form>${render()}</form>`);
      expect(input.validity.valid).to.equal(false);
      form.requestSubmit();
      await control.updateComplete;
      const error = document.getElementById(input.getAttribute('aria-describedby')!.split(' ').at(-1)!)!;
      expect(error.textContent).to.equal(input.validationMessage);
      expect(error.textContent).to.not.equal('');
      expect(input.getAttribute('aria-invalid')).to.equal('true');
      expect(document.activeElement).to.equal(input);
      await type(input);
      await control.updateComplete;
      expect(error.textContent).to.equal('');
      expect(form.checkValidity()).to.equal(true);
    });

    it('O25 posts once, and says everything once, in a copy of the page', async () => {
      const { control, input, form } = await show(html`<form>${render()}</form>`);
      Object.assign(control, { hint: 'A hint', error: 'Wrong' });
      await type(input);
      await control.updateComplete;
      const copy = form.cloneNode(true) as HTMLFormElement;
      form.replaceWith(copy);
      const copied = copy.querySelector<Control>(tag)!;
      await copied.updateComplete;
      expect([...new FormData(copy).entries()]).to.deep.equal([['field', value]]);
      expect(copied.querySelectorAll('[slot=label], [slot=hint], [slot=error]')).to.have.lengthOf(3);
    });

    it('takes its nodes away with it, and brings them back', async () => {
      const { control, input } = await show(html`<form>${render()}</form>`);
      await type(input);
      const parent = control.parentElement!;
      control.remove();
      expect(control.children).to.have.lengthOf(0);
      parent.append(control);
      expect(control.querySelectorAll('input')).to.have.lengthOf(1);
      expect(control.value).to.equal(value);
    });
  });
}
