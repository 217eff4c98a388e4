/** What really comes into a code field: whole messages, other scripts, password managers, edits in the middle. */
import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { command, paste, undo } from '../../../stories-kit/keyboard.js';
import type { MfaOtpInput } from './index.js';
import * as stories from './otp-input.stories.js';

async function show(template = stories.Empty.render()) {
  const root = await fixture<HTMLElement>(html`<div>${template}</div>`);
  const otp = root.querySelector('mfa-otp-input')!;
  await otp.updateComplete;
  const complete: string[] = [];
  otp.addEventListener('mfa-complete', () => complete.push(otp.value));
  const said = () => otp.shadowRoot!.querySelector('[role=status]')!.textContent.trim();
  return { root, otp, input: otp.input, complete, said };
}

const empty = '';
const press = async (...keys: string[]) => {
  for (const key of keys) await sendKeys({ press: key });
};

describe('what comes into <mfa-otp-input>', () => {
  for (const text of [
    'G-123456 is your Google verification code',
    '123 456.',
    'Code: 1 2 3 4 5 6',
    '🔐 123456 🔐',
    '\u200f123456\u200e',
    '\u2066123\u2069\u00a0\u2066456\u2069',
    '<#> 123456 is your code\nFA+9qCX9VSu',
    '123456 is your Northwind code\n\n@bank24.example #123456',
    '123456 is your code. Never share 123456.',
    'Valid until 12:30 on 2026-11-22: 123456',
    'رمزك هو 123456',
    '您的验证码是123456，10分钟内有效。',
    '१२३४५६',
    '১২৩৪৫৬',
    '๑๒๓๔๕๖',
    '𝟏𝟐𝟑𝟒𝟓𝟔',
    '１２３ ４５６',
    'Your code is 123456. Call 0800 123 456.',
    '22-11-26: 123456',
    'Nov 22 2026: your code is 123456',
    '123456 5',
  ])
    it(`O5 O6 O8 takes 123456 from a pasted ${JSON.stringify(text)}`, async () => {
      const { otp, input, complete } = await show();
      input.focus();
      await paste(text);
      expect([otp.value, input.value, complete]).to.deep.equal(['123456', '123456', ['123456']]);
    });

  for (const text of [
    '123456 or 654321',
    '123 456 (ref. 987654)',
    '987654: TAN 123-456',
    'Call +1 555 123 4567',
    'no code here',
    'Ref 12345678 amount 99',
  ])
    it(`O6 keeps what was there when ${JSON.stringify(text)} is pasted, and says so`, async () => {
      const { otp, input, said } = await show();
      input.focus();
      await press('1', '2');
      await paste(text);
      await otp.updateComplete;
      expect(input.value).to.equal('12');
      expect(said()).to.not.equal(empty);
    });

  for (const text of [
    'Your code is AB12CD34',
    'Your recovery code is AB12-CD34.',
    'Your recovery code is AB12 CD34.',
    'your code: ab12cd34, thanks',
    '您的代码是AB12CD34，请勿泄露',
    'ＡＢ１２－ＣＤ３４',
    'ab12 cd34',
    'AB12CD34 or AB12-CD34',
  ])
    it(`O6 O42 takes AB12CD34 from a pasted ${JSON.stringify(text)}`, async () => {
      const { input, complete } = await show(stories.LettersAndDigits.render());
      input.focus();
      await paste(text);
      expect([input.value, complete]).to.deep.equal(['AB12CD34', ['AB12CD34']]);
    });

  for (const text of ['The quick brown fox', 'AB12CD34 or EF56GH78', 'Your recovery code was sent'])
    it(`O6 O42 keeps what was there when ${JSON.stringify(text)} is pasted, and says so`, async () => {
      const { otp, input, said } = await show(stories.LettersAndDigits.render());
      input.focus();
      await press('a', 'b');
      await paste(text);
      await otp.updateComplete;
      expect([input.value, said()]).to.deep.equal(['AB', 'No code found in that text.']);
    });

  it('O42 takes the characters that the page names, and no others', async () => {
    const { otp, input, said } = await show(
      html`<mfa-otp-input label="Code" digits="5" alphabet="BCDFGH2345"></mfa-otp-input>`,
    );
    input.focus();
    await press('b', '2', 'a');
    await otp.updateComplete;
    expect([input.inputMode, input.value, said()]).to.deep.equal([
      'text',
      'B2',
      'That can’t be part of the code.',
    ]);
    await paste('Your code: fgh-45');
    expect(input.value).to.equal('FGH45');
    otp.alphabet = 'abc123';
    otp.clear();
    await otp.updateComplete;
    input.focus();
    await press('c', 'A', 'l', '9');
    expect(input.value, 'small letters where the page has those').to.equal('c1');
  });

  it('O43 takes back what a tool writes into a field that nobody may change', async () => {
    const { otp, input } = await show(html`<mfa-otp-input label="Code" .value=${'123456'}></mfa-otp-input>`);
    for (const flag of ['readOnly', 'disabled'] as const) {
      otp[flag] = true;
      await otp.updateComplete;
      input.value = '999999';
      input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      expect(input.value, flag).to.equal('123456');
      otp[flag] = false;
    }
  });

  it('O6 O25 brings nothing back that a reset or the page took away', async () => {
    const { root, otp, input } = await show(stories.InAForm.render());
    const fill = (value: string) => {
      input.value = value;
      input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    };
    fill('123456');
    root.querySelector('form')!.reset();
    await aTimeout(0);
    fill('111111 or 222222');
    expect(input.value).to.equal('');
    fill('123456');
    otp.clear();
    await otp.updateComplete;
    fill('111111 or 222222');
    expect(input.value).to.equal('');
  });

  it('O7 O41 writes what the page sets as the code alone, and cuts it when fewer digits are asked for', async () => {
    const { root, otp, input } = await show(html`<form>${stories.Empty.render()}</form>`);
    otp.value = '012 345';
    await otp.updateComplete;
    expect([input.value, otp.matches(':state(complete)')]).to.deep.equal(['012345', true]);
    otp.digits = 8;
    await otp.updateComplete;
    expect([input.value, otp.matches(':state(complete)')]).to.deep.equal(['012345', false]);
    otp.value = '01234567';
    otp.digits = 4;
    await otp.updateComplete;
    expect(otp.value).to.equal('0123');
    expect(new FormData(root.querySelector('form')!).get('code')).to.equal('0123');
    const early = await fixture<MfaOtpInput>(
      html`<mfa-otp-input label="Code" .value=${'12345678'} .digits=${8}></mfa-otp-input>`,
    );
    expect(early.value).to.equal('12345678');
  });

  it('O13 O14 puts a character in the place of the one before which it is typed, in a full field', async () => {
    const { input, complete } = await show();
    input.focus();
    await press(...'123456', 'Home', 'ArrowRight', '9');
    expect([input.value, input.selectionStart]).to.deep.equal(['193456', 2]);
    expect(complete).to.deep.equal(['123456', '193456']);
    await undo();
    expect(input.value).to.equal('123456');
    await press('End', '7');
    expect(input.value).to.equal('123456');
  });

  it('O13 inserts in the middle of a code that is not full, and keeps the caret there', async () => {
    const { input } = await show();
    input.focus();
    await press(...'1245', 'ArrowLeft', 'ArrowLeft', '3');
    expect([input.value, input.selectionStart]).to.deep.equal(['12345', 3]);
    await command('a');
    await paste('1 2');
    expect([input.value, input.selectionStart]).to.deep.equal(['12', 2]);
    await undo();
    expect(input.value).to.equal('12345');
    await command('a');
    await press('8');
    expect(input.value).to.equal('8');
  });

  it('O13 O15 says that a pasted code was too long, and takes its beginning back at one undo', async () => {
    const { otp, input, said } = await show();
    input.focus();
    await press('9');
    await paste('1234567');
    await otp.updateComplete;
    expect([input.value, said()]).to.deep.equal(['123456', 'The code has 6 digits.']);
    await undo();
    expect(input.value).to.equal('9');
  });

  it('O13 takes the text as it comes where the browser writes nothing by command', async () => {
    const { otp, input } = await show();
    input.focus();
    Object.defineProperty(document, 'execCommand', { configurable: true, value: () => false });
    try {
      await sendKeys({ type: '12' });
      input.dispatchEvent(
        new InputEvent('beforeinput', { data: '654 321', bubbles: true, composed: true, cancelable: true }),
      ) && input.setRangeText('654 321');
      input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    } finally {
      Reflect.deleteProperty(document, 'execCommand');
    }
    expect(otp.value).to.equal('654321');
  });

  describe('O9 O44 is filled by', () => {
    const keyboard = (type: string) => (input: HTMLInputElement) =>
      input.dispatchEvent(new KeyboardEvent(type, { bubbles: true, composed: true }));
    const plain = (type: string) => (input: HTMLInputElement) =>
      input.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
    const set = (input: HTMLInputElement) => (input.value = '123456');
    const native = (inputType: string, data: string | null) => (input: HTMLInputElement) =>
      input.dispatchEvent(new InputEvent('input', { inputType, data, bubbles: true, composed: true }));
    const within = (input: HTMLInputElement) =>
      input.dispatchEvent(new Event('input', { bubbles: true, composed: false }));
    const before = (cancelable: boolean) => (input: HTMLInputElement) =>
      input.dispatchEvent(
        new InputEvent('beforeinput', { data: '123456', inputType: 'insertText', bubbles: true, cancelable }),
      );

    const ways: Record<string, ((input: HTMLInputElement) => unknown)[]> = {
      'Chrome’s autofill': [
        plain('focus'),
        keyboard('keydown'),
        set,
        plain('input'),
        keyboard('keyup'),
        plain('change'),
      ],
      'Firefox’s autofill': [set, native('insertReplacementText', '123456'), plain('change')],
      'the iOS keyboard, in one step': [set, native('insertText', '123456')],
      'the iOS keyboard, asking first': [before(false), set, native('insertText', '123456')],
      '1Password': [
        keyboard('keydown'),
        keyboard('keypress'),
        keyboard('keyup'),
        set,
        plain('input'),
        plain('change'),
      ],
      Bitwarden: [
        ...[plain('click'), keyboard('keydown'), keyboard('keypress'), keyboard('keyup')],
        ...[set, keyboard('keydown'), keyboard('keyup'), plain('input'), plain('change')],
      ],
      'an event that stays inside': [set, within],
    };
    for (const [name, steps] of Object.entries(ways))
      it(`${name}, again after it was cleared`, async () => {
        const { otp, input, complete } = await show();
        for (let time = 0; time < 2; time++) {
          input.focus();
          for (const step of steps) step(input);
          expect([otp.value, input.value]).to.deep.equal(['123456', '123456']);
          otp.clear();
          await otp.updateComplete;
        }
        expect(complete).to.deep.equal(['123456', '123456']);
      });
  });

  it('O2 O29 keeps two fields of one page apart', async () => {
    const first = await show();
    const second = await show();
    second.input.focus();
    await paste('123456');
    expect([first.otp.value, second.otp.value]).to.deep.equal(['', '123456']);
    const ids = [first, second].flatMap(({ input }) => [
      input.id,
      ...input.getAttribute('aria-describedby')!.split(' '),
    ]);
    expect(new Set(ids).size).to.equal(ids.length);
  });

  it('O42 O12 takes letters that a keyboard composes, and leaves the caret alone until it is done', async () => {
    const { otp, input } = await show(stories.LettersAndDigits.render());
    input.focus();
    input.value = 'abcd';
    input.dispatchEvent(
      new InputEvent('input', { isComposing: true, data: 'abcd', bubbles: true, composed: true }),
    );
    otp.requestUpdate();
    await otp.updateComplete;
    expect([input.value, otp.value]).to.deep.equal(['abcd', 'ABCD']);
    input.dispatchEvent(
      new CompositionEvent('compositionend', { data: 'abcd', bubbles: true, composed: true }),
    );
    expect(input.value).to.equal('ABCD');
  });
});
