/** The phone's apps: one screen at a time, the title above it, the tabs below. */
import { el, icon } from './draw.js';

const titles = { codes: 'Authenticator', scan: 'Scan', messages: 'Messages', mail: 'Mail' };
export type Screen = keyof typeof titles;

const tabs = [
  { words: 'Codes', symbol: 'key', opens: 'codes', over: ['codes', 'scan'] },
  { words: 'Messages', symbol: 'text', opens: 'messages', over: ['messages'] },
  { words: 'Mail', symbol: 'mail', opens: 'mail', over: ['mail'] },
] as const satisfies { words: string; symbol: string; opens: Screen; over: readonly Screen[] }[];

export interface Apps {
  readonly current: Screen;
  turnTo(screen: Screen): void;
  /** How many new things wait behind a tab. */
  badge(screen: Screen, count: number): void;
}

export function drawApps(
  screens: Record<Screen, { readonly element: HTMLElement }>,
  turned: (screen: Screen) => void,
): Apps {
  let current: Screen = 'codes';
  const title = el('h2', {}, titles.codes);
  const drawn = tabs.map(({ words, symbol, opens, over }) => {
    const badge = el('span', { class: 'badge' });
    const button = el('button', { type: 'button', onclick: () => turnTo(opens) }, icon(symbol), words, badge);
    return { button, badge, opens, over };
  });
  const dock = el(
    'div',
    { class: 'tabs', role: 'group', 'aria-label': 'Apps' },
    ...drawn.map(({ button }) => button),
  );
  document
    .getElementById('phone-app')
    ?.replaceChildren(title, ...Object.values(screens).map(({ element }) => element), dock);

  function turnTo(screen: Screen): void {
    show(screen);
    turned(screen);
  }

  function show(screen: Screen): void {
    current = screen;
    for (const [name, { element }] of Object.entries(screens)) element.hidden = name !== screen;
    title.textContent = titles[screen];
    for (const { button, over } of drawn) button.ariaPressed = String(over.some((one) => one === screen));
  }
  show(current);

  return {
    turnTo,
    get current() {
      return current;
    },
    badge(screen, count) {
      const tab = drawn.find(({ opens }) => opens === screen);
      tab?.badge.replaceChildren(
        ...(count > 0 ? [String(count), el('span', { class: 'unseen' }, ' new')] : []),
      );
    },
  };
}
