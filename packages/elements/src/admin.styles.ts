import { css } from './css.js';

/** The console: wide sections with tools above, and tables that become cards where there is no room for columns. */
export const admin = css`
  :host {
    max-inline-size: var(--mfa-card-width, calc(var(--_rem) * 72));
  }

  .top > .export {
    display: flex;
    flex: 0 1 auto;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_unit) calc(var(--_unit) * 1.5);
  }
  .export .status {
    font-size: var(--_small);
  }

  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: calc(var(--_unit) * 1.5);
    padding: 0 var(--_edge) calc(var(--_unit) * 2);
  }
  .tools > .field {
    flex: 1 1 calc(var(--_rem) * 10);
  }
  .tools > .grow {
    flex: 2 1 calc(var(--_rem) * 15);
  }

  .field {
    display: grid;
    align-content: start;
    gap: calc(var(--_unit) * 0.5);
    min-inline-size: 0;
  }
  .field > label {
    font-size: var(--_small);
    font-weight: 600;
  }
  .tools label {
    color: var(--_muted);
    font-size: calc(var(--_rem) * 0.8125);
    font-weight: 500;
  }
  .field > p {
    margin: 0;
    color: var(--_muted);
    font-size: var(--_fine);
    text-wrap: pretty;
  }
  .field > .wrong {
    color: var(--_danger);
  }
  .field > .wrong:empty {
    display: none;
  }

  .select,
  .text {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: calc(var(--_rem) * 2.75);
    margin: 0;
    padding: calc(var(--_unit) * 0.75) calc(var(--_unit) * 1.5);
    border: var(--_border) var(--_control);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    font-size: var(--_rem);
  }
  .text[aria-invalid='true'] {
    border-color: var(--_danger);
  }
  .select:focus-visible,
  .text:focus-visible {
    border-color: var(--_focus);
    outline: var(--_ring) var(--_focus);
    outline-offset: -1px;
  }

  .table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: var(--_small);
  }
  .table th,
  .table td {
    padding: calc(var(--_unit) * 1.25) var(--_unit);
    border-block-start: var(--_border) var(--_line);
    text-align: start;
    vertical-align: middle;
    overflow-wrap: break-word;
  }
  .table :is(th, td):first-child {
    padding-inline-start: var(--_edge);
  }
  .table :is(th, td):last-child {
    padding-inline-end: var(--_edge);
  }
  .table th {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .table thead th {
    padding-block: var(--_unit);
    color: var(--_muted);
    font-size: calc(var(--_rem) * 0.8125);
    overflow-wrap: normal;
  }
  .table .figure {
    text-align: end;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  .table td.figure + td:not(.figure) {
    padding-inline-start: calc(var(--_unit) * 3);
  }

  .below-table {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_unit) * 1.5) calc(var(--_unit) * 2);
    padding: calc(var(--_unit) * 2) var(--_edge);
    border-block-start: var(--_border) var(--_line);
    color: var(--_muted);
    font-size: var(--_small);
  }

  /* A row is a card, and each cell says by itself what it is. */
  @container (max-width: 44em) {
    .table.cards,
    .table.cards :is(tbody, tr, th, td) {
      display: block;
    }
    .table.cards thead {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .table.cards tr {
      padding: calc(var(--_unit) * 1.5) var(--_edge);
      border-block-start: var(--_border) var(--_line);
    }
    .table.cards :is(th, td),
    .table.cards td.figure + td,
    .table.cards :is(th, td):is(:first-child, :last-child) {
      padding: calc(var(--_unit) * 0.25) 0;
      border: 0;
    }
    .table.cards td[data-label] {
      display: grid;
      grid-template-columns: minmax(calc(var(--_rem) * 7), 36%) minmax(0, 1fr);
      align-items: baseline;
      gap: var(--_unit);
    }
    .table.cards td > bdi {
      justify-self: start;
    }
    .table.cards .badge {
      white-space: normal;
    }
    .table.cards td[data-label]::before {
      content: attr(data-label);
      color: var(--_muted);
      white-space: normal;
    }
    .table.cards td:empty {
      display: none;
    }
    .table.cards .figure {
      justify-items: start;
      text-align: start;
    }
  }
`;
