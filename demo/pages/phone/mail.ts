/** The phone's other app: everybody's mail, since the bank has nobody to send it to. */
import type { Mail } from '../../src/stage/stage.routes.js';
import { el, icon } from './draw.js';

const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' });

export interface MailScreen {
  readonly element: HTMLElement;
  /** Fetches; answers the newest mail that was not there before, if any. */
  refresh(): Promise<Mail | undefined>;
}

export function mailScreen(): MailScreen {
  const list = el('ul', { class: 'mails' });
  const empty = el('div', { class: 'empty' }, icon('mail'), el('p', {}, 'No mail.'));
  const element = el('div', { class: 'pane', hidden: true }, empty, list);
  let newest = 0;

  return {
    element,
    async refresh() {
      const answer = await fetch('/stage/mail', { cache: 'no-store' });
      const { mails } = (await answer.json()) as { mails: readonly Mail[] };
      list.replaceChildren(...mails.map(draw));
      empty.hidden = mails.length > 0;
      const [latest] = mails;
      const fresh = latest && latest.id > newest ? latest : undefined;
      newest = latest?.id ?? 0;
      return fresh;
    },
  };
}

function draw({ sentAt, recipient, subject, link }: Mail): HTMLElement {
  return el(
    'li',
    { class: 'mail' },
    el('p', { class: 'mail-from' }, el('b', {}, 'Northwind Bank'), el('time', {}, time.format(sentAt))),
    el('p', { class: 'mail-to' }, `To ${recipient}`),
    el('p', {}, subject),
    el('a', { class: 'phone-button plain', href: link }, isReset(link) ? 'Choose a password' : 'Sign in'),
  );
}

function isReset(link: string): boolean {
  return new URL(link).pathname.startsWith('/reset/');
}
