import { css } from '../../css.js';

/* The box is the browser's own, whatever the page makes of its inputs. */
export default css`
  .row {
    display: grid;
    grid-template-columns: auto 1fr;
    align-items: start;
    gap: calc(var(--_unit) * 1.25);
  }

  ::slotted(input) {
    all: revert !important;
    inline-size: calc(var(--_rem) * 1.25) !important;
    block-size: calc(var(--_rem) * 1.25) !important;
    margin: calc(var(--_rem) * 0.125) 0 0 !important;
    accent-color: var(--_accent) !important;
    cursor: pointer !important;
  }

  slot[name='label'] {
    padding: 0;
    font-weight: 500;
    cursor: pointer;
  }

  ::slotted(input:focus-visible) {
    outline: var(--_ring) var(--_focus) !important;
    outline-offset: 2px !important;
  }

  ::slotted(input[aria-invalid='true']) {
    outline: var(--_ring) var(--_danger) !important;
    outline-offset: 2px !important;
  }
`;
