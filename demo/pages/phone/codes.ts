/** The authenticator's first screen: every account with its running code. */
import { generate } from 'otplib';
import { el, icon, ring } from './draw.js';
import type { Key } from './keys.js';

const STEP_S = 30;
const LAST_SECONDS = 5;

export interface CodesScreen {
  readonly element: HTMLElement;
  /** Draws the list anew; the one that was just added is shown so. */
  show(keys: readonly Key[], added?: Key): void;
  /** Once a second. */
  tick(): void;
}

interface Running {
  readonly key: Key;
  readonly digits: HTMLElement;
  readonly button: HTMLButtonElement;
  readonly turn: (share: number) => void;
  step: number;
}

export interface CodesActions {
  readonly use: (code: string) => void;
  readonly remove: (key: Key) => void;
  readonly scan: () => void;
}

export function codesScreen({ use, remove, scan }: CodesActions): CodesScreen {
  const list = el('ul', { class: 'codes' });
  const empty = el(
    'div',
    { class: 'empty' },
    icon('scan'),
    el('p', {}, 'No codes yet. When the bank shows a QR code, scan it.'),
  );
  const element = el(
    'div',
    { class: 'pane' },
    empty,
    list,
    el('button', { class: 'phone-button', type: 'button', onclick: scan }, icon('scan'), 'Scan a QR code'),
  );
  let running: Running[] = [];

  function tick(): void {
    const seconds = Date.now() / 1000;
    const left = STEP_S - (seconds % STEP_S);
    for (const one of running) {
      one.turn(left / STEP_S);
      one.button.classList.toggle('late', left <= LAST_SECONDS);
      const step = Math.floor(seconds / STEP_S);
      if (step !== one.step) void renew(one, step);
    }
  }

  return {
    element,
    tick,
    show(keys, added) {
      running = keys.map((key) => draw(key, use));
      list.replaceChildren(
        ...running.map(({ key, button }) =>
          el(
            'li',
            { class: key === added ? 'code added' : 'code' },
            button,
            el(
              'button',
              {
                class: 'code-remove',
                type: 'button',
                'aria-label': `Remove ${key.account}`,
                onclick: () => remove(key),
              },
              icon('bin'),
            ),
          ),
        ),
      );
      empty.hidden = keys.length > 0;
      tick();
    },
  };
}

function draw(key: Key, use: (code: string) => void): Running {
  const digits = el('span', { class: 'code-digits', translate: 'no' }, '••• •••');
  const { svg, turn } = ring();
  const button = el(
    'button',
    {
      class: 'code-button',
      type: 'button',
      onclick: () => use((digits.textContent ?? '').replace(/\s/g, '')),
    },
    el(
      'span',
      { class: 'code-issuer' },
      el('span', { class: 'unseen' }, 'Use the code for '),
      key.issuer || 'this account',
    ),
    digits,
    el('span', { class: 'code-account' }, key.account),
    svg,
  );
  return { key, digits, button, turn, step: -1 };
}

async function renew(one: Running, step: number): Promise<void> {
  one.step = step;
  const code = await generate({ secret: one.key.secret, epoch: step * STEP_S });
  one.digits.textContent = `${code.slice(0, 3)} ${code.slice(3)}`;
}
