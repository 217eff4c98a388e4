import { aTimeout, expect, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { command, paste, undo } from '../../../stories-kit/keyboard.js';
import {
  fillPhone,
  leavePhone,
  openCountries,
  searchCountries,
  showPhone,
  showReadyPhone,
  typeKeys,
} from '../../../stories-kit/phone-field.js';
import * as stories from './phone-input.stories.js';

const british = html`<mfa-phone-input name="phone" label="Phone" country="GB"></mfa-phone-input>`;
const american = html`<mfa-phone-input name="phone" label="Phone" country="US"></mfa-phone-input>`;
const unknown = html`<mfa-phone-input name="phone" label="Phone"></mfa-phone-input>`;
const required = html`<form>
  <mfa-phone-input name="phone" label="Phone" country="GB" required></mfa-phone-input>
</form>`;

describe('typing into <mfa-phone-input>', () => {
  it('P10 switches to international by + and 00, shows the country, and the code only once', async () => {
    for (const prefix of ['+', '00']) {
      const { phone, input, shown } = await showReadyPhone(british);
      input.focus();
      expect(shown()).to.equal('United Kingdom +44');
      await typeKeys(prefix);
      expect(shown(), 'nothing is known yet').to.equal('United Kingdom');
      await typeKeys('33639980123');
      expect([phone.country, shown(), phone.value]).to.deep.equal(['FR', 'France', '+33639980123']);
      expect(input.value).to.equal(`${prefix}33639980123`);
      await command('a');
      await sendKeys({ press: 'Delete' });
      expect([phone.country, shown()]).to.deep.equal(['GB', 'United Kingdom +44']);
    }
  });

  it('P10 switches to international by 011 in North America, and nowhere else', async () => {
    const field = await showReadyPhone(american);
    field.input.focus();
    await typeKeys('011447911123456');
    expect([field.phone.country, field.phone.value]).to.deep.equal(['GB', '+447911123456']);
    const inArgentina = await showReadyPhone(
      html`<mfa-phone-input label="Phone" country="AR"></mfa-phone-input>`,
    );
    inArgentina.input.focus();
    await typeKeys('01123456789');
    expect(inArgentina.phone.country).to.equal('AR');
  });

  it('P11 takes the country from a pasted number, and shows its code once', async () => {
    const field = await showReadyPhone(unknown);
    field.input.focus();
    await paste('+44 7911 123456');
    expect([field.input.value, field.shown()]).to.deep.equal(['+44 7911 123456', 'United Kingdom']);
    expect([field.phone.value, field.phone.country]).to.deep.equal(['+447911123456', 'GB']);
  });

  it('P12 takes what autofill brings as if it were typed, whole or national', async () => {
    const field = await showReadyPhone(british);
    await fillPhone(field, '+33639980123');
    expect([field.phone.value, field.phone.country]).to.deep.equal(['+33639980123', 'FR']);
    const other = await showReadyPhone(british);
    await fillPhone(other, '07911123456');
    expect([other.phone.value, other.input.value]).to.deep.equal(['+447911123456', '07911123456']);
  });

  it('P13 replaces by a paste over what was there, to the last digit', async () => {
    const { phone, input } = await showReadyPhone(british);
    input.focus();
    await paste('07911 123456');
    await command('a');
    await paste('+49 171 39 200 12 ');
    expect(phone.value).to.equal('+491713920012');
    await command('a');
    await paste('0044 (0) 7911 / 123 457');
    expect(phone.value).to.equal('+447911123457');
    await undo();
    expect(phone.value).to.equal('+491713920012');
  });

  it('P14 keeps the country that the person chose while its code is typed, and leaves it with another', async () => {
    const field = await showReadyPhone(unknown);
    await searchCountries(await openCountries(field), 'canada');
    await sendKeys({ press: 'Enter' });
    await typeKeys('+1 201 555 0123');
    expect([field.phone.country, field.shown()]).to.deep.equal(['CA', 'Canada']);
    await command('a');
    await typeKeys('+44 7911 123456');
    expect(field.phone.country).to.equal('GB');
    await command('a');
    await typeKeys('+1 201');
    expect(field.phone.country).to.equal('CA');
  });

  it('P14 gives way to the person: choosing a country takes the other one’s code off the number', async () => {
    const field = await showReadyPhone(unknown);
    await fillPhone(field, '+44 7911 123456');
    let heard = 0;
    field.phone.addEventListener('change', () => (heard += 1));
    await searchCountries(await openCountries(field), 'ireland');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => field.phone.country === 'IE');
    expect([field.input.value, field.shown(), heard]).to.deep.equal(['7911 123456', 'Ireland +353', 1]);
    await fillPhone(field, '+44 7911 123456');
    await searchCountries(await openCountries(field), 'jersey');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => field.phone.country === 'JE');
    expect([field.input.value, field.phone.value]).to.deep.equal(['+44 7911 123456', '+447911123456']);
  });

  it('P15 groups digits only where asked to, and only at the end', async () => {
    const plain = await showReadyPhone(american);
    plain.input.focus();
    await typeKeys('2015550123');
    expect(plain.input.value).to.equal('2015550123');
    const { phone, input } = await showReadyPhone(stories.AsYouType.render());
    input.focus();
    await import('./typing-format.js');
    await aTimeout(20);
    await typeKeys('2015550123');
    expect([input.value, phone.value]).to.deep.equal(['(201) 555-0123', '+12015550123']);
    await sendKeys({ press: 'Backspace' });
    expect(input.value).to.equal('(201) 555-012');
    for (let step = 0; step < 4; step += 1) await sendKeys({ press: 'ArrowLeft' });
    await typeKeys('9');
    expect([input.value, input.selectionStart]).to.deep.equal(['(201) 5559-012', 10]);
    phone.asYouType = false;
    await command('a');
    await typeKeys('2015550123');
    expect(input.value).to.equal('2015550123');
  });

  it('P16 leaves what was typed as it is, and says beside it what will be used', async () => {
    const field = await showReadyPhone(british);
    field.input.focus();
    await typeKeys('(07911) 123-456');
    expect(field.input.value).to.equal('(07911) 123-456');
    expect(field.note()).to.equal('We’ll text +44 7911 123456');
    field.input.blur();
    await field.phone.updateComplete;
    expect(field.input.value).to.equal('(07911) 123-456');
    const note = field.phone.shadowRoot!.querySelector('[part=note]')!;
    expect([note.role, note.querySelector('bdi')!.dir]).to.deep.equal(['status', 'ltr']);
  });

  it('P20 says nothing while the person types, and what is wrong when they go on', async () => {
    const field = await showReadyPhone(british);
    field.input.focus();
    for (const key of '07911') {
      await typeKeys(key);
      expect([field.error(), field.note()]).to.deep.equal(['', '']);
    }
    field.input.blur();
    await waitUntil(() => field.error());
    expect(field.error()).to.equal('That’s too short for United Kingdom (+44). Enter it like 07700 900123.');
    expect(field.input.getAttribute('aria-invalid')).to.equal('true');
    const error = field.root.querySelector('[slot=error]')!;
    expect([error.role, field.input.getAttribute('aria-describedby')!.includes(error.id)]).to.deep.equal([
      'alert',
      true,
    ]);
    field.input.focus();
    await typeKeys(' 12');
    expect(field.error(), 'still too short').to.not.equal('');
    await typeKeys('3456');
    expect([field.error(), field.note()]).to.deep.equal(['', 'We’ll text +44 7911 123456']);
    await sendKeys({ press: 'Backspace' });
    await sendKeys({ press: 'Backspace' });
    expect(field.error(), 'not while typing').to.equal('');
  });

  it('P20 says nothing of an empty field that is left, and does when it is sent', async () => {
    const field = await showReadyPhone(required);
    const form = field.root.querySelector('form')!;
    field.input.focus();
    field.input.blur();
    await aTimeout(20);
    expect(field.error()).to.equal('');
    form.requestSubmit();
    await waitUntil(() => field.error());
    expect(field.error()).to.equal('Enter your phone number, like 07700 900123.');
    expect(document.activeElement).to.equal(field.input);
    await typeKeys('0');
    expect(field.error()).to.equal('');
    await typeKeys('7911');
    form.requestSubmit();
    await waitUntil(() => field.error());
    expect(field.error()).to.include('too short');
  });

  it('P20 waits while the person is choosing the country', async () => {
    const field = await showReadyPhone(unknown);
    field.input.focus();
    await typeKeys('0791');
    await openCountries(field);
    await aTimeout(20);
    expect(field.error()).to.equal('');
  });

  it('P21 lets a number through that is only doubted', async () => {
    const field = await showReadyPhone(required);
    await leavePhone(field, '07911 12345');
    expect(field.note()).to.equal(
      'Check this number. Mobiles in United Kingdom (+44) look like 07700 900123.',
    );
    expect([field.error(), field.phone.form!.checkValidity()]).to.deep.equal(['', true]);
    expect(new FormData(field.phone.form!).get('phone')).to.equal('+44791112345');
  });

  it('P22 says what the server refused in the page’s words, instead of its own', async () => {
    const field = await showReadyPhone(stories.Refused.render());
    await waitUntil(() => field.input.value);
    await field.phone.updateComplete;
    expect(field.error()).to.equal('That number is used already. Enter another one.');
    expect(field.note()).to.equal('');
  });

  it('P22 keeps a form from sending a number without a country', async () => {
    const field = await showReadyPhone(html`<form>${unknown}</form>`);
    await fillPhone(field, '7911 123456');
    expect(field.phone.form!.checkValidity()).to.equal(false);
    await aTimeout(20);
    expect(field.error()).to.equal(
      'Choose your country, or start with + and its code, like +1 201 555 0123.',
    );
    await searchCountries(await openCountries(field), 'GB');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => field.phone.value === '+447911123456');
    await field.phone.updateComplete;
    expect([field.error(), field.phone.form!.checkValidity()]).to.deep.equal(['', true]);
  });

  it('P22 says so of a country that is not supported, and takes the next number as it comes', async () => {
    const field = await showReadyPhone(
      html`<mfa-phone-input label="Phone" countries="GB IE" country="GB"></mfa-phone-input>`,
    );
    await leavePhone(field, '07624 123456');
    expect(field.error()).to.equal(
      'We can’t text Isle of Man (+44). Use a number from one of these: United Kingdom (+44), Ireland (+353).',
    );
    await leavePhone(field, '07911 123456');
    expect([field.error(), field.phone.country, field.phone.value]).to.deep.equal([
      '',
      'GB',
      '+447911123456',
    ]);
    await leavePhone(field, '+353 85 012 3456');
    expect([field.error(), field.phone.country]).to.deep.equal(['', 'IE']);
  });

  it('P24 warns of a landline, and allows it', async () => {
    const field = await showReadyPhone(required);
    field.input.focus();
    await typeKeys('020 7946 0000');
    expect(field.note()).to.equal('We’ll text +44 20 7946 0000');
    field.input.blur();
    await waitUntil(() => field.note().startsWith('This looks'));
    expect(field.note()).to.equal(
      'This looks like a landline, which may not get texts. Mobiles look like 07700 900123.',
    );
    expect([field.error(), field.phone.form!.checkValidity()]).to.deep.equal(['', true]);
    expect(new FormData(field.phone.form!).get('phone')).to.equal('+442079460000');
  });

  it('P12 reads what autofill wrote by the numbering plan, though nobody came near', async () => {
    const field = await showPhone(html`<form>${british}</form>`);
    await fillPhone(field, '447911123456');
    await waitUntil(() => field.note() === 'We’ll text +44 7911 123456');
    expect([...new FormData(field.phone.form!).values()]).to.deep.equal(['+447911123456']);
  });

  it('P25 says so of letters and extensions, and does not let them pass', async () => {
    const field = await showReadyPhone(required);
    await leavePhone(field, '07911 123456 ext 5');
    expect(field.error()).to.equal('Texts can’t reach an extension. Leave it out, like 07700 900123.');
    expect(field.phone.form!.checkValidity()).to.equal(false);
    await leavePhone(field, '+44 7911 123456 please');
    expect(field.error()).to.equal('Use only digits and spaces, like +44 7700 900123.');
    expect(field.phone.value).to.equal('');
  });

  it('P26 takes other scripts’ digits, and leaves them as they are', async () => {
    const field = await showReadyPhone(html`<mfa-phone-input label="Phone" country="EG"></mfa-phone-input>`);
    field.input.focus();
    await paste('٠١٠ ٠١٢٣٤٥٦٧');
    expect([field.input.value, field.phone.value]).to.deep.equal(['٠١٠ ٠١٢٣٤٥٦٧', '+201001234567']);
  });

  it('P27 says at once that there are too many digits, and cuts none off', async () => {
    const field = await showReadyPhone(british);
    field.input.focus();
    await typeKeys('+447911123456789');
    expect(field.error()).to.equal('');
    await typeKeys('0');
    expect(field.error()).to.equal('A phone number has 15 digits at most. Enter it like +44 7700 900123.');
    expect(field.input.value).to.equal('+4479111234567890');
    await sendKeys({ press: 'Backspace' });
    expect(field.error()).to.equal('');
  });

  it('P28 offers what the numbering plan has become', async () => {
    const field = await showReadyPhone(html`<form>${unknown}</form>`);
    await leavePhone(field, '+52 1 55 1234 5678');
    expect(field.error()).to.equal('Numbers in Mexico no longer have a 1 after +52.');
    const offer = field.phone.shadowRoot!.querySelector<HTMLButtonElement>('[part=correction]')!;
    expect(offer.innerText).to.equal('Use +52 55 1234 5678');
    offer.click();
    await field.phone.updateComplete;
    expect([field.input.value, field.phone.value, field.error()]).to.deep.equal([
      '+52 55 1234 5678',
      '+525512345678',
      '',
    ]);
    expect(document.activeElement).to.equal(field.input);
    await leavePhone(field, '+54 11 2345 6789');
    expect(field.note()).to.equal(
      'Mobiles in Argentina have a 9 after +54, and no 15. Landlines don’t. Use +54 9 11 2345 6789',
    );
    expect(field.phone.value, 'it may be a landline').to.equal('+541123456789');
    await leavePhone(field, '+55 11 8123 4567');
    expect(field.note()).to.equal('Mobiles in Brazil have a 9 after the area code. Use +55 11 98123 4567');
  });
});
