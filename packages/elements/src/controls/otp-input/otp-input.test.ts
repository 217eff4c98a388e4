import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { command, paste, undo } from '../../../stories-kit/keyboard.js';
import type { Story } from '../../../stories-kit/story.js';
import type { MfaOtpInput } from './otp-input.js';
import * as stories from './otp-input.stories.js';

interface Shown {
  readonly otp: MfaOtpInput;
  readonly input: HTMLInputElement;
  readonly form: HTMLFormElement;
}

async function show({ render }: Story): Promise<Shown> {
  const root = await fixture<HTMLElement>(html`<div>${render()}</div>`);
  const otp = root.querySelector('mfa-otp-input')!;
  await otp.updateComplete;
  return { otp, input: root.querySelector('input')!, form: root.querySelector('form')! };
}

async function type(keys: string): Promise<void> {
  for (const key of keys) await sendKeys({ press: key });
}

/** As autofill does it: no key, no paste, one event. */
function fill(input: HTMLInputElement, value: string): void {
  Object.assign(input, { value });
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

const said = (otp: MfaOtpInput): string => otp.shadowRoot!.querySelector('[role=status]')!.textContent.trim();
const cells = (otp: MfaOtpInput): HTMLElement[] => [
  ...otp.shadowRoot!.querySelectorAll<HTMLElement>('[part~=cell]'),
];
const words = (otp: MfaOtpInput, slot: string): string =>
  otp.querySelector(`[slot=${slot}]`)!.textContent.trim();

function counted(target: EventTarget, event: string): { count: number } {
  const seen = { count: 0 };
  target.addEventListener(event, (fired) => {
    seen.count += 1;
    if (event === 'submit') fired.preventDefault();
  });
  return seen;
}

describe('<mfa-otp-input>', () => {
  for (const [name, story] of Object.entries(stories).filter(([name]) => name !== 'default'))
    it(`O17 O39 is accessible as "${name}", light and dark`, async () => {
      for (const scheme of ['light', 'dark']) {
        const root = await fixture<HTMLElement>(html`<div>${(story as Story).render()}</div>`);
        Object.assign(root.style, { colorScheme: scheme, background: 'Canvas', color: 'CanvasText' });
        // The page's own buttons are the browser's to colour.
        for (const otp of root.querySelectorAll('mfa-otp-input')) await expect(otp).to.be.accessible();
      }
    });

  describe('is one native field', () => {
    it('O1 has exactly one text field, whatever the length', async () => {
      for (const story of [stories.Empty, stories.EightDigits, stories.Groups]) {
        const { otp } = await show(story);
        expect(otp.querySelectorAll('input')).to.have.lengthOf(1);
        expect(otp.shadowRoot!.querySelector('input, [tabindex]')).to.equal(null);
      }
    });

    it('O2 is found by document.querySelectorAll and takes up the author’s input and label', async () => {
      const { otp, input } = await show(stories.OwnInput);
      expect([...document.querySelectorAll('input')]).to.include(input);
      expect(otp.input).to.equal(input);
      expect(input.name).to.equal('otp');
      expect(input.labels).to.have.lengthOf(1);
      expect(otp.querySelectorAll('label, input')).to.have.lengthOf(2);
    });

    it('O2 takes up an input that arrives later', async () => {
      const { otp } = await show(stories.Empty);
      const late = Object.assign(document.createElement('input'), { name: 'late' });
      otp.append(late);
      await aTimeout(0);
      expect(otp.input).to.equal(late);
      expect(otp.querySelectorAll('input')).to.have.lengthOf(1);
      expect(late.getAttribute('autocomplete')).to.equal('one-time-code');
    });

    it('O3 O4 O35 says what it is to keyboards, managers and translators', async () => {
      const { otp, input } = await show(stories.Empty);
      const expected = {
        type: 'text',
        inputmode: 'numeric',
        autocomplete: 'one-time-code',
        autocapitalize: 'none',
        autocorrect: 'off',
        spellcheck: 'false',
        enterkeyhint: 'done',
        translate: 'no',
        dir: 'ltr',
      };
      for (const [name, value] of Object.entries(expected))
        expect(input.getAttribute(name), name).to.equal(value);
      expect(input.hasAttribute('maxlength')).to.equal(false);
      expect(otp.translate).to.equal(false);
      expect((await show(stories.AutoSubmit)).input.getAttribute('enterkeyhint')).to.equal('go');
    });

    it('O17 O18 has one name and one description, and keeps them while typing', async () => {
      const { otp, input } = await show(stories.Wrong);
      input.focus();
      await type('1');
      expect([...input.labels!].map((label) => label.textContent)).to.deep.equal(['6-digit code']);
      const described = input.getAttribute('aria-describedby')!.split(' ');
      const texts = described.map((id) => document.getElementById(id)!.textContent);
      expect(texts).to.deep.equal(['From your authenticator app.', 'That code isn’t right. 4 tries left.']);
      expect(cells(otp).every((cell) => !cell.hasChildNodes() && !cell.role)).to.equal(true);
    });

    it('O19 takes the focus when its label is clicked, also one that wraps it', async () => {
      const { otp, input } = await show(stories.Empty);
      const box = otp.querySelector('label')!.getBoundingClientRect();
      await sendMouse({ type: 'click', position: [Math.round(box.x + 5), Math.round(box.y + 5)] });
      expect(document.activeElement).to.equal(input);
      const wrapped = await fixture<HTMLElement>(html`<label>Code <mfa-otp-input></mfa-otp-input></label>`);
      wrapped.click();
      expect(document.activeElement).to.equal(wrapped.querySelector('input'));
      expect(wrapped.querySelector('label')).to.equal(null);
    });

    it('O28 takes the focus only with autofocus, never by rendering again', async () => {
      const { otp, input } = await show(stories.Empty);
      otp.hint = 'Another hint';
      window.dispatchEvent(new CustomEvent('mfa-words'));
      await otp.updateComplete;
      expect(document.activeElement).to.not.equal(input);
      // eslint-disable-next-line lit-a11y/no-autofocus -- the page may ask for it
      const eager = await fixture<MfaOtpInput>(html`<mfa-otp-input autofocus></mfa-otp-input>`);
      expect(document.activeElement).to.equal(eager.input);
    });

    it('O29 has focus, select, clear, value and setCustomValidity', async () => {
      const { otp, input } = await show(stories.Empty);
      otp.value = '012345';
      otp.select();
      expect(document.activeElement).to.equal(input);
      expect([input.selectionStart, input.selectionEnd]).to.deep.equal([0, 6]);
      otp.setCustomValidity('No');
      expect(input.validationMessage).to.equal('No');
      otp.setCustomValidity('');
      otp.clear();
      expect([otp.value, input.value, input.checkValidity()]).to.deep.equal(['', '', true]);
    });
  });

  describe('reads codes', () => {
    for (const text of [
      '123 456',
      '123-456',
      '123–456',
      'G-123456',
      '123\u00a0456',
      '123\u200b456',
      '123456\n',
    ])
      it(`O5 takes 123456 from a pasted ${JSON.stringify(text)}`, async () => {
        const { otp, input } = await show(stories.Empty);
        input.focus();
        await paste(text);
        expect([otp.value, input.value]).to.deep.equal(['123456', '123456']);
      });

    it('O6 takes the only run of the right length from a sentence', async () => {
      const { otp, input } = await show(stories.Empty);
      input.focus();
      await paste('Your code is 123456. It is valid for 10 minutes.');
      expect(otp.value).to.equal('123456');
      await paste('Your code 765 432, case 9');
      expect(otp.value).to.equal('765432');
    });

    it('O6 keeps what was there, and says so, when the text is ambiguous', async () => {
      const { otp, input } = await show(stories.Empty);
      input.focus();
      await type('12');
      await paste('Either 123456 or 654321');
      expect(otp.value).to.equal('12');
      expect(said(otp)).to.equal('No code found in that text.');
    });

    it('O7 keeps leading zeros in value and form data', async () => {
      const { otp, input, form } = await show(stories.InAForm);
      input.focus();
      await type('000120');
      expect(otp.value).to.equal('000120');
      expect(new FormData(form).get('code')).to.equal('000120');
    });

    for (const digits of ['٠١٢٣٤٥', '۰۱۲۳۴۵', '０１２３４５'])
      it(`O8 reads ${digits} as 012345`, async () => {
        const { otp, input } = await show(stories.Empty);
        fill(input, digits);
        expect([otp.value, input.value]).to.deep.equal(['012345', '012345']);
      });

    it('O15 drops what is too much, and says so', async () => {
      const { otp, input } = await show(stories.Empty);
      fill(input, '12345678');
      await otp.updateComplete;
      expect([input.value, said(otp)]).to.deep.equal(['123456', 'The code has 6 digits.']);
      input.focus();
      await type('9');
      expect([input.value, said(otp)]).to.deep.equal(['123456', 'The code has 6 digits.']);
    });

    it('O16 refuses a letter audibly, each time, and a separator silently', async () => {
      const { otp, input } = await show(stories.Empty);
      input.focus();
      await type('1a');
      const first = otp.shadowRoot!.querySelector('[role=status]')!.textContent;
      expect([input.value, said(otp)]).to.deep.equal(['1', 'That can’t be part of the code.']);
      await type('b');
      expect(otp.shadowRoot!.querySelector('[role=status]')!.textContent).to.not.equal(first);
      await type('- 2');
      expect([input.value, said(otp)]).to.deep.equal(['12', '']);
    });

    it('O41 takes four to ten characters, and groups are only drawn', async () => {
      const { otp } = await show(stories.Groups);
      expect(otp.value).to.equal('123456');
      expect(
        cells(otp)
          .map((cell) => cell.part.contains('ends'))
          .slice(0, 5),
      ).to.deep.equal([false, false, true, false, false]);
      for (const digits of [4, 10]) {
        otp.digits = digits;
        await otp.updateComplete;
        expect(cells(otp)).to.have.lengthOf(digits);
      }
    });

    it('O42 reads letters and digits as capitals, and O, I and L as the digits they look like', async () => {
      const { otp, input } = await show(stories.LettersAndDigits);
      expect(input.inputMode).to.equal('text');
      input.focus();
      await paste('abcd-oil9');
      expect(otp.value).to.equal('ABCD0119');
    });
  });

  describe('under the fingers', () => {
    it('O9 O44 completes by one input event, and again after it was cleared', async () => {
      const { otp, input } = await show(stories.Empty);
      const complete = counted(otp, 'mfa-complete');
      fill(input, '123456');
      otp.clear();
      fill(input, '654321');
      otp.clear();
      fill(input, '654321');
      expect(complete.count).to.equal(3);
    });

    it('O9 tells of a complete code once, and of nothing that a script did', async () => {
      const { otp, input } = await show(stories.Empty);
      const told: string[] = [];
      otp.addEventListener('mfa-complete', () => told.push(input.value));
      otp.value = '123456';
      fill(input, '6 5 4 3 2 1');
      fill(input, '654321');
      expect(told).to.deep.equal(['654321']);
    });

    it('O10 needs no key: a phone that says Unidentified types as well', async () => {
      const { otp, input } = await show(stories.Empty);
      for (const character of '12a3') {
        input.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'Unidentified', keyCode: 229, bubbles: true }),
        );
        fill(input, input.value + character);
      }
      expect(input.value).to.equal('123');
      expect(otp.value).to.equal('123');
    });

    it('O11 loses nothing however fast the keys come', async () => {
      const { otp, input } = await show(stories.Empty);
      input.focus();
      await Promise.all([...'481516'].map((press) => sendKeys({ press })));
      expect([...otp.value].sort().join('')).to.equal('114568');
    });

    it('O12 leaves a composition alone until it ends', async () => {
      const { otp, input } = await show(stories.Empty);
      const complete = counted(otp, 'mfa-complete');
      input.value = '１２３４５６';
      input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, isComposing: true }));
      expect([input.value, complete.count]).to.deep.equal(['１２３４５６', 0]);
      input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, composed: true }));
      expect([input.value, complete.count]).to.deep.equal(['123456', 1]);
    });

    it('O13 edits like any text field: delete, select, cut, undo', async () => {
      const { input } = await show(stories.Empty);
      input.focus();
      await type('1234');
      await sendKeys({ press: 'Backspace' });
      await sendKeys({ press: 'Home' });
      await sendKeys({ press: 'Delete' });
      expect(input.value).to.equal('23');
      await type('9');
      expect(input.value).to.equal('923');
      await command('a');
      await command('x');
      expect(input.value).to.equal('');
      await undo();
      expect(input.value).to.equal('923');
      await paste('123 456');
      await undo();
      expect(input.value).to.equal('923');
      await sendKeys({ press: 'End' });
      await command('Backspace');
      expect(input.value).to.equal('');
    });

    it('O14 replaces by a repeated paste, and never overflows', async () => {
      const { input } = await show(stories.Empty);
      input.focus();
      await paste('123456');
      await paste('123456');
      await paste('654 321');
      expect(input.value).to.equal('654321');
    });

    it('O20 O21 selects what was wrong, keeps the focus, and one key replaces it', async () => {
      const { otp, input } = await show(stories.Empty);
      input.focus();
      await type('123456');
      otp.error = 'That code isn’t right.';
      await otp.updateComplete;
      expect([input.selectionStart, input.selectionEnd]).to.deep.equal([0, 6]);
      expect(words(otp, 'error')).to.equal('That code isn’t right.');
      expect(otp.querySelector('[slot=error]')!.getAttribute('role')).to.equal('alert');
      expect(input.getAttribute('aria-invalid')).to.equal('true');
      expect(input.getAttribute('aria-describedby')).to.include(otp.querySelector('[slot=error]')!.id);
      await type('7');
      expect([input.value, document.activeElement]).to.deep.equal(['7', input]);
    });

    it('O21 clears on an error where asked to', async () => {
      const { otp, input } = await show(stories.ClearsOnError);
      fill(input, '123456');
      otp.error = 'That code isn’t right.';
      await waitUntil(() => input.value === '');
    });

    it('O40 masks without becoming a password', async () => {
      const { input } = await show(stories.Masked);
      expect(input.type).to.equal('text');
      expect(getComputedStyle(input).getPropertyValue('-webkit-text-security')).to.equal('disc');
    });

    it('O45 obeys autocomplete=off and says what it costs', async () => {
      const { warn } = console;
      const warned: string[] = [];
      console.warn = (text: string) => warned.push(text);
      const otp = await fixture<MfaOtpInput>(html`<mfa-otp-input autocomplete="off"></mfa-otp-input>`);
      console.warn = warn;
      expect(otp.input.autocomplete).to.equal('off');
      expect(warned.join()).to.equal('autofill is off');
    });
  });
});
