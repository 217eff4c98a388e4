/** The phone's mail: everybody's, since the bank has nobody to send it to. */
import type { Mail } from '../../src/stage/stage.routes.js';
import { el, icon } from './draw.js';

const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' });

export interface MailScreen {
  readonly element: HTMLElement;
  /** Fetches; answers the mails that were not there before, the newest first. */
  refresh(): Promise<readonly Mail[]>;
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
      const fresh = mails.filter(({ id }) => id > newest);
      // What is open stays open while others come.
      if (fresh.length > 0) list.prepend(...fresh.map(draw));
      empty.hidden = mails.length > 0;
      newest = mails[0]?.id ?? 0;
      return fresh;
    },
  };
}

function draw({ sentAt, recipient, subject, link, body }: Mail): HTMLElement {
  return el(
    'li',
    { class: 'mail' },
    el('p', { class: 'mail-from' }, el('b', {}, 'Northwind Bank'), el('time', {}, time.format(sentAt))),
    el('p', { class: 'mail-to' }, `To ${recipient}`),
    ...(body === null
      ? [el('p', {}, subject)]
      : [el('details', {}, el('summary', {}, subject), el('p', { class: 'mail-body' }, body))]),
    ...(link === null ? [] : [button(link)]),
  );
}

function button(link: string): HTMLElement {
  const leadsTo = new URL(link).pathname.startsWith('/reset/') ? 'Choose a password' : 'Sign in';
  return el('a', { class: 'phone-button plain', href: link }, leadsTo);
}
