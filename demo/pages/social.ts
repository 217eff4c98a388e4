import type { State } from '@mfa-kit/contract';
import { send } from './shell/send.js';
import { byId, dressPage, follow, stage } from './shell/shell.js';

/** Which application Gale leads back to. */
const application = new URLSearchParams(location.search).get('application') ?? 'web';

dressPage();
void stage.then(({ people }) => {
  byId('accounts').replaceChildren(...people.map(({ name, email }) => account(name, email)));
});

function account(name: string, email: string): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button plain wide';
  button.textContent = `Continue as ${name}`;
  button.addEventListener('click', () => void enter(email));
  const item = document.createElement('li');
  item.append(button);
  return item;
}

async function enter(email: string): Promise<void> {
  const reply = await send<State>('/social', { email, application });
  if (reply.ok) return follow(reply.data);
  byId('alert').textContent = 'Gale cannot be reached just now. Please try again.';
  byId('alert').hidden = false;
}
