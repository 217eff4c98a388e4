/**
 * Registers an element unless its name is taken. A page that loads the kit twice keeps the first copy and is told so. On
 * a server Lit brings a registry of its own.
 */
export function define(tag: string, element: CustomElementConstructor): void {
  const known = customElements.get(tag);
  if (!known) customElements.define(tag, element);
  else if (known !== element) void import('./twice.js').then((twice) => twice.warn(tag, element));
}
