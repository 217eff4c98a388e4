/** What a screen reader is told unasked: the live regions of a page, written down as they change. */
const LIVE = '[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]';

interface Speech {
  /** All that was said since, in its order. */
  readonly said: readonly string[];
  stop(): void;
}

/** Listens from now on: what stands there already is not said, as on a page that has just been opened. */
export function listen(root: Element): Speech {
  const said: string[] = [];
  const known = new Map<Element, string>();
  const watched = new Set<Node>();
  const observer = new MutationObserver(() => hear());

  function hear(isFirst = false): void {
    for (const region of regions()) {
      const words = wordsOf(region);
      // An alert is said when it appears; a status only when the region was there before its words.
      const isSaid = known.has(region) ? words !== known.get(region) : region.role === 'alert';
      if (isSaid && words && !isFirst) said.push(words);
      known.set(region, words);
    }
  }

  function regions(): Element[] {
    const found: Element[] = [];
    const roots: ParentNode[] = [root];
    for (const at of roots) {
      if (!watched.has(at)) {
        watched.add(at);
        observer.observe(at, { childList: true, characterData: true, subtree: true });
      }
      for (const element of at.querySelectorAll('*')) {
        if (element.matches(LIVE)) found.push(element);
        if (element.shadowRoot) roots.push(element.shadowRoot);
      }
      if (at instanceof Element && at.shadowRoot && at === root) roots.push(at.shadowRoot);
    }
    return found;
  }

  hear(true);
  return { said, stop: () => observer.disconnect() };
}

/** Its text, without what counts on silently inside it. */
function wordsOf(region: Element): string {
  return (region.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
}
