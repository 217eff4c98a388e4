import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { formSuite } from '../../../stories-kit/form-suite.js';
import type { Story } from '../../../stories-kit/story.js';
import type { MfaOtpInput } from './otp-input.js';
import * as stories from './otp-input.stories.js';

async function show({ render }: Story) {
  const root = await fixture<HTMLElement>(html`<div>${render()}</div>`);
  const otp = root.querySelector('mfa-otp-input')!;
  await otp.updateComplete;
  return { root, otp, input: root.querySelector('input')!, form: root.querySelector('form')! };
}

function fill(input: HTMLInputElement, value: string): void {
  Object.assign(input, { value });
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

function submissions(form: HTMLFormElement): string[] {
  const seen: string[] = [];
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    seen.push(new FormData(form).get('code') as string);
  });
  return seen;
}

const box = (node: Element): DOMRect => node.getBoundingClientRect();
const cells = (otp: MfaOtpInput): HTMLElement[] => [
  ...otp.shadowRoot!.querySelectorAll<HTMLElement>('[part~=cell]'),
];

const rules = (otp: MfaOtpInput): string[] =>
  otp.shadowRoot!.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules]).map((rule) => rule.cssText);

describe('<mfa-otp-input> in a form', () => {
  formSuite({
    tag: 'mfa-otp-input',
    render: (form) =>
      html`<mfa-otp-input name="field" label="Code" required form=${form ?? ''}></mfa-otp-input>`,
    keys: '012345',
    value: '012345',
  });

  it('O22 O23 submits by itself only where asked to, and never the same code twice', async () => {
    const bare = await show(stories.InAForm);
    const none = submissions(bare.form);
    fill(bare.input, '123456');
    expect(none).to.deep.equal([]);
    const { input, form } = await show(stories.AutoSubmit);
    const seen = submissions(form);
    for (const code of ['123456', '12345', '123456', '654321']) fill(input, code);
    expect(seen).to.deep.equal(['123456', '654321']);
  });

  it('O23 leaves the focus on the field that keeps the form from submitting', async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form>
        <mfa-otp-input name="code" auto-submit label="Code"></mfa-otp-input><input id="name" required />
      </form>`,
    );
    const seen = submissions(form);
    const otp = form.querySelector('mfa-otp-input')!;
    otp.focus();
    fill(otp.input, '123456');
    expect([seen.length, document.activeElement!.id]).to.deep.equal([0, 'name']);
  });

  it('O25 submits on Enter', async () => {
    const { input, form } = await show(stories.AutoSubmit);
    const seen = submissions(form);
    input.focus();
    await sendKeys({ press: 'Enter' });
    expect(seen).to.deep.equal([]);
    input.value = '123456';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await sendKeys({ press: 'Enter' });
    expect(seen).to.deep.equal(['123456', '123456']);
  });

  it('O26 says how long a code is', async () => {
    const { input } = await show(stories.InAForm);
    fill(input, '123');
    expect(input.validationMessage).to.equal('The code has 6 digits.');
  });

  it('O27 posts without scripts: the author’s own input is in the form from the start', async () => {
    const frame = await fixture<HTMLIFrameElement>(
      html`<iframe sandbox="allow-same-origin" title="No scripts"></iframe>`,
    );
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    frame.srcdoc = `<form><mfa-otp-input><label>Code <input name="otp" value="012345"></label></mfa-otp-input></form>`;
    await loaded;
    const form = frame.contentDocument!.forms[0]!;
    expect(new FormData(form).get('otp')).to.equal('012345');
  });

  it('O30 reads the code from a text where asked to and where the browser can, and stops when typed', async () => {
    const asked: AbortSignal[] = [];
    let answer: (credential: { code: string }) => void = () => undefined;
    Object.assign(globalThis, { OTPCredential: Object });
    const get = (request: CredentialRequestOptions) => {
      asked.push(request.signal!);
      return new Promise((resolve) => (answer = resolve));
    };
    Object.defineProperty(navigator, 'credentials', { configurable: true, value: { get } });
    try {
      await show(stories.Empty);
      expect(asked).to.have.lengthOf(0);
      const otp = await fixture<MfaOtpInput>(html`<mfa-otp-input web-otp label="Code"></mfa-otp-input>`);
      await waitUntil(() => asked.length === 1);
      answer({ code: '123456' });
      await waitUntil(() => otp.value === '123456');
      const typed = await fixture<MfaOtpInput>(html`<mfa-otp-input web-otp label="Code"></mfa-otp-input>`);
      await waitUntil(() => asked.length === 2);
      fill(typed.input, '1');
      expect(asked.at(-1)!.aborted).to.equal(true);
      const gone = await fixture<MfaOtpInput>(html`<mfa-otp-input web-otp label="Code"></mfa-otp-input>`);
      await waitUntil(() => asked.length === 3);
      gone.remove();
      expect(asked.map((signal) => signal.aborted).slice(1)).to.deep.equal([true, true]);
    } finally {
      Reflect.deleteProperty(navigator, 'credentials');
      Reflect.deleteProperty(globalThis, 'OTPCredential');
    }
  });
});

describe('<mfa-otp-input> to the eye', () => {
  for (const [story, width] of [
    [stories.EightDigits, 320],
    [stories.EightDigits, 160],
    [stories.Groups, 320],
    [stories.Groups, 900],
  ] as const)
    it(`O37 ${story.name ?? 'Groups'} fits into ${width} px, every digit in the middle of its cell`, async () => {
      const root = await fixture<HTMLElement>(html`<div>${story.render()}</div>`);
      const frame = document.createElement('div');
      Object.assign(frame.style, { inlineSize: `${width}px`, padding: '16px', boxSizing: 'border-box' });
      root.replaceWith(frame);
      frame.append(root);
      const otp = root.querySelector('mfa-otp-input')!;
      await otp.updateComplete;
      expect(frame.scrollWidth).to.be.at.most(width);
      const { letterSpacing, textIndent, fontWeight, fontSize, fontFamily } = getComputedStyle(otp.input);
      const context = document.createElement('canvas').getContext('2d')!;
      context.font = `${fontWeight} ${fontSize} ${fontFamily}`;
      const digit = context.measureText('0').width;
      const middles = cells(otp).map((cell) => box(cell).x + box(cell).width / 2 - box(otp.input).x);
      middles.forEach((middle, at) => {
        const drawn = parseFloat(textIndent) + at * (digit + parseFloat(letterSpacing)) + digit / 2;
        expect(Math.abs(drawn - middle)).to.be.below(3);
      });
      expect(box(cells(otp).at(-1)!).right).to.be.at.most(width - 16 + box(frame).x + 0.5);
      frame.remove();
    });

  it('O32 leaves room for a password manager’s badge after the last cell', async () => {
    const { otp, input } = await show(stories.Empty);
    expect(box(input).right - box(cells(otp).at(-1)!).right).to.be.at.least(40);
  });

  it('O33 keeps the browser’s autofill colour off the cells', async () => {
    const { otp } = await show(stories.Empty);
    expect(rules(otp).find((rule) => rule.includes('autofill)'))).to.match(
      /background-clip: text !important/,
    );
  });

  it('O34 keeps digits left to right where the page runs right to left', async () => {
    const { root, otp, input } = await show(stories.RightToLeft);
    expect(getComputedStyle(input).direction).to.equal('ltr');
    const [first, second] = cells(otp);
    expect(box(first!).x).to.be.below(box(second!).x);
    const page = box(root.firstElementChild!.firstElementChild ?? root);
    expect(Math.abs(box(cells(otp).at(-1)!).right - page.right)).to.be.below(2);
    expect(getComputedStyle(otp.querySelector('label')!).direction).to.equal('rtl');
  });

  it('O36 shows real text, and a focus that forced colours leave alone', async () => {
    const { otp, input } = await show(stories.Empty);
    fill(input, '123');
    input.focus();
    await otp.updateComplete;
    const { color, opacity } = getComputedStyle(input);
    expect([color, opacity]).to.not.include.members(['rgba(0, 0, 0, 0)', '0']);
    const { outlineStyle, outlineWidth } = getComputedStyle(cells(otp)[3]!);
    expect([outlineStyle, outlineWidth]).to.deep.equal(['solid', '2px']);
  });

  it('O38 moves nothing, so that there is nothing to reduce', async () => {
    const { otp } = await show(stories.Wrong);
    for (const node of [otp, ...otp.shadowRoot!.querySelectorAll('*')]) {
      const { animationName, transitionDuration } = getComputedStyle(node);
      expect([animationName, parseFloat(transitionDuration)]).to.deep.equal(['none', 0]);
    }
  });
});
