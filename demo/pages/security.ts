import { createClient, flow, type Complete } from '@mfa-kit/contract';
import { momentOf } from './shell/format.js';
import { onSubmit } from './shell/form.js';
import { read, send } from './shell/send.js';
import { byId, dressPage, greet } from './shell/shell.js';

interface Security {
  readonly customer: { readonly name: string; readonly email: string };
  /** What `req.mfa` told the bank of this session. */
  readonly mfa: { readonly level: 1 | 2; readonly amr: readonly string[]; readonly provedAt: number };
}

const mfa = createClient();
const ways: Record<string, string> = {
  pwd: 'password',
  otp: 'authenticator code',
  sms: 'code by text',
  recovery: 'recovery code',
  mfa: '',
};

dressPage();
const [security, state] = await Promise.all([read<Security>('/api/security'), read<Complete>('/mfa/state')]);
greet(security.customer);
byId<HTMLInputElement>('email').value = security.customer.email;
drawSecondStep(security, state);

function drawSecondStep({ mfa: proof }: Security, { actions, recoveryLeft }: Complete): void {
  const on = proof.level === 2;
  byId('second-badge').textContent = on ? 'On' : 'Off';
  byId('second-badge').classList.toggle('on', on);
  byId('second-words').textContent = on
    ? 'Nobody gets in with your password alone: we ask for a code as well.'
    : 'Your password alone opens your accounts. An authenticator app makes a code that nobody else has.';
  const how = proof.amr.map((way) => ways[way] ?? way).filter(Boolean);
  fact('This sign-in', how.join(' and '));
  fact('Since', momentOf(proof.provedAt));
  if (recoveryLeft !== undefined) fact('Recovery codes', `${recoveryLeft} left`);
  byId('second-row').hidden = !actions.includes('enroll');
}

function fact(name: string, words: string): void {
  const term = document.createElement('dt');
  const detail = document.createElement('dd');
  term.textContent = name;
  detail.textContent = words;
  byId('second-facts').append(term, detail);
}

byId('enroll').addEventListener('click', () => {
  // Whatever the answer: the second-step page shows where this person stands.
  void mfa
    .call(flow.enroll, {})
    .catch(() => undefined)
    .then(() => location.assign('/second-step'));
});

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
