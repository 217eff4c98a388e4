import type { State } from '@mfa-kit/contract';
import { onSubmit, revealPasswords } from './shell/form.js';
import { send } from './shell/send.js';
import { byId, dressPage, follow } from './shell/shell.js';

const words = {
  fields: {
    name: 'Enter your name.',
    email: 'Enter an email address, like name@example.com.',
    password: 'Use eight characters or more.',
  },
  refusals: { taken: 'Somebody banks with that address already. Sign in instead.' },
};

onSubmit(byId<HTMLFormElement>('register'), words, async (values) => {
  const reply = await send<State>('/register', values);
  if (!reply.ok) return reply.refusal;
  follow(reply.data);
  return undefined;
});
revealPasswords();
dressPage();
