import { css } from 'lit';

export default css`
  .row {
    display: grid;
    grid-template-columns: auto 1fr;
    align-items: start;
    gap: calc(var(--_unit) * 1.25);
  }

  ::slotted(input) {
    inline-size: 1.25rem;
    block-size: 1.25rem;
    margin: 0.125rem 0 0;
    accent-color: var(--_accent);
    cursor: pointer;
  }

  ::slotted([slot='label']) {
    margin: 0;
    font: 500 1rem/1.5 var(--_font);
    cursor: pointer;
  }

  ::slotted(input:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }

  ::slotted(input[aria-invalid='true']) {
    outline: 2px solid var(--_danger);
    outline-offset: 2px;
  }
`;
