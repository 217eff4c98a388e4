/** What a person does in a story before it shows its state. Storybook does it whenever the story is opened. */
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
