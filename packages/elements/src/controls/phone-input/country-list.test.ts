import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import {
  openCountries,
  openedList,
  searchCountries,
  showPhone,
  typeKeys,
  type PhoneField,
} from '../../../stories-kit/phone-field.js';
import { allCountries } from './dial-codes.js';
import * as stories from './phone-input.stories.js';

const shut = ({ phone }: PhoneField): Promise<void> =>
  waitUntil(() => !phone.shadowRoot!.querySelector(':popover-open'));

describe('<mfa-phone-input>’s list of countries', () => {
  it('P2 is a dialog of a combobox over a listbox, accessible open and shut', async () => {
    // Few countries: axe takes its time over each.
    const field = await showPhone(
      html`<mfa-phone-input label="Phone" countries="GB IE FR" preferred="IE"></mfa-phone-input>`,
    );
    expect(field.button.getAttribute('aria-haspopup')).to.equal('dialog');
    expect(field.button.getAttribute('aria-expanded')).to.equal('false');
    await expect(field.root).to.be.accessible();
    const { list, search } = await openCountries(field);
    await waitUntil(() => field.button.ariaExpanded === 'true');
    expect([list.role, list.ariaLabel]).to.deep.equal(['dialog', 'Choose your country']);
    expect(search.role).to.equal('combobox');
    expect(search.ariaExpanded).to.equal('true');
    const listbox = list.shadowRoot!.getElementById(search.getAttribute('aria-controls')!)!;
    expect(listbox.role).to.equal('listbox');
    await expect(field.root).to.be.accessible();
    await expect(list).to.be.accessible();
  });

  it('P2 is accessible while something is sought', async () => {
    const field = await showPhone(stories.Searched.render());
    const { options } = await openedList(field.phone);
    await waitUntil(() => options().length === 1);
    await expect(field.root).to.be.accessible();
  });

  it('P3 goes through the options by Up, Down, Home, End, PageUp and PageDown', async () => {
    const field = await showPhone(stories.Empty.render());
    const open = await openCountries(field);
    const all = open.options();
    const pressed = async (key: string) => {
      await sendKeys({ press: key });
      await open.list.updateComplete;
      return all.indexOf(open.active());
    };
    expect(all.indexOf(open.active())).to.equal(0);
    expect(await pressed('ArrowDown')).to.equal(1);
    expect(await pressed('ArrowUp')).to.equal(0);
    expect(await pressed('ArrowUp')).to.equal(all.length - 1);
    expect(await pressed('ArrowDown')).to.equal(0);
    expect(await pressed('End')).to.equal(all.length - 1);
    expect(await pressed('PageUp')).to.equal(all.length - 9);
    expect(await pressed('Home')).to.equal(0);
    expect(await pressed('PageDown')).to.equal(8);
    expect(document.activeElement).to.equal(field.phone);
    expect(open.list.shadowRoot!.activeElement).to.equal(open.search);
  });

  it('P3 keeps the option that is pointed at in view', async () => {
    const field = await showPhone(html`<mfa-phone-input label="Phone" country="ZA"></mfa-phone-input>`);
    const { list, search } = await openCountries(field);
    await list.updateComplete;
    const seen = () => {
      const box = list.shadowRoot!.querySelector('ul')!.getBoundingClientRect();
      const option = list.shadowRoot!.getElementById(search.getAttribute('aria-activedescendant')!)!;
      const { top, bottom } = option.getBoundingClientRect();
      return top >= box.top && bottom <= box.bottom;
    };
    expect(seen(), 'the one in force').to.equal(true);
    for (const key of ['End', 'ArrowUp', 'Home', 'PageDown']) {
      await sendKeys({ press: key });
      await list.updateComplete;
      expect(seen(), key).to.equal(true);
    }
  });

  it('P3 takes what Enter points at, and goes on to the number', async () => {
    const field = await showPhone(stories.Empty.render());
    const open = await openCountries(field);
    await typeKeys('france');
    await sendKeys({ press: 'Enter' });
    await shut(field);
    expect([field.phone.country, field.shown()]).to.deep.equal(['FR', 'France +33']);
    expect(document.activeElement).to.equal(field.input);
    expect(open.list.matches(':popover-open')).to.equal(false);
  });

  it('P3 shuts on Escape without a choice, and gives the focus back', async () => {
    const field = await showPhone(stories.Known.render());
    await openCountries(field);
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Escape' });
    await shut(field);
    expect(field.phone.country).to.equal('GB');
    expect(field.phone.shadowRoot!.activeElement).to.equal(field.button);
    await waitUntil(() => field.button.ariaExpanded === 'false');
  });

  it('P3 is left by Tab, onwards to the number and back to the button', async () => {
    const field = await showPhone(stories.Known.render());
    await openCountries(field);
    await sendKeys({ press: 'Tab' });
    await shut(field);
    expect(document.activeElement).to.equal(field.input);
    await openCountries(field);
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ up: 'Shift' });
    await shut(field);
    expect(field.phone.shadowRoot!.activeElement).to.equal(field.button);
  });

  it('P3 opens on the arrows, and on a letter that it then seeks', async () => {
    const field = await showPhone(stories.Empty.render());
    field.button.focus();
    await waitUntil(() => field.phone.shadowRoot!.querySelector('mfa-country-list'));
    await sendKeys({ press: 'ArrowDown' });
    await openedList(field.phone);
    await sendKeys({ press: 'Escape' });
    await shut(field);
    await typeKeys('ire');
    const open = await openedList(field.phone);
    expect(open.search.value).to.equal('ire');
    expect(open.active()).to.equal('Ireland +353');
  });

  it('P3 is shut by another press of the button, by its own, and by a press elsewhere', async () => {
    const field = await showPhone(stories.Known.render());
    await openCountries(field);
    await waitUntil(() => field.button.ariaExpanded === 'true');
    field.button.click();
    await shut(field);
    const { list } = await openCountries(field);
    list.shadowRoot!.querySelector('button')!.click();
    await shut(field);
    expect(field.phone.shadowRoot!.activeElement).to.equal(field.button);
    await openCountries(field);
    await sendMouse({ type: 'click', position: [700, 550] });
    await shut(field);
    const { x, y } = field.button.getBoundingClientRect();
    const press = () => sendMouse({ type: 'click', position: [Math.round(x + 20), Math.round(y + 20)] });
    await press();
    await openedList(field.phone);
    await press();
    await shut(field);
  });

  it('P4 names the option and its code, and says politely how many there are', async () => {
    const field = await showPhone(stories.Empty.render());
    const open = await openCountries(field);
    expect(open.status()).to.equal(`${allCountries.length} countries`);
    expect(open.list.shadowRoot!.querySelector('[role=status]')!.textContent.trim()).to.include('countries');
    await searchCountries(open, 'netherlands');
    expect(open.active()).to.equal('Netherlands +31');
    await searchCountries(open, 'iceland');
    expect([open.active(), open.status()]).to.deep.equal(['Iceland +354', 'One country']);
    await searchCountries(open, 'xyz');
    expect(open.status()).to.equal('No country is called “xyz”. Try its code, like +44.');
    expect(open.search.hasAttribute('aria-activedescendant')).to.equal(false);
    await sendKeys({ press: 'Enter' });
    expect(open.list.matches(':popover-open')).to.equal(true);
  });

  it('P7 shows no flags, neither letters made into flags nor pictures', async () => {
    const field = await showPhone(stories.Known.render());
    const { list, options } = await openCountries(field);
    for (const root of [field.phone.shadowRoot!, list.shadowRoot!])
      expect(root.querySelector('img, svg, picture')).to.equal(null);
    expect(`${field.shown()} ${options().join()}`).to.not.match(/\p{RI}/u);
  });

  it('P8 offers only what is allowed, without what is excluded, and the preferred first', async () => {
    const field = await showPhone(
      html`<mfa-phone-input label="Phone" preferred="ie gb us" .exclude=${['US', 'RU']}></mfa-phone-input>`,
    );
    const open = await openCountries(field);
    expect(open.options().slice(0, 3)).to.deep.equal([
      'Ireland +353',
      'United Kingdom +44',
      'Afghanistan +93',
    ]);
    expect(open.options()).to.have.lengthOf(allCountries.length - 2);
    expect(new Set(open.options())).to.have.lengthOf(allCountries.length - 2);
    expect(open.options().join()).to.not.include('Russia');
    const few = await showPhone(
      html`<mfa-phone-input label="Phone" .countries=${['GB', 'IE', 'XX']}></mfa-phone-input>`,
    );
    const { options } = await openCountries(few);
    expect(options()).to.deep.equal(['Ireland +353', 'United Kingdom +44']);
  });

  it('P8 takes the only country that is allowed', async () => {
    const field = await showPhone(html`<mfa-phone-input label="Phone" countries="NZ"></mfa-phone-input>`);
    expect([field.phone.country, field.shown()]).to.deep.equal(['NZ', 'New Zealand +64']);
  });

  it('P9 stands over the page, whatever clips the field', async () => {
    const clipped = await fixture<HTMLElement>(html`<div></div>`);
    clipped.style.cssText = 'overflow:hidden;block-size:7rem;position:relative;z-index:0';
    const field = await showPhone(stories.Known.render());
    clipped.append(field.root);
    const { list } = await openCountries(field);
    const { left, bottom, width } = list.getBoundingClientRect();
    expect(bottom).to.be.above(clipped.getBoundingClientRect().bottom + 50);
    expect(document.elementFromPoint(left + width / 2, bottom - 40)).to.equal(field.phone);
    expect(left).to.be.closeTo(field.button.getBoundingClientRect().left, 4);
  });

  it('P9 flips above the button where there is no room below', async () => {
    const field = await showPhone(stories.Known.render());
    field.root.style.cssText = 'position:fixed;inset:auto 1rem 1rem';
    const { list } = await openCountries(field);
    await aTimeout(50);
    expect(list.getBoundingClientRect().bottom).to.be.at.most(field.button.getBoundingClientRect().top);
  });

  it('P9 fills a narrow screen, with a button to shut it', async () => {
    await setViewport({ width: 400, height: 700 });
    try {
      const field = await showPhone(stories.AllowList.render());
      const { list } = await openCountries(field);
      const { left, top, width, height } = list.getBoundingClientRect();
      expect([left, top, width, height]).to.deep.equal([0, 0, 400, 700]);
      const button = list.shadowRoot!.querySelector('button')!;
      expect(button.checkVisibility()).to.equal(true);
      expect(button.textContent.trim()).to.equal('Close');
      await expect(list).to.be.accessible();
    } finally {
      await setViewport({ width: 800, height: 600 });
    }
  });

  it('does not tell the page what is sought', async () => {
    const field = await showPhone(stories.Empty.render());
    let heard = 0;
    for (const type of ['input', 'change', 'keydown']) field.phone.addEventListener(type, () => (heard += 1));
    await openCountries(field);
    await searchCountries(await openedList(field.phone), 'fr');
    expect(heard).to.equal(0);
  });
});
