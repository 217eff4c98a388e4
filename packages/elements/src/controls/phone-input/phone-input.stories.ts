import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { Story, StoryMeta } from '../../../stories-kit/story.js';
import type { MfaPhoneInput } from './phone-input.js';
import './index.js';

export default { title: 'Controls/Phone input', component: 'mfa-phone-input' } satisfies StoryMeta;

/** Does what a person did, as soon as the element is there. */
const after = (act: (phone: MfaPhoneInput) => void) =>
  ref(
    (node) => void (node as MfaPhoneInput | undefined)?.updateComplete.then(() => act(node as MfaPhoneInput)),
  );

/** Typed, and gone on to something else. */
const typed = (text: string) =>
  after(({ input }) => {
    input.focus();
    input.value = text;
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    input.blur();
  });

/** The list open, with something sought in it. */
const opened = (query = '') =>
  after((phone) => {
    const root = phone.shadowRoot!;
    root.querySelector('button')!.click();
    const seek = () => {
      const search = root.querySelector('mfa-country-list')?.shadowRoot?.querySelector('input');
      if (!search) return void requestAnimationFrame(seek);
      search.value = query;
      search.dispatchEvent(new InputEvent('input', { bubbles: true }));
    };
    seek();
  });

/** What opens over the page is shown in a frame of its own among other stories. */
const framed = { docs: { story: { inline: false, height: '30rem' } } };

export const Empty: Story = {
  render: () =>
    html`<mfa-phone-input
      name="phone"
      label="Mobile number"
      hint="We’ll text you a code to make sure it’s yours."
    ></mfa-phone-input>`,
};

export const Focused: Story = {
  // eslint-disable-next-line lit-a11y/no-autofocus -- the state to be shown
  render: () => html`<mfa-phone-input label="Mobile number" country="GB" autofocus></mfa-phone-input>`,
};

export const Known: Story = {
  name: 'Country known',
  render: () => html`<mfa-phone-input name="phone" label="Mobile number" country="GB"></mfa-phone-input>`,
};

export const Guessed: Story = {
  name: 'Country guessed',
  render: () =>
    html`<mfa-phone-input name="phone" label="Mobile number" .detectCountry=${() => 'NL'}></mfa-phone-input>`,
};

export const Typed: Story = {
  render: () =>
    html`<mfa-phone-input
      name="phone"
      label="Mobile number"
      country="GB"
      ${typed('07700 900123')}
    ></mfa-phone-input>`,
};

export const International: Story = {
  render: () =>
    html`<mfa-phone-input
      name="phone"
      label="Mobile number"
      country="GB"
      ${typed('+33 6 39 98 01 23')}
    ></mfa-phone-input>`,
};

export const TooShort: Story = {
  name: 'Too short',
  render: () =>
    html`<mfa-phone-input
      name="phone"
      label="Mobile number"
      country="FR"
      ${typed('06 39 98')}
    ></mfa-phone-input>`,
};

export const Landline: Story = {
  render: () =>
    html`<mfa-phone-input
      name="phone"
      label="Mobile number"
      country="GB"
      ${typed('020 7946 0000')}
    ></mfa-phone-input>`,
};

export const OldPlan: Story = {
  name: 'Out-of-date number',
  render: () =>
    html`<mfa-phone-input
      name="phone"
      label="Mobile number"
      ${typed('+52 1 55 1234 5678')}
    ></mfa-phone-input>`,
};

export const Refused: Story = {
  name: 'Refused by the server',
  render: () =>
    html`<mfa-phone-input
      name="phone"
      label="Mobile number"
      country="GB"
      error="That number is used already. Enter another one."
      ${typed('07700 900123')}
    ></mfa-phone-input>`,
};

export const InAForm: Story = {
  name: 'In a form',
  render: () =>
    html`<form>
      <mfa-phone-input
        name="phone"
        name-country="phone-country"
        label="Mobile number"
        value="+447700900123"
        required
      ></mfa-phone-input>
      <p><button>Send</button> <button type="reset">Reset</button></p>
    </form>`,
};

export const ListOpen: Story = {
  name: 'List of countries',
  parameters: framed,
  render: () =>
    html`<mfa-phone-input
      name="phone"
      label="Mobile number"
      preferred="GB IE"
      country="GB"
      ${opened()}
    ></mfa-phone-input>`,
};

export const Searched: Story = {
  name: 'List, searched',
  parameters: framed,
  render: () =>
    html`<mfa-phone-input name="phone" label="Mobile number" ${opened('holl')}></mfa-phone-input>`,
};

export const AllowList: Story = {
  name: 'Some countries only',
  render: () =>
    html`<mfa-phone-input
      name="phone"
      label="Mobile number"
      countries="GB IE"
      ${typed('+33 6 39 98 01 23')}
    ></mfa-phone-input>`,
};

export const Purpose: Story = {
  render: () =>
    html`<mfa-phone-input name="phone" label="Mobile number" country="US">
      <p slot="purpose">
        Used only for sign-in codes. Message and data rates may apply. <a href="#terms">Terms</a>
      </p>
    </mfa-phone-input>`,
};

export const AsYouType: Story = {
  name: 'Grouped while typed',
  render: () =>
    html`<mfa-phone-input name="phone" label="Mobile number" country="US" as-you-type></mfa-phone-input>`,
};

export const Disabled: Story = {
  render: () =>
    html`<fieldset disabled>
      <legend>Not now</legend>
      <mfa-phone-input name="phone" label="Mobile number" value="+447700900123"></mfa-phone-input>
    </fieldset>`,
};

export const ReadOnly: Story = {
  name: 'Read only',
  render: () =>
    html`<mfa-phone-input
      name="phone"
      label="Mobile number"
      value="+447700900123"
      readonly
    ></mfa-phone-input>`,
};

/** The page's own input and label: the form posts with scripts off, and the element takes them up as they are. */
export const OwnInput: Story = {
  name: 'The page’s own input',
  render: () =>
    html`<form method="post" action="/phone">
      <mfa-phone-input country="GB">
        <label>Your mobile number <input name="tel" type="tel" autocomplete="tel" required /></label>
      </mfa-phone-input>
      <p><button>Send</button></p>
    </form>`,
};

export const RightToLeft: Story = {
  name: 'Right to left',
  render: () =>
    html`<div dir="rtl" lang="ar">
      <mfa-phone-input label="رقم الجوال" country="EG" ${typed('010 01234567')}></mfa-phone-input>
    </div>`,
};
