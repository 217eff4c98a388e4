/** A browser that refuses to write the clipboard, and one that always may. */

/** As over plain HTTP or in a frame without permission; answers how to allow it again. */
export function refuseClipboard({ commandToo = true } = {}): () => void {
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined });
  if (commandToo) Object.defineProperty(document, 'execCommand', { configurable: true, value: () => false });
  return () => {
    Reflect.deleteProperty(navigator, 'clipboard');
    Reflect.deleteProperty(document, 'execCommand');
  };
}

/** As after a click of a person’s own; answers how to give the real one back. */
export function lendClipboard(): () => void {
  const value = { writeText: () => Promise.resolve() };
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value });
  return () => void Reflect.deleteProperty(navigator, 'clipboard');
}
