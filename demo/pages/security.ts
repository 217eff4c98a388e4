import './shell/language.js';
import '@mfa-kit/elements/define/settings';
import type { Shown } from '../src/bank/signed-in.js';
import { momentOf } from './shell/format.js';
import { onSubmit } from './shell/form.js';
import { read, send } from './shell/send.js';
import { byId, dressPage, greet } from './shell/shell.js';

interface Security {
  readonly customer: Shown;
  /** What `req.mfa` told the bank of this session. */
  readonly mfa: { readonly level: 1 | 2; readonly amr: readonly string[]; readonly provedAt: number };
}

const ways: Record<string, string> = {
  pwd: 'password',
  otp: 'authenticator code',
  sms: 'code by text',
  recovery: 'recovery code',
  trusted: 'trusted browser',
  mfa: '',
};

dressPage();
const { customer, mfa } = await read<Security>('/api/security');
greet(customer);
byId<HTMLInputElement>('email').value = customer.email;
fact(
  'By',
  mfa.amr
    .map((way) => ways[way] ?? way)
    .filter(Boolean)
    .join(' and '),
);
fact('Since', momentOf(mfa.provedAt));

function fact(name: string, words: string): void {
  const term = document.createElement('dt');
  const detail = document.createElement('dd');
  term.textContent = name;
  detail.textContent = words;
  byId('session-facts').append(term, detail);
}

onSubmit(
  byId<HTMLFormElement>('change-password'),
  {
    fields: { current: 'Enter the password you use now.', password: 'Use eight characters or more.' },
    refusals: { refused: 'That is not your current password.' },
  },
  async (values) => {
    const reply = await send('/api/password', values);
    if (!reply.ok) return reply.refusal;
    location.assign('/sign-in?password=changed');
    return undefined;
  },
);
