import { css } from 'lit';

/** How the slotted label, hint and error look. The page's own rules for them win, being outside. */
export const field = css`
  ::slotted([slot='label']) {
    display: block;
    margin: 0 0 var(--_unit);
    font: 600 0.9375rem/1.4 var(--_font);
    color: var(--_text);
  }

  ::slotted([slot='hint']),
  ::slotted([slot='error']) {
    margin: 0;
    font: 400 0.9375rem/1.45 var(--_font);
    color: var(--_muted);
    text-wrap: pretty;
  }

  ::slotted([slot='hint']:not(:empty)),
  ::slotted([slot='error']:not(:empty)) {
    margin-block-start: var(--_unit);
  }

  ::slotted([slot='error']) {
    color: var(--_danger);
    font-weight: 500;
  }
`;
