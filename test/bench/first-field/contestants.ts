/** Pages with one field to type a code or a number into: the kit's and others', each as its own documentation embeds it. */
import { challenge } from '../../../packages/elements/stories-kit/states.js';

export interface Contestant {
  readonly what: string;
  /** What the page's one script is bundled from. */
  readonly script: string;
  /** What the page has in its body. */
  readonly body: string;
  /** What whoever is asked answers. */
  readonly answer?: object;
}

const elements = '../../../packages/elements/dist';

const react = (module: string, element: string) => `
  import { createElement as h } from 'react';
  import { createRoot } from 'react-dom/client';
  ${module}
  createRoot(document.querySelector('#root')).render(${element});
`;

/** A login of Hanko's that waits for the code of an authenticator. */
const hankoWaits = {
  name: 'login_otp',
  status: 200,
  payload: {},
  csrf_token: 'token',
  actions: {
    otp_code_validate: {
      action: 'otp_code_validate',
      href: '/login?action=otp_code_validate',
      inputs: {
        otp_code: { name: 'otp_code', type: 'string', required: true, min_length: 6, max_length: 6 },
      },
    },
  },
};

const root = '<div id="root"></div>';

export const contestants = {
  native: {
    what: 'a native input, no script',
    script: '',
    body: '<input autocomplete="one-time-code">',
  },
  code: {
    what: '<mfa-otp-input>',
    script: `import '${elements}/controls/otp-input/index.js';`,
    body: '<mfa-otp-input name="code" label="Code"></mfa-otp-input>',
  },
  inputOtp: {
    what: 'input-otp with react',
    script: react(
      `import { OTPInput } from 'input-otp';`,
      `h(OTPInput, { maxLength: 6, render: ({ slots }) => slots.map(({ char }, at) => h('span', { key: at }, char)) })`,
    ),
    body: root,
  },
  signIn: {
    what: '<mfa-gate>, a code due',
    script: `import '${elements}/screens/gate/index.js';`,
    body: '<mfa-gate></mfa-gate>',
    answer: challenge(),
  },
  hanko: {
    what: '<hanko-auth>, a code due',
    script: `import { register } from '@teamhanko/hanko-elements'; register(location.origin);`,
    body: '<hanko-auth></hanko-auth>',
    answer: hankoWaits,
  },
  phone: {
    what: '<mfa-phone-input>',
    script: `import '${elements}/controls/phone-input/index.js';`,
    body: '<mfa-phone-input name="phone" label="Phone"></mfa-phone-input>',
  },
  intlTel: {
    what: 'intl-tel-input, its utils loaded later',
    script: `
      import intlTelInput from 'intl-tel-input';
      import 'intl-tel-input/styles';
      const input = document.createElement('input');
      document.querySelector('#root').append(input);
      intlTelInput(input, { loadUtils: () => import('intl-tel-input/utils') });
    `,
    body: root,
  },
} satisfies Readonly<Record<string, Contestant>>;

export type Name = keyof typeof contestants;
