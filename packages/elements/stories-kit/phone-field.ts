/** A phone field as a test meets it: shown, typed into, filled, and asked what it says. */
import { fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { TemplateResult } from 'lit';
import type { MfaCountryList } from '../src/controls/phone-input/country-list.js';
import type { MfaPhoneInput } from '../src/controls/phone-input/phone-input.js';

export interface PhoneField {
  readonly root: HTMLElement;
  readonly phone: MfaPhoneInput;
  readonly input: HTMLInputElement;
  readonly button: HTMLButtonElement;
  /** What is said below the field: of the number, and of what is wrong. */
  readonly note: () => string;
  readonly error: () => string;
  /** What the button shows. */
  readonly shown: () => string;
}

/** Marks that keep numbers from left to right are there to be heard by no one. */
const plain = (text: string | null | undefined): string =>
  (text ?? '')
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

export async function showPhone(template: TemplateResult): Promise<PhoneField> {
  const root = await fixture<HTMLElement>(html`<div>${template}</div>`);
  const phone = root.querySelector('mfa-phone-input')!;
  await phone.updateComplete;
  const button = phone.shadowRoot!.querySelector('button')!;
  return {
    root,
    phone,
    input: phone.input,
    button,
    note: () => plain(phone.shadowRoot!.querySelector('[part=note]')!.textContent),
    error: () => plain(root.querySelector('[slot=error]')!.textContent),
    shown: () => plain(button.innerText.replace(/^Country code:/, '')),
  };
}

/** The same with the numbering plans there. */
export async function showReadyPhone(template: TemplateResult): Promise<PhoneField> {
  const field = await showPhone(template);
  field.phone.shadowRoot!.querySelector('[part=row]')!.dispatchEvent(new PointerEvent('pointerenter'));
  await Promise.all([
    import('../src/controls/phone-input/phone-data.js'),
    import('../src/controls/phone-input/number-reader.js'),
  ]);
  // The element's own wait for the same modules ends a turn later.
  await new Promise((resolve) => setTimeout(resolve));
  await field.phone.updateComplete;
  return field;
}

export async function typeKeys(text: string): Promise<void> {
  for (const key of text) await sendKeys({ press: key });
}

/** As autofill does it: one event, whatever came in. */
export async function fillPhone({ phone, input }: PhoneField, text: string): Promise<void> {
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await phone.updateComplete;
}

/** Filled, and gone on to something else. */
export async function leavePhone(field: PhoneField, text: string): Promise<void> {
  field.input.focus();
  await fillPhone(field, text);
  field.input.blur();
  await new Promise((resolve) => setTimeout(resolve));
  await field.phone.updateComplete;
}

export interface OpenList {
  readonly list: MfaCountryList;
  readonly search: HTMLInputElement;
  readonly options: () => string[];
  /** The text of the option that Enter would take. */
  readonly active: () => string;
  readonly status: () => string;
}

/** Opens the list by a press of the button. */
export async function openCountries({ phone, button }: PhoneField): Promise<OpenList> {
  button.click();
  return openedList(phone);
}

/** The list, once it is open and has the focus. */
export async function openedList(phone: MfaPhoneInput): Promise<OpenList> {
  const find = () => phone.shadowRoot!.querySelector('mfa-country-list');
  await waitUntil(() => find()?.matches(':popover-open') && find()?.shadowRoot?.activeElement);
  const list = find()!;
  await list.updateComplete;
  const root = list.shadowRoot!;
  const search = root.querySelector('input')!;
  return {
    list,
    search,
    options: () => [...root.querySelectorAll('[role=option]')].map((option) => plain(option.textContent)),
    active: () => plain(root.getElementById(search.getAttribute('aria-activedescendant') ?? '')?.textContent),
    status: () => plain(root.querySelector('[role=status]')!.textContent),
  };
}

export async function searchCountries({ list, search }: OpenList, query: string): Promise<void> {
  search.value = query;
  search.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await list.updateComplete;
}
