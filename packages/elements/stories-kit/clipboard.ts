/** The browser's own clipboard, read as a person would. */
import { command } from './keyboard.js';

/** Test files run side by side and share one clipboard: within this suite, each test has it to itself. */
export function ownClipboard(): void {
  let release = () => {};
  beforeEach(
    () =>
      new Promise<void>((taken) => {
        void navigator.locks.request('clipboard', () => {
          taken();
          return new Promise<void>((done) => (release = done));
        });
      }),
  );
  afterEach(() => release());
}

/** What a paste brings. */
export async function pasted(): Promise<string> {
  const target = document.createElement('textarea');
  document.body.append(target);
  target.focus();
  await command('v');
  const { value } = target;
  target.remove();
  return value;
}
