import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { formSuite } from '../../../stories-kit/form-suite.js';
import {
  fillPhone,
  leavePhone,
  openCountries,
  searchCountries,
  showPhone,
  showReadyPhone,
  typeKeys,
} from '../../../stories-kit/phone-field.js';
import { fieldSlots } from '../../field-slots.js';
import { MfaElement } from '../../mfa-element.js';
import type { Story } from '../../../stories-kit/story.js';
import * as stories from './phone-input.stories.js';

const posted = (form: HTMLFormElement): string[][] =>
  [...new FormData(form)].map((entry) => entry.map(String));

describe('<mfa-phone-input>', () => {
  // First, while nothing else has loaded it.
  it('P31 does without the numbering plans until somebody comes near', async () => {
    const loaded = () =>
      performance.getEntriesByType('resource').filter(({ name }) => name.includes('phone-data'));
    const field = await showPhone(stories.Known.render());
    await aTimeout(50);
    expect(loaded()).to.have.lengthOf(0);
    await fillPhone(field, '07911 123456');
    expect([field.phone.value, field.input.checkValidity(), field.note()]).to.deep.equal([
      '+447911123456',
      true,
      '',
    ]);
    await fillPhone(field, 'not yet');
    expect(field.input.validationMessage).to.equal('Start with + and the code of your country.');
    field.input.focus();
    await waitUntil(() => loaded().length > 0, 'not loaded', { timeout: 8000 });
    await fillPhone(field, '07911 123456');
    await waitUntil(() => field.note() === 'We’ll text +44 7911 123456', 'not read', { timeout: 8000 });
  });

  const shown = Object.entries(stories).filter(
    ([name]) => !['default', 'ListOpen', 'Searched'].includes(name),
  );
  for (const [name, story] of shown)
    it(`P1 P2 is accessible as "${name}", light and dark`, async () => {
      const page = document.documentElement;
      for (const colorScheme of ['light', 'dark']) {
        page.style.cssText = `color-scheme: ${colorScheme}; background: light-dark(#fff, #181b24)`;
        const root = await fixture(html`<div>${(story as Story).render()}</div>`);
        await aTimeout(50);
        // The page's own buttons are the browser's to colour.
        for (const phone of root.querySelectorAll('mfa-phone-input')) await expect(phone).to.be.accessible();
      }
      page.style.cssText = '';
    });

  it('P1 is one native telephone field in the page’s own tree, with a name; the country has its own', async () => {
    const { root, phone, input, button } = await showPhone(stories.Empty.render());
    expect([...document.querySelectorAll('input')]).to.include(input);
    expect(root.querySelectorAll('input:not([type=hidden])')).to.have.lengthOf(1);
    for (const [name, value] of Object.entries({
      type: 'tel',
      inputmode: 'tel',
      autocomplete: 'tel',
      dir: 'ltr',
    }))
      expect(input.getAttribute(name), name).to.equal(value);
    expect(input.hasAttribute('maxlength')).to.equal(false);
    expect([...input.labels!].map((label) => label.textContent)).to.deep.equal(['Mobile number']);
    const name = () => button.textContent.replace(/\s+/g, ' ').trim();
    expect(name()).to.equal('Country code: Select country');
    phone.country = 'GB';
    await phone.updateComplete;
    expect(name()).to.equal('Country code: United Kingdom GB +44');
    expect(button.querySelector('.letters')!.ariaHidden, 'no letters for those who listen').to.equal('true');
  });

  it('P1 takes up the page’s own input and label, and gives them back', async () => {
    const { root, phone, input } = await showPhone(stories.OwnInput.render());
    const form = root.querySelector('form')!;
    expect([...input.labels!].map((label) => label.textContent.trim())).to.deep.equal(['Your mobile number']);
    await fillPhone({ phone, input } as never, '07911 123456');
    expect(posted(form)).to.deep.equal([['tel', '+447911123456']]);
    phone.remove();
    expect([input.name, phone.querySelectorAll('input').length]).to.deep.equal(['tel', 1]);
  });

  it('P1 takes up an input that comes later', async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form><mfa-phone-input name="phone"></mfa-phone-input></form>`,
    );
    const phone = form.querySelector('mfa-phone-input')!;
    phone.append(Object.assign(document.createElement('input'), { value: '+447911123456' }));
    await waitUntil(() => phone.input.value);
    await phone.updateComplete;
    expect(phone.querySelectorAll('input:not([type=hidden])')).to.have.lengthOf(1);
    expect(posted(form)).to.deep.equal([['phone', '+447911123456']]);
  });

  it('P17 has its value, national digits, country, type and whether it is possible', async () => {
    const field = await showReadyPhone(stories.Known.render());
    const { phone } = field;
    const read = () => [phone.value, phone.nationalValue, phone.country, phone.type, phone.isPossible];
    expect(read()).to.deep.equal(['', '', 'GB', 'unknown', false]);
    await fillPhone(field, '07911');
    expect(read()).to.deep.equal(['', '7911', 'GB', 'unknown', false]);
    await fillPhone(field, '07911 123456');
    expect(read()).to.deep.equal(['+447911123456', '7911123456', 'GB', 'mobile', true]);
    expect(phone.matches(':state(possible)')).to.equal(true);
    await fillPhone(field, '020 7946 0000');
    expect(phone.type).to.equal('landline');
  });

  it('P17 is set by its value, and shows it as people write it', async () => {
    const { phone, input, shown } = await showPhone(stories.Empty.render());
    let heard = 0;
    phone.addEventListener('input', () => (heard += 1));
    phone.value = '+33639980123';
    await waitUntil(() => input.value === '+33 6 39 98 01 23');
    expect([phone.value, phone.country, shown(), heard]).to.deep.equal(['+33639980123', 'FR', 'France', 0]);
    phone.clear();
    await phone.updateComplete;
    expect([phone.value, phone.country, input.value]).to.deep.equal(['', '', '']);
  });

  formSuite({
    tag: 'mfa-phone-input',
    render: (form) =>
      html`<mfa-phone-input
        name="field"
        label="Phone"
        country="GB"
        required
        form=${form ?? ''}
      ></mfa-phone-input>`,
    keys: '07911123456',
    value: '+447911123456',
  });

  it('P18 posts the number once and the country if asked to, from hidden inputs beside the visible one', async () => {
    const field = await showReadyPhone(stories.InAForm.render());
    const { root, phone, input } = field;
    const form = root.querySelector('form')!;
    expect(posted(form).sort()).to.deep.equal([
      ['phone', '+447700900123'],
      ['phone-country', 'GB'],
    ]);
    expect(
      [...phone.querySelectorAll('[type=hidden]')].every((node) => node.parentNode === input.parentNode),
    ).to.equal(true);
    let heard: string[][] = [];
    form.addEventListener('input', () => (heard = posted(form)));
    await fillPhone(field, '+33 6 39 98 01 23');
    expect(heard.sort()).to.deep.equal([
      ['phone', '+33639980123'],
      ['phone-country', 'FR'],
    ]);
    phone.nameCountry = '';
    await phone.updateComplete;
    expect(posted(form)).to.deep.equal([['phone', '+33639980123']]);
  });

  it('P18 takes the words of the page against its number', async () => {
    const { phone, input, error } = await showReadyPhone(stories.InAForm.render());
    phone.setCustomValidity('Not this one.');
    phone.form!.requestSubmit();
    await aTimeout(0);
    await phone.updateComplete;
    expect([input.validationMessage, error()]).to.deep.equal(['Not this one.', 'Not this one.']);
    phone.setCustomValidity('');
    expect(phone.form!.checkValidity()).to.equal(true);
  });

  it('P29 has room for what the number is for and what it costs', async () => {
    const { root } = await showPhone(stories.Purpose.render());
    const line = root.querySelector('[slot=purpose]')!;
    expect(line.getBoundingClientRect().height).to.be.above(10);
  });

  it('P32 reads from left to right on a page that does not, the code next to the number', async () => {
    const { root, phone, input, button } = await showPhone(stories.RightToLeft.render());
    const [country, number] = [button, input].map((node) => node.getBoundingClientRect());
    expect(country!.right).to.be.at.most(number!.left + 1);
    expect(getComputedStyle(input).direction).to.equal('ltr');
    const label = root.querySelector('label')!;
    expect(getComputedStyle(label).direction).to.equal('rtl');
    const { list } = await openCountries({ phone, button } as never);
    expect(getComputedStyle(list).direction).to.equal('rtl');
    expect(list.getBoundingClientRect().left).to.be.closeTo(country!.left, 4);
  });

  it('P33 asks the page where the person may be, and says that it is a guess', async () => {
    const field = await showPhone(stories.Guessed.render());
    await waitUntil(() => field.phone.country === 'NL');
    await field.phone.updateComplete;
    expect(field.note()).to.equal('The country is our guess. Change it if it’s wrong.');
    expect(field.phone.matches(':state(guessed)')).to.equal(true);
    await searchCountries(await openCountries(field), 'belgium');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => field.phone.country === 'BE');
    await field.phone.updateComplete;
    expect([field.note(), field.phone.matches(':state(guessed)')]).to.deep.equal(['', false]);
  });

  it('P33 takes no guess over what is known, allowed or failed', async () => {
    const cases = [
      html`<mfa-phone-input country="GB" .detectCountry=${() => 'NL'}></mfa-phone-input>`,
      html`<mfa-phone-input countries="GB IE" .detectCountry=${() => 'NL'}></mfa-phone-input>`,
      html`<mfa-phone-input .detectCountry=${() => Promise.reject(new Error('offline'))}></mfa-phone-input>`,
      html`<mfa-phone-input></mfa-phone-input>`,
    ];
    for (const [at, template] of cases.entries()) {
      const { phone } = await showPhone(template);
      await aTimeout(20);
      expect(phone.country).to.equal(at === 0 ? 'GB' : '');
      expect(phone.matches(':state(guessed)')).to.equal(false);
    }
  });

  it('P33 can guess by the browser’s language, and then says so', async () => {
    const { phone } = await showPhone(html`<mfa-phone-input guess-country></mfa-phone-input>`);
    const region = /-([A-Z]{2})\b/.exec(navigator.language)?.[1] ?? '';
    await waitUntil(() => phone.country === region);
    expect(phone.matches(':state(guessed)')).to.equal(!!region);
  });

  it('P34 is disabled and read only together with the country', async () => {
    const { root, phone, button, input } = await showPhone(stories.Disabled.render());
    const fieldset = root.querySelector('fieldset')!;
    expect(button.disabled).to.equal(true);
    button.click();
    await aTimeout(50);
    expect(phone.shadowRoot!.querySelector('mfa-country-list')).to.equal(null);
    fieldset.disabled = false;
    await waitUntil(() => !button.disabled);
    for (const flag of ['disabled', 'readOnly'] as const) {
      phone[flag] = true;
      await phone.updateComplete;
      expect([button.disabled, input[flag]], flag).to.deep.equal([true, true]);
      phone[flag] = false;
      await phone.updateComplete;
      expect([button.disabled, input[flag]], flag).to.deep.equal([false, false]);
    }
    phone.readOnly = true;
    await phone.updateComplete;
    const before = Object.assign(document.createElement('button'), { textContent: 'Before' });
    root.prepend(before);
    before.focus();
    await sendKeys({ press: 'Tab' });
    expect([document.activeElement, phone.shadowRoot!.activeElement]).to.deep.equal([input, null]);
    await typeKeys('1');
    expect(phone.value).to.equal('+447700900123');
  });

  it('P35 goes back to the number and the country that it began with', async () => {
    const field = await showReadyPhone(stories.InAForm.render());
    const { root, phone, input, error } = field;
    const form = root.querySelector('form')!;
    await leavePhone(field, '+33 6 39');
    expect(error()).to.not.equal('');
    form.reset();
    await waitUntil(() => input.value === '+44 7700 900123');
    await phone.updateComplete;
    expect([phone.value, phone.country, error()]).to.deep.equal(['+447700900123', 'GB', '']);
    expect(posted(form)[0]).to.deep.equal(['phone', '+447700900123']);
  });

  it('P35 goes back to the page’s country from one that the person chose', async () => {
    const field = await showPhone(
      html`<form><mfa-phone-input label="Phone" country="GB"></mfa-phone-input></form>`,
    );
    await searchCountries(await openCountries(field), 'france');
    await sendKeys({ press: 'Enter' });
    await typeKeys('06');
    expect(field.phone.country).to.equal('FR');
    field.root.querySelector('form')!.reset();
    await aTimeout(0);
    expect([field.phone.country, field.input.value]).to.deep.equal(['GB', '']);
  });

  it('P1 P18 has its field in the page’s own tree inside another element, too', async () => {
    class TestScreen extends MfaElement {
      protected override render() {
        return html`<mfa-phone-input name="phone" label="Phone" country="GB" form="outer" required
          >${fieldSlots}
          <p slot="purpose">For codes.</p></mfa-phone-input
        >`;
      }
    }
    if (!customElements.get('test-screen')) customElements.define('test-screen', TestScreen);
    const root = await fixture<HTMLElement>(
      html`<div>
        <form id="outer"></form>
        <test-screen></test-screen>
      </div>`,
    );
    const screen = root.querySelector('test-screen')!;
    const phone = screen.shadowRoot!.querySelector('mfa-phone-input')!;
    await phone.updateComplete;
    const form = root.querySelector('form')!;
    const input = root.querySelector('input')!;
    expect([phone.input, phone.form, input.labels![0]!.textContent]).to.deep.equal([input, form, 'Phone']);
    form.requestSubmit();
    const error = root.querySelector('[slot=error]')!;
    await waitUntil(() => error.textContent);
    expect(document.activeElement).to.equal(input);
    await typeKeys('07911123456');
    expect([posted(form), error.textContent]).to.deep.equal([[['phone', '+447911123456']], '']);
    await expect(root).to.be.accessible();
    screen.remove();
    expect(posted(form)).to.deep.equal([]);
  });

  it('fits on the narrowest phones', async () => {
    await setViewport({ width: 320, height: 600 });
    try {
      for (const story of [stories.Empty, stories.Typed, stories.International]) {
        const { phone, input } = await showPhone(story.render());
        expect(document.documentElement.scrollWidth).to.be.at.most(320);
        expect(input.getBoundingClientRect().width).to.be.above(90);
        expect(phone.getBoundingClientRect().width).to.be.at.most(320);
      }
    } finally {
      await setViewport({ width: 800, height: 600 });
    }
  });
});
