/** What a person does in a story before it shows its state. Storybook does it whenever the story is opened. */
import { lendClipboard, refuseClipboard } from './refused-clipboard.js';
import type { Play } from './story.js';

async function until<Found>(look: () => Found): Promise<NonNullable<Found>> {
  for (let frames = 0; frames < 300; frames++) {
    const found = look();
    if (found) return found;
    await new Promise(requestAnimationFrame);
  }
  throw new Error('The story does not come to its state.');
}

/** All that is to be read below a node, in shadow trees too. */
function words(node: Node): string {
  const inside = [...node.childNodes, ...((node as Element).shadowRoot?.childNodes ?? [])];
  return (node.nodeValue ?? '') + inside.map(words).join('');
}

/** Types into the story's field, as autofill does it, and submits its form. `sees` is what appears only some time later. */
export function sends(text: string, sees = ''): Play {
  return async ({ canvasElement }) => {
    const input = await until(() =>
      canvasElement.querySelector<HTMLInputElement>('mfa-step-up input, input'),
    );
    await until(() => input.form);
    input.focus();
    input.value = text;
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    input.form?.requestSubmit();
    await until(() => words(canvasElement).includes(sees));
  };
}

/** All below a node that a selector finds, in shadow trees too. */
function all<Found extends HTMLElement>(below: ParentNode, selector: string): Found[] {
  const found = [...below.querySelectorAll<Found>(selector)];
  for (const { shadowRoot } of below.querySelectorAll('*'))
    if (shadowRoot) found.push(...all<Found>(shadowRoot, selector));
  return found;
}

/** Presses one button after the other, each as soon as it is there: by its words, or by what it is called. */
export function presses(...labels: readonly string[]): Play {
  return async ({ canvasElement }) => {
    for (const label of labels) {
      const isIt = (button: HTMLElement) => (button.ariaLabel ?? button.textContent.trim()) === label;
      const button = await until(() => all(canvasElement, 'button').find(isIt));
      button.click();
    }
  };
}

/** Ticks the story's box. */
export const ticks: Play = async ({ canvasElement }) =>
  (await until(() => all(canvasElement, 'input[type=checkbox]')[0])).click();

/** Waits for what appears only some time later. */
export function sees(text: string): Play {
  return async ({ canvasElement }) => void (await until(() => words(canvasElement).includes(text)));
}

/** One after the other. */
export function inTurn(...plays: readonly Play[]): Play {
  return async (story) => {
    for (const play of plays) await play(story);
  };
}

/** Brings the focus to where a keyboard would. */
export function focuses(selector: string): Play {
  return async ({ canvasElement }) => (await until(() => all(canvasElement, selector)[0])).focus();
}

/** Does what is over within seconds, and lets it stand, to be looked at. */
export function holds(act: (canvas: HTMLElement) => unknown, seen: string): Play {
  return async ({ canvasElement }) => {
    await until(() => canvasElement.querySelector(':defined'));
    const real = window.setTimeout;
    Object.assign(window, { setTimeout: () => 0 });
    try {
      await act(canvasElement);
      await until(() => words(canvasElement).includes(seen));
    } finally {
      window.setTimeout = real;
    }
  };
}

/** Presses the story's copy button, with a clipboard that takes the text, or one that is refused. */
export function copies(isAllowed: boolean, seen: string): Play {
  return holds(async (canvas) => {
    const button = await until(() => all(canvas, 'mfa-copy-button')[0]?.shadowRoot?.querySelector('button'));
    const allow = isAllowed ? lendClipboard() : refuseClipboard();
    button.click();
    await until(() => words(canvas).includes(seen));
    allow();
  }, seen);
}
