import { css } from '../../css.js';

export default css`
  .provider.off .name,
  .provider.off .place {
    color: var(--_muted);
  }
  .place {
    display: grid;
    place-content: center;
    align-self: start;
    inline-size: calc(var(--_rem) * 1.75);
    block-size: calc(var(--_rem) * 1.75);
    border-radius: 50%;
    background: var(--_subtle);
    font-size: var(--_fine);
    font-weight: 600;
  }
  .row .act {
    align-items: center;
  }
  .sums {
    font-variant-numeric: tabular-nums;
  }
  .move {
    min-inline-size: calc(var(--_rem) * 2.75);
    padding: var(--_unit);
  }
  .move.up .icon {
    rotate: 180deg;
  }

  .switch {
    display: inline-flex;
    align-items: center;
    inline-size: calc(var(--_rem) * 3);
    min-block-size: calc(var(--_rem) * 2.75);
    padding: 0;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    cursor: pointer;
  }
  .switch::before {
    content: '';
    inline-size: 100%;
    block-size: calc(var(--_rem) * 1.625);
    border: var(--_border) var(--_control);
    border-radius: var(--_rem);
    background: var(--_surface);
  }
  .switch[aria-checked='true']::before {
    border-color: var(--_accent);
    background: var(--_accent);
  }
  .knob {
    inline-size: calc(var(--_rem) * 1.125);
    block-size: calc(var(--_rem) * 1.125);
    margin-inline-start: calc(var(--_rem) * -3 + var(--_rem) * 0.25);
    border-radius: 50%;
    background: var(--_control);
  }
  .switch[aria-checked='true'] .knob {
    margin-inline-start: calc(var(--_rem) * -1.125 - var(--_rem) * 0.25);
    background: var(--_surface);
  }
  .switch:focus-visible {
    outline: var(--_ring) var(--_focus);
    outline-offset: 2px;
  }

  .title {
    margin: 0;
    padding: calc(var(--_unit) * 2) var(--_edge) var(--_unit);
    border-block-start: var(--_border) var(--_line);
    font-size: var(--_rem);
    font-weight: 600;
  }
  .reason .field,
  .test .field {
    color: var(--_muted);
    font-size: var(--_fine);
    font-weight: 500;
  }
  .table .figure::before {
    white-space: normal;
  }
  .below-table {
    margin: 0;
  }
  .table .select {
    inline-size: auto;
    min-inline-size: calc(var(--_rem) * 10);
  }
  @container (max-width: 44em) {
    .table .select {
      min-inline-size: 0;
    }
  }
  /* What is chosen is longer than half a line in many a language. */
  @container (max-width: 22rem) {
    .table.cards td:has(.select) {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  .body > .confirm {
    margin-block-start: calc(var(--_unit) * 1.5);
  }
  .reason {
    display: grid;
    gap: calc(var(--_unit) * 1.5);
    max-inline-size: calc(var(--_rem) * 34);
  }
  .wrong {
    flex-basis: 100%;
    margin: 0;
    color: var(--_danger);
    font-size: var(--_small);
  }
  .wrong:empty,
  .result:empty {
    display: none;
  }
  .test {
    display: grid;
    gap: calc(var(--_unit) * 1.5);
    max-inline-size: calc(var(--_rem) * 28);
    box-sizing: content-box;
  }
  .result {
    margin: 0;
  }

  @media (forced-colors: active) {
    .switch[aria-checked='true']::before {
      background: Highlight;
      forced-color-adjust: none;
    }
    .knob {
      background: ButtonText;
      forced-color-adjust: none;
    }
  }
`;
