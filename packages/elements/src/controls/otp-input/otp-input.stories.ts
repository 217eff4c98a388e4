import { html } from 'lit';
import type { Story, StoryMeta } from '../../../stories-kit/story.js';
import './index.js';

export default { title: 'Controls/OTP input', component: 'mfa-otp-input' } satisfies StoryMeta;

export const Empty: Story = {
  render: () =>
    html`<mfa-otp-input
      name="code"
      label="6-digit code"
      hint="From your authenticator app."
    ></mfa-otp-input>`,
};

export const Focused: Story = {
  // eslint-disable-next-line lit-a11y/no-autofocus -- the state to be shown
  render: () => html`<mfa-otp-input label="6-digit code" autofocus></mfa-otp-input>`,
};

export const Partial: Story = {
  render: () => html`<mfa-otp-input label="6-digit code" .value=${'012'}></mfa-otp-input>`,
};

export const Complete: Story = {
  render: () => html`<mfa-otp-input label="6-digit code" .value=${'012345'}></mfa-otp-input>`,
};

export const InAForm: Story = {
  name: 'In a form',
  render: () =>
    html`<form>
      <mfa-otp-input name="code" label="6-digit code" required></mfa-otp-input>
      <p><button>Send</button> <button type="reset">Reset</button></p>
    </form>`,
};

export const AutoSubmit: Story = {
  name: 'Submits by itself',
  render: () =>
    html`<form><mfa-otp-input name="code" label="6-digit code" required auto-submit></mfa-otp-input></form>`,
};

export const Wrong: Story = {
  render: () =>
    html`<mfa-otp-input
      label="6-digit code"
      hint="From your authenticator app."
      error="That code isn’t right. 4 tries left."
      .value=${'012345'}
    ></mfa-otp-input>`,
};

export const ClearsOnError: Story = {
  name: 'Clears on an error',
  render: () => html`<mfa-otp-input label="6-digit code" clear-on-error></mfa-otp-input>`,
};

export const Groups: Story = {
  render: () => html`<mfa-otp-input label="6-digit code" groups="3-3" .value=${'123456'}></mfa-otp-input>`,
};

export const EightDigits: Story = {
  name: 'Eight digits',
  render: () => html`<mfa-otp-input label="8-digit code" digits="8" .value=${'12345678'}></mfa-otp-input>`,
};

export const LettersAndDigits: Story = {
  name: 'Letters and digits',
  render: () =>
    html`<mfa-otp-input
      label="Code from the letter"
      digits="8"
      groups="4-4"
      alphabet="alnum"
    ></mfa-otp-input>`,
};

export const Masked: Story = {
  render: () => html`<mfa-otp-input label="6-digit code" mask .value=${'123456'}></mfa-otp-input>`,
};

export const Disabled: Story = {
  render: () =>
    html`<fieldset disabled>
      <legend>Not now</legend>
      <mfa-otp-input name="code" label="6-digit code" .value=${'123456'}></mfa-otp-input>
    </fieldset>`,
};

export const ReadOnly: Story = {
  name: 'Read only',
  render: () =>
    html`<mfa-otp-input name="code" label="6-digit code" readonly .value=${'123456'}></mfa-otp-input>`,
};

/** The page's own input and label: the form posts with scripts off, and the element takes them up as they are. */
export const OwnInput: Story = {
  name: 'The page’s own input',
  render: () =>
    html`<form method="post" action="/login/code">
      <mfa-otp-input>
        <label
          >Your code
          <input name="otp" inputmode="numeric" autocomplete="one-time-code" maxlength="6" required
        /></label>
      </mfa-otp-input>
      <p><button>Send</button></p>
    </form>`,
};

export const RightToLeft: Story = {
  name: 'Right to left',
  render: () =>
    html`<div dir="rtl" lang="ar">
      <mfa-otp-input label="رمز التحقق" hint="من تطبيق المصادقة" .value=${'123'}></mfa-otp-input>
    </div>`,
};
