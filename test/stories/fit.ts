/**
 * What is asked of a story in the page: each function runs there by its own text, so none of them knows the others. All of
 * them look through every shadow root, at what can be seen.
 */

/** WCAG 2.5.8: targets under 24 × 24 px that have no such room around them either. Links within a text may be smaller. */
export function smallTargets(): string[] {
  const least = 24;
  const all: Element[] = [document.querySelector('#storybook-root')!];
  for (const one of all) all.push(...one.children, ...(one.shadowRoot?.children ?? []));
  const targets = all
    .filter(
      (one) =>
        one.matches(
          'a[href], button, input, select, textarea, summary, [role=option], [role=button], [role=tab]',
        ) &&
        one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
        !one.closest('[inert]'),
    )
    .map((one) => {
      const box = one.getBoundingClientRect();
      const boxes = [box];
      // A label is pressed as well as what it is for.
      for (const label of (one as HTMLInputElement).labels ?? [])
        if (one.matches('[type=checkbox], [type=radio]')) boxes.push(label.getBoundingClientRect());
      const left = Math.min(...boxes.map((part) => part.left));
      const top = Math.min(...boxes.map((part) => part.top));
      const right = Math.max(...boxes.map((part) => part.right));
      const bottom = Math.max(...boxes.map((part) => part.bottom));
      return { one, left, top, right, bottom, isSmall: right - left < least || bottom - top < least };
    })
    // What only those who listen come to is no target, nor is what has no size.
    .filter(({ one, left, right }) => right - left > 2 && getComputedStyle(one).clipPath === 'none');
  const found: string[] = [];
  for (const target of targets) {
    const { one, left, top, right, bottom, isSmall } = target;
    const line = [...(one.parentNode?.childNodes ?? [])];
    const isInText =
      getComputedStyle(one).display === 'inline' &&
      line.some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim());
    if (!isSmall || isInText) continue;
    const x = (left + right) / 2;
    const y = (top + bottom) / 2;
    const isClear = targets.every((other) => {
      if (other === target || other.one.contains(one) || one.contains(other.one)) return true;
      const across = Math.max(other.left - x, 0, x - other.right);
      const down = Math.max(other.top - y, 0, y - other.bottom);
      const between = Math.hypot((other.left + other.right) / 2 - x, (other.top + other.bottom) / 2 - y);
      return Math.hypot(across, down) >= least / 2 && (!other.isSmall || between >= least);
    });
    const size = `${Math.round(right - left)} × ${Math.round(bottom - top)} px`;
    if (!isClear) found.push(`${size}: ${one.outerHTML.slice(0, 120)}`);
  }
  return found;
}

/** Spaces every text as WCAG 1.4.12 says a person may, or takes the spacing away again. */
export function setSpacing(isOn: boolean): void {
  const kept = window as { spacing?: CSSStyleSheet };
  if (!kept.spacing) {
    kept.spacing = new CSSStyleSheet();
    kept.spacing.replaceSync(`* {
      line-height: 1.5 !important;
      letter-spacing: 0.12em !important;
      word-spacing: 0.16em !important;
    }
    p { margin-block-end: 2em !important; }`);
  }
  const sheet = kept.spacing;
  const roots: (Document | ShadowRoot)[] = [document];
  for (const root of roots) {
    for (const one of root.querySelectorAll('*')) if (one.shadowRoot) roots.push(one.shadowRoot);
    const others = root.adoptedStyleSheets.filter((other) => other !== sheet);
    root.adoptedStyleSheets = isOn ? [...others, sheet] : others;
  }
}

/** Text that is cut off, leaves the box that is drawn around it, or lies over other text; and a page wider than the window. */
export function lostText(): string[] {
  const found: string[] = [];
  const wider = document.documentElement.scrollWidth - window.innerWidth;
  if (wider > 0) found.push(`the page is ${wider} px wider than the window`);
  const around = (node: Node): Element | undefined =>
    (node as Partial<Element>).assignedSlot ??
    node.parentElement ??
    (node.getRootNode() as Partial<ShadowRoot>).host;
  const nodes: Node[] = [document.querySelector('#storybook-root')!];
  const placed: { words: string; owner: Element; over: Element | undefined; box: DOMRect }[] = [];
  for (const node of nodes) {
    nodes.push(...node.childNodes, ...((node as Partial<Element>).shadowRoot?.childNodes ?? []));
    const owner = around(node);
    if (node.nodeType !== Node.TEXT_NODE || !owner || !node.nodeValue?.trim()) continue;
    if (!owner.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    if (owner.matches('style, script, option, textarea')) continue;
    let isUnseen = false;
    let over: Element | undefined;
    for (let up: Element | undefined = owner; up; up = around(up)) {
      isUnseen ||= getComputedStyle(up).clipPath !== 'none';
      if (!over && up.matches(':popover-open, dialog:modal')) over = up;
    }
    if (isUnseen) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const words = node.nodeValue.trim().slice(0, 60);
    for (const box of range.getClientRects()) if (box.width > 1) placed.push({ words, owner, over, box });
  }
  const lost = new Set<string>();
  for (const { words, owner, box } of placed)
    for (let up: Element | undefined = owner; up && up.id !== 'storybook-root'; up = around(up)) {
      const style = getComputedStyle(up);
      if (style.display === 'inline' || style.display === 'contents') continue;
      const frame = up.getBoundingClientRect();
      const beyond = Math.max(box.right - frame.right, frame.left - box.left);
      const above = Math.max(box.bottom - frame.bottom, frame.top - box.top);
      const isDrawn =
        parseFloat(style.borderInlineStartWidth) > 0 || !/, 0\)$|transparent/.test(style.backgroundColor);
      const name = `${up.localName}.${up.className}`;
      if (beyond > 1 && (isDrawn || style.overflowX !== 'visible'))
        lost.add(`“${words}” goes ${Math.round(beyond)} px beyond ${name}`);
      // Glyphs may be taller than their line; what scrolls down is not lost.
      if (
        above > box.height / 4 &&
        (/hidden|clip/.test(style.overflowY) || (isDrawn && style.overflowY === 'visible'))
      )
        lost.add(`“${words}” goes ${Math.round(above)} px above or below ${name}`);
      if (style.position === 'fixed' || /auto|scroll/.test(style.overflowX)) break;
    }
  for (const [at, { words, owner, over, box }] of placed.entries())
    for (const other of placed.slice(at + 1)) {
      if (
        other.owner === owner ||
        other.over !== over ||
        box.bottom < other.box.top ||
        other.box.bottom < box.top
      )
        continue;
      const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
      const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
      const isOver = across > 2 && down > Math.min(box.height, other.box.height) / 2;
      if (isOver && getComputedStyle(owner).position === getComputedStyle(other.owner).position)
        lost.add(`“${words}” and “${other.words}” lie over each other`);
    }
  // What a select or a field shows is no text of the page: it is measured as its font would draw it.
  const pen = document.createElement('canvas').getContext('2d')!;
  for (const node of nodes) {
    if (!(node instanceof HTMLSelectElement || node instanceof HTMLInputElement) || !node.checkVisibility())
      continue;
    const style = getComputedStyle(node);
    const words =
      node instanceof HTMLSelectElement ? (node.selectedOptions[0]?.text ?? '') : node.placeholder;
    pen.font = style.font;
    pen.letterSpacing = style.letterSpacing;
    pen.wordSpacing = style.wordSpacing;
    // The browser's own arrow takes a character or so.
    const arrow = node instanceof HTMLSelectElement && style.appearance !== 'none' ? 18 : 0;
    const room = node.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - arrow;
    const need = pen.measureText(words).width;
    if (words && room > 0 && need > room + 1)
      lost.add(`${node.localName} shows ${Math.floor(room)} of ${Math.ceil(need)} px of “${words}”`);
  }
  return [...found, ...lost];
}

/** Movement that goes on, though less of it is asked for. */
export function moving(): string[] {
  const roots: (Document | ShadowRoot)[] = [document];
  const found: string[] = [];
  for (const root of roots) {
    for (const one of root.querySelectorAll('*')) {
      if (one.shadowRoot) roots.push(one.shadowRoot);
      for (const pseudo of ['', '::before', '::after']) {
        const { animationName, animationDuration, transitionDuration, transitionProperty } = getComputedStyle(
          one,
          pseudo,
        );
        const longest = (durations: string) => Math.max(...durations.split(',').map(parseFloat));
        if (!one.closest('#storybook-root') && root === document) continue;
        if (animationName !== 'none' && longest(animationDuration) > 0.01)
          found.push(`${one.localName}.${one.className}${pseudo}: ${animationName} ${animationDuration}`);
        if (longest(transitionDuration) > 0.01)
          found.push(
            `${one.localName}.${one.className}${pseudo}: ${transitionProperty} ${transitionDuration}`,
          );
      }
    }
    for (const one of root.getAnimations())
      if (one.playState === 'running') found.push(`${(one as CSSAnimation).animationName || one.id} runs`);
  }
  return [...new Set(found)];
}
