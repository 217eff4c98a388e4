/** Puts text on the clipboard, and says truthfully whether it is there. Call it from a click. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text); // absent outside a secure context, refused in many frames
    return true;
  } catch {
    return copyByCommand(text);
  }
}

/** Selects what a person is about to copy by hand. */
export function selectContents(node: Node): void {
  getSelection()?.selectAllChildren(node);
}

/** The keys to name when copying has to be done by hand. */
export function copyKeys(): string {
  return /Mac|iP(hone|ad|od)/.test(navigator.platform) ? '⌘C' : 'Ctrl+C';
}

/** The old way, which plain HTTP and frames still allow. It answers the event itself, so nothing has to be selected. */
function copyByCommand(text: string): boolean {
  let taken = false;
  const give = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
    taken = true;
  };
  document.addEventListener('copy', give, { capture: true, once: true });
  try {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- there is no other way without the clipboard
    return document.execCommand('copy') && taken;
  } catch {
    return false;
  } finally {
    document.removeEventListener('copy', give, { capture: true });
  }
}
