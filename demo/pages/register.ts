import type { State } from '@mfa-kit/contract';
import { onSubmit, revealPasswords } from './shell/form.js';
import { send } from './shell/send.js';
import { byId, dressPage, follow } from './shell/shell.js';

const words = {
  fields: {
    name: 'Enter your name.',
    company: 'Enter the name of your company.',
    email: 'Enter an email address, like name@example.com.',
    password: 'Use eight characters or more.',
  },
  refusals: {
    taken: 'Somebody banks with that address already. Sign in instead.',
    company: 'That company is with us already. Ask its administrator.',
  },
};
const form = byId<HTMLFormElement>('register');

onSubmit(form, words, async (values) => {
  const reply = await send<State>(`/register/${form.dataset['door']}`, values);
  if (!reply.ok) return reply.refusal;
  follow(reply.data);
  return undefined;
});
revealPasswords();
dressPage();
