import { css } from './css.js';

/**
 * How the label, hint and error look. They inherit it, so the page's own rules for them win; only the distances are held
 * against pages that space every `div`.
 */
export const field = css`
  :host(:state(invalid)) {
    --_control: var(--_danger);
    --_focus: var(--_danger);
  }

  slot[name='label'] {
    display: block;
    padding-block-end: var(--_unit);
    font-weight: 600;
  }

  slot[name='hint'],
  slot[name='error'] {
    font-size: var(--_small);
    color: var(--_muted);
  }

  slot[name='error'] {
    color: var(--_danger);
  }

  ::slotted(:is(label, div)) {
    margin: 0 !important;
    padding: 0 !important;
  }

  ::slotted(div:not(:empty)) {
    display: block !important;
    padding-block-start: var(--_unit) !important;
  }
`;
