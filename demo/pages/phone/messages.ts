/** The phone's texts, whoever they are to: nobody has to own the number they type. */
import type { Text } from '../../src/stage/text.routes.js';
import { el, icon } from './draw.js';

const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' });

export interface MessagesScreen {
  readonly element: HTMLElement;
  /** Fetches; answers the texts that were not there before, the oldest first. */
  refresh(): Promise<readonly Text[]>;
  /** Moves the newest text into view; its code takes the focus where that is asked for. */
  showNewest(options?: { readonly focus: boolean }): void;
}

export interface MessagesActions {
  readonly useCode: (code: string) => void;
  readonly useNumber: (number: string) => void;
}

/** @param number for whoever has none to give; without one, texts go to real phones and none comes here */
export function messagesScreen(number: string | undefined, actions: MessagesActions): MessagesScreen {
  const list = el('ol', { class: 'texts' });
  const log = el('div', { class: 'texts-log', role: 'log', 'aria-label': 'Texts' }, list);
  const empty = el('div', { class: 'empty' }, icon('text'), el('p', {}, 'No texts yet.'));
  const element = el('div', { class: 'pane', hidden: true }, ownNumber(number, actions), empty, log);
  let shown: readonly string[] = [];

  function showNewest({ focus = false } = {}): void {
    element.scrollTop = element.scrollHeight;
    if (focus) list.querySelector<HTMLElement>('li:last-child .text-code')?.focus();
  }

  return {
    element,
    showNewest,
    async refresh() {
      if (!number) return [];
      const answer = await fetch('/demo/messages', { cache: 'no-store' });
      const { messages } = (await answer.json()) as { messages: readonly Text[] };
      const fresh = messages.filter(({ id }) => !shown.includes(id));
      // A bank that was started again has forgotten what it sent.
      if (shown.some((id) => !messages.some((text) => text.id === id)))
        list.replaceChildren(...messages.map((text) => draw(text, actions)));
      else list.append(...fresh.map((text) => draw(text, actions)));
      shown = messages.map(({ id }) => id);
      empty.hidden = messages.length > 0;
      if (fresh.length > 0) showNewest();
      return fresh;
    },
  };
}

function ownNumber(number: string | undefined, { useNumber }: MessagesActions): HTMLElement {
  if (!number) return el('p', { class: 'own-number' }, 'Texts go to real phones, so none comes here.');
  return el(
    'p',
    { class: 'own-number' },
    'This phone is ',
    el(
      'button',
      { class: 'number-button', type: 'button', onclick: () => useNumber(number) },
      el('span', { class: 'unseen' }, 'Use the number '),
      spaced(number),
    ),
    '. It gets the texts to every other number too.',
  );
}

function draw({ to, body, at }: Text, { useCode }: MessagesActions): HTMLElement {
  const [words = '', ...bound] = body.split('\n\n');
  return el(
    'li',
    { class: 'text' },
    el('p', { class: 'text-meta' }, `To ${spaced(to)} · `, el('time', {}, time.format(at))),
    el(
      'p',
      { class: 'bubble', translate: 'no' },
      ...withCode(words, useCode),
      el('span', { class: 'bound' }, bound.join('\n\n')),
    ),
  );
}

/** The first run of digits is the code: underlined, as phones do, to be tapped. */
function withCode(words: string, useCode: (code: string) => void): (Node | string)[] {
  const [code] = /\d{6}/.exec(words) ?? [];
  if (!code) return [words];
  const [before = '', after = ''] = words.split(code);
  const button = el(
    'button',
    { class: 'text-code', type: 'button', onclick: () => useCode(code) },
    el('span', { class: 'unseen' }, 'Use the code '),
    code,
  );
  return [before, button, after];
}

/** British numbers as people read them; others as they are. */
function spaced(number: string): string {
  return number.replace(/^\+44(\d{4})(\d{6})$/, '+44 $1 $2');
}
