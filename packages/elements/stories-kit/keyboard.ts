/** The real keyboard and clipboard of the browser that runs the tests. */
import { waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';

const mac = navigator.userAgent.includes('Mac');

/** Presses a key with Ctrl, or Cmd on a Mac. */
export async function command(key: string): Promise<void> {
  const modifier = mac ? 'Meta' : 'Control';
  await sendKeys({ down: modifier });
  await sendKeys({ press: key });
  await sendKeys({ up: modifier });
}

/** Takes back the last change. Where the keys for it are the application's to bind, and none is bound, by the command. */
export async function undo(): Promise<void> {
  let undone = false;
  const heard = ({ inputType }: InputEvent) => (undone ||= inputType === 'historyUndo');
  document.addEventListener('beforeinput', heard, true);
  await command('z');
  document.removeEventListener('beforeinput', heard, true);
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- what the menu of a browser does
  if (!undone) document.execCommand('undo');
}

/** Puts text on the clipboard by a copy of the person's own, and pastes it where the focus is. */
export async function paste(text: string): Promise<void> {
  const target = document.activeElement as HTMLElement;
  const source = document.createElement('textarea');
  source.value = text;
  document.body.append(source);
  // Test files run side by side and share one clipboard.
  await navigator.locks.request('clipboard', async () => {
    source.select();
    await command('c');
    target.focus();
    source.remove();
    await command('v');
  });
}

/** Puts the focus on what may be about to be drawn. */
export async function reach(find: () => HTMLElement): Promise<void> {
  await waitUntil(() => {
    find().focus();
    return find().matches(':focus-within');
  }, 'has the focus');
}

/** When everything in a field is selected: the next key replaces it. */
export async function selected(find: () => HTMLInputElement): Promise<void> {
  const isWhole = ({ value, selectionStart, selectionEnd }: HTMLInputElement) =>
    value !== '' && selectionStart === 0 && selectionEnd === value.length;
  await waitUntil(() => isWhole(find()), 'is selected as a whole');
}
