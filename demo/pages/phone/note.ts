/** A slip of paper under the phone: what Grace would keep in her drawer. */
import type { Belongings } from '../../src/stage/props.js';
import { el } from './draw.js';

export function drawNote({ email, recoveryCodes }: Belongings): HTMLElement {
  const name = email.split('@')[0] ?? '';
  const owner = name.charAt(0).toUpperCase() + name.slice(1);
  return el(
    'details',
    { class: 'note' },
    el('summary', {}, `${owner}’s recovery codes`),
    el('p', {}, `For ${email}. Each works once.`),
    el('ol', { translate: 'no' }, ...recoveryCodes.map((code) => el('li', {}, el('code', {}, code)))),
  );
}
