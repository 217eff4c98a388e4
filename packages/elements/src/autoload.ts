/** Registering on use: an element's module is loaded when its tag first appears. */

/** What to load for each tag. */
export type ModulesByTag = Readonly<Record<string, () => Promise<unknown>>>;

/** Loads what is in `root` now and what comes into it later; shadow roots inside are roots of their own. */
export function autoload(modules: ModulesByTag, root: Document | DocumentFragment | Element): void {
  const find = (within: ParentNode) => within.querySelectorAll(':not(:defined)').forEach(load);
  const load = ({ localName }: Element) => {
    if (Object.hasOwn(modules, localName) && !customElements.get(localName)) void modules[localName]?.();
  };
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes)
        if (node instanceof Element) {
          load(node);
          find(node);
        }
  }).observe(root, { childList: true, subtree: true });
  if (root instanceof Element) load(root);
  find(root);
}
