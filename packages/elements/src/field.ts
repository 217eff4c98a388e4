/** The nodes of a field in the page's own tree. */

let count = 0;

/** An id that nothing else in the page has. */
export function pageId(): string {
  count += 1;
  return `mfa-${count}`;
}

/** A node that the outermost element holds and the control shows. */
export function slotted<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  slot: string,
): HTMLElementTagNameMap[Tag] {
  return Object.assign(document.createElement(tag), { slot, id: pageId() });
}
