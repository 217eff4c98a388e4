import { createClient, flow, type State } from '@mfa-kit/contract';
import { onSubmit, revealPasswords, show, tell } from './shell/form.js';
import { initialsOf } from './shell/format.js';
import { send } from './shell/send.js';
import { byId, copyOf, dressPage, follow, stage } from './shell/shell.js';

const form = byId<HTMLFormElement>('sign-in');
const email = byId<HTMLInputElement>('email');
const password = byId<HTMLInputElement>('password');
const words = {
  fields: { email: 'Enter the email address you bank with.', password: 'Enter your password.' },
  refusals: {
    refused: 'That email and password do not go together.',
    form: 'Enter the email address you bank with.',
  },
};
const query = new URLSearchParams(location.search);

onSubmit(form, words, async (values) => {
  const to = query.get('to');
  const reply = await send<State>('/login', { ...values, ...(to && { to }) });
  if (!reply.ok) return reply.refusal;
  follow(reply.data);
  return undefined;
});

byId('mail-link').addEventListener('click', () => {
  tell(form, '');
  byId('link-status').textContent = '';
  if (!email.checkValidity()) {
    show(form, words, { error: 'form', fields: ['email'] });
    return;
  }
  void send('/magic-link', { email: email.value }).then((reply) => {
    if (!reply.ok) return show(form, words, reply.refusal);
    byId('link-status').textContent = 'If that address banks here, a link is on its way. Look at the phone.';
    document.dispatchEvent(new CustomEvent('demo-mail'));
  });
});

if (query.get('link') === 'over') tell(form, 'That link was used already, or is too old. Ask for a new one.');
byId('password-changed').hidden = query.get('password') !== 'changed';
// Somebody who left half-way comes back here as well as to the second step.
void createClient()
  .call(flow.state, {})
  .then(({ at }) => (byId('unfinished').hidden = at === 'signed-out' || at === 'complete'))
  .catch(() => undefined);
revealPasswords();
dressPage();

void stage.then(({ people }) => {
  for (const person of people) {
    const { root, fill } = copyOf('person');
    fill('avatar', initialsOf(person.name));
    fill('person-name', person.name);
    fill('person-about', person.about);
    fill('person-key', '').append(code(person.email), code(person.password));
    root.querySelector('button')?.addEventListener('click', () => {
      email.value = person.email;
      password.value = person.password;
      for (const field of [email, password]) field.dispatchEvent(new Event('input', { bubbles: true }));
      form.querySelector<HTMLButtonElement>('[type=submit]')?.focus();
    });
    byId('people').append(root);
  }
});

function code(text: string): HTMLElement {
  const element = document.createElement('code');
  element.textContent = text;
  return element;
}
