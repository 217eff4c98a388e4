/** For a page that shows itself only when its elements are there. */

/** Resolves when every element of the kit that is in the page now is registered; at once where there is no page. */
export async function allDefined(): Promise<void> {
  const waiting = globalThis.document?.querySelectorAll(':not(:defined)') ?? [];
  const tags = new Set(
    [...waiting].map(({ localName }) => localName).filter((tag) => tag.startsWith('mfa-')),
  );
  await Promise.all([...tags].map((tag) => customElements.whenDefined(tag)));
}
