/**
 * Registers an element unless its name is taken. A page that loads the kit twice keeps the first copy and is told so;
 * without a DOM (a server rendering) nothing happens.
 */
export function define(tag: string, element: CustomElementConstructor): void {
  const registry = globalThis.customElements as CustomElementRegistry | undefined;
  const known = registry?.get(tag);
  if (!known) registry?.define(tag, element);
  // eslint-disable-next-line no-console -- whoever builds the page has to hear of it
  else if (known !== element) console.warn(`<${tag}> was defined before.`);
}
