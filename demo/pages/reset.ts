import type { State } from '@mfa-kit/contract';
import { onSubmit, revealPasswords } from './shell/form.js';
import { send } from './shell/send.js';
import { byId, dressPage, follow } from './shell/shell.js';

const token = location.pathname.split('/')[2];

dressPage();
revealPasswords();
byId('ask-card').hidden = token !== undefined;
byId('reset-card').hidden = token === undefined;

onSubmit(
  byId<HTMLFormElement>('ask'),
  { fields: { email: 'Enter the email address you bank with.' }, refusals: {} },
  async (values) => {
    const reply = await send('/reset/ask', values);
    if (!reply.ok) return reply.refusal;
    byId('ask-status').textContent = 'If that address banks here, a link is on its way. Look at the phone.';
    document.dispatchEvent(new CustomEvent('demo-mail'));
    return undefined;
  },
);

onSubmit(
  byId<HTMLFormElement>('reset'),
  {
    fields: { password: 'Use eight characters or more.' },
    refusals: { over: 'That link was used already, or is too old. Ask for a new one.' },
  },
  async (values) => {
    const reply = await send<State>('/reset', { ...values, token });
    if (!reply.ok) return reply.refusal;
    follow(reply.data);
    return undefined;
  },
);
