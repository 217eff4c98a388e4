import { css } from '../../css.js';

export default css`
  .heading,
  .lead {
    overflow-wrap: anywhere;
  }
  .title {
    margin: 0;
    padding: calc(var(--_unit) * 2) var(--_edge) var(--_unit);
    border-block-start: var(--_border) var(--_line);
    font-size: var(--_rem);
    font-weight: 600;
  }
  .title + .rows .row:first-child {
    border-block-start: 0;
    padding-block-start: var(--_unit);
  }

  .marks {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_unit) * 0.5);
    margin-block-end: calc(var(--_unit) * 1.5);
  }
  .facts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(calc(var(--_rem) * 10), 1fr));
    gap: calc(var(--_unit) * 1.5) calc(var(--_unit) * 2);
    margin: 0;
  }
  .facts dt {
    color: var(--_muted);
    font-size: calc(var(--_rem) * 0.8125);
    font-weight: 500;
  }
  .facts dd {
    margin: 0;
    overflow-wrap: anywhere;
  }

  .sum {
    margin: 0;
  }
  .sum span {
    color: var(--_muted);
  }
  .reasons {
    display: grid;
    gap: calc(var(--_unit) * 0.75);
    margin: var(--_unit) 0 0;
    padding-inline-start: calc(var(--_rem) * 1.25);
    font-size: var(--_small);
  }
  .reasons :is(.overruled, .held_by_lock) {
    color: var(--_muted);
  }
  .reasons small {
    display: block;
    color: var(--_muted);
    font-size: var(--_fine);
  }

  .sees {
    display: grid;
    gap: calc(var(--_unit) * 2);
  }
  .sees > .tools {
    padding: 0;
  }
  .sees > :is(p, .reasons) {
    margin: 0;
  }
  .sees > p:empty {
    display: none;
  }
  .screen {
    max-inline-size: calc(var(--_rem) * 30);
    padding: calc(var(--_unit) * 2);
    border: 1px dashed var(--_control);
    border-radius: var(--_radius);
    background: var(--_subtle);
    user-select: none;
  }

  .row.flat {
    grid-template-columns: minmax(0, 1fr) auto;
    padding-block: calc(var(--_unit) * 1.5);
  }
  .row.flat > .below {
    grid-column: 1 / -1;
  }
  .row q {
    overflow-wrap: anywhere;
  }
  .harsh:not([aria-disabled='true']) {
    color: var(--_danger);
  }
  .refused {
    color: var(--_text);
  }

  .fields {
    display: grid;
    gap: calc(var(--_unit) * 2);
    max-inline-size: calc(var(--_rem) * 26);
    margin-block-end: calc(var(--_unit) * 2);
  }
  .confirm > .note {
    margin-block-end: calc(var(--_unit) * 2);
  }
  .confirm > .status:not(:empty) {
    margin-block-end: var(--_unit);
    text-align: start;
  }
  .tick {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: calc(var(--_unit) * 1.25);
    cursor: pointer;
  }
  .tick input {
    inline-size: calc(var(--_rem) * 1.25);
    block-size: calc(var(--_rem) * 1.25);
    margin: calc(var(--_rem) * 0.125) 0 0;
    accent-color: var(--_accent);
  }
  .tick small {
    display: block;
    color: var(--_muted);
    font-size: var(--_fine);
  }
  .tick input:focus-visible {
    outline: var(--_ring) var(--_focus);
    outline-offset: 2px;
  }

  .ticket {
    margin: 0 0 calc(var(--_unit) * 2);
    font: 600 calc(var(--_rem) * 1.25)/1.5 var(--_mono);
    letter-spacing: 0.06em;
    overflow-wrap: anywhere;
    user-select: all;
  }
  .issued .note {
    margin-block-end: calc(var(--_unit) * 2);
  }

  @container (max-width: 30em) {
    .confirm {
      padding: calc(var(--_unit) * 1.5);
    }
    .row.flat:not(.tight) {
      grid-template-columns: minmax(0, 1fr);
    }
    .row.flat:not(.tight) > .act {
      grid-column: 1;
    }
  }
`;
