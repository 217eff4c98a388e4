import { css } from 'lit';

/** How the slotted label, hint and error look. The page's own rules for them win, being outside. */
export const field = css`
  ::slotted(label),
  ::slotted(div) {
    margin: 0;
    font: 400 0.9375rem/1.45 var(--_font);
    color: var(--_muted);
  }

  ::slotted(label) {
    display: block;
    padding-block-end: var(--_unit);
    font-weight: 600;
    color: var(--_text);
  }

  ::slotted(div:not(:empty)) {
    padding-block-start: var(--_unit);
  }

  ::slotted([slot='error']) {
    color: var(--_danger);
  }
`;
