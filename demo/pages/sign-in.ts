import { createClient, flow, type State } from '@mfa-kit/contract';
import { onSubmit, revealPasswords, show, tell } from './shell/form.js';
import { initialsOf } from './shell/format.js';
import { send } from './shell/send.js';
import { byId, copyOf, dressPage, follow, stage } from './shell/shell.js';
import type { Stage } from '../src/stage/stage.routes.js';

type Person = Stage['people'][number];

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
/** The bank and the cards are two applications; each has this door. */
const application = form.dataset['application'] ?? '';
const query = new URLSearchParams(location.search);

onSubmit(form, words, async (values) => {
  const to = query.get('to');
  const reply = await send<State>('/login', { ...values, application, ...(to && { to }) });
  if (!reply.ok) return reply.refusal;
  follow(reply.data);
  return undefined;
});

document.getElementById('mail-link')?.addEventListener('click', () => {
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
  for (const [name, members] of Map.groupBy(people, groupOf)) {
    if (!name) byId('people').append(...members.map(draw));
    else byId('companies').append(drawGroup(name, members));
  }
});

/** Companies stand together, and so do those who look after more than one; most people are on their own. */
function groupOf({ company, role }: Person): string | undefined {
  return role === 'operator' || role === 'reseller' ? 'Administrators of several companies' : company;
}

function drawGroup(name: string, members: readonly Person[]): HTMLElement {
  const { root, fill } = copyOf('group');
  fill('group-name', name);
  root.querySelector('ul')?.append(...members.map(draw));
  return root;
}

function draw(person: Person): HTMLElement {
  const { root, fill } = copyOf('person');
  fill('avatar', initialsOf(person.name));
  fill('person-name', person.name);
  fill('person-about', person.about);
  const key = [person.email, person.password ?? ''].filter(Boolean).map(code);
  fill('person-key', '').append(...key);
  root.querySelector('button')?.addEventListener('click', () => comeInAs(person));
  return root;
}

function comeInAs(person: Person): void {
  if (person.password === undefined) return location.assign(`/social?application=${application}`);
  email.value = person.email;
  password.value = person.password;
  for (const field of [email, password]) field.dispatchEvent(new Event('input', { bubbles: true }));
  form.querySelector<HTMLButtonElement>('[type=submit]')?.focus();
}

function code(text: string): HTMLElement {
  const element = document.createElement('code');
  element.textContent = text;
  return element;
}
