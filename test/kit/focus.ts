/**
 * What the keyboard asks the page about its focus. Each function runs in the page by its own text, on the element that
 * has the focus, so none of them knows the others.
 */

/** The focused element, through shadow roots. */
export function focusedElement(): Element {
  let element = document.activeElement ?? document.body;
  while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

/** Whether the element has it still. */
export function isFocused(this: Element): boolean {
  return this !== document.body && this.matches(':focus');
}

/** Why nothing of the element can be seen, or nothing if some of it can: nine points are looked at. */
export function coveredBy(this: Element): string {
  if (this === document.body) return '';
  const box = this.getClientRects()[0];
  if (!box || box.width < 1 || box.height < 1) return 'it has no size';
  let cover = 'it is outside the window';
  for (const across of [0.5, 0.05, 0.95])
    for (const down of [0.5, 0.1, 0.9]) {
      const x = box.x + box.width * across;
      const y = box.y + box.height * down;
      let hit = document.elementFromPoint(x, y);
      while (hit?.shadowRoot) {
        const inner: Element | null = hit.shadowRoot.elementFromPoint(x, y);
        if (!inner || inner === hit) break;
        hit = inner;
      }
      for (let at: Node | null | undefined = hit; at;) {
        if (at === this) return '';
        at = (at as Partial<Element>).assignedSlot ?? at.parentNode ?? (at as Partial<ShadowRoot>).host;
      }
      if (hit) cover = `it is under ${hit.outerHTML.slice(0, 120)}`;
    }
  return cover;
}

/**
 * The rings that are drawn for it: on itself, on what is around it, and on what is drawn in place of a slotted field. None
 * are asked of what Tab does not come to, like a heading.
 */
export function rings(this: HTMLElement): string | null {
  if (this === document.body || this.tabIndex < 0) return null;
  const parts: Element[] = [this];
  for (const part of parts) {
    const { host } = part.getRootNode() as Partial<ShadowRoot>;
    const around = part.assignedSlot ?? part.parentElement ?? host;
    if (around && parts.length < 4) parts.push(around);
  }
  let slot = this.assignedSlot;
  while (slot?.assignedSlot) slot = slot.assignedSlot;
  if (slot) parts.push(...(slot.getRootNode() as ShadowRoot).querySelectorAll('*'));
  const drawn: string[] = [];
  for (const [at, part] of parts.entries())
    for (const pseudo of ['', '::before', '::after']) {
      const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(part, pseudo);
      const outline =
        outlineStyle === 'none' || outlineWidth === '0px' ? '' : `${outlineWidth} ${outlineColor}`;
      if (outline || boxShadow !== 'none') drawn.push(`${at}${pseudo} ${outline} ${boxShadow}`);
    }
  return drawn.join('\n');
}

/** Whether the round that began with `window.passed` came by here before. */
export function isRound(this: Element): boolean {
  const { passed } = window as unknown as { passed: Element[] };
  if (passed.includes(this)) return true;
  passed.push(this);
  return false;
}

/** The controls that the round never came to, though they can be seen: behind a trap, or out of the order of Tab. */
export function leftOut(this: Element): string[] {
  const { passed } = window as unknown as { passed: Element[] };
  const missed: string[] = [];
  let root: Element = document.body;
  // First for the dialog that keeps everything else from the keyboard, then for what Tab should have come to.
  for (const isSearch of [true, false]) {
    const nodes: Element[] = [root];
    for (const node of nodes) {
      if (isSearch && node.matches('dialog:modal')) root = node;
      if (
        !isSearch &&
        node.matches('a[href], button, input, select, textarea, summary, [tabindex]') &&
        !node.matches(':disabled, [type=radio]') &&
        (node as HTMLElement).tabIndex >= 0 &&
        !node.shadowRoot &&
        !node.closest('[inert]') &&
        node.checkVisibility({ visibilityProperty: true }) &&
        !passed.includes(node)
      )
        missed.push(node.outerHTML.slice(0, 120));
      const slotted = node instanceof HTMLSlotElement ? node.assignedElements() : [];
      nodes.push(...(slotted.length ? slotted : (node.shadowRoot ?? node).children));
    }
  }
  return missed;
}
