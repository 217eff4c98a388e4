import { css } from './css.js';

/**
 * A section of the settings: a heading, what can be done about all of it, and rows with lines between them.
 *
 * @cssprop --mfa-palette-on-danger - What is written on a button that takes away.
 */
export const section = css`
  :host {
    max-inline-size: var(--mfa-card-width, calc(var(--_rem) * 46));
  }

  .card {
    padding: 0;
    --_edge: calc(var(--_unit) * 3);
  }

  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: calc(var(--_unit) * 1.5) calc(var(--_unit) * 3);
    padding: calc(var(--_unit) * 2.5) var(--_edge);
  }
  .top > div {
    flex: 1 1 calc(var(--_rem) * 16);
  }
  .top .heading {
    font-size: calc(var(--_rem) * 1.125);
  }
  .top .lead {
    margin-block-start: calc(var(--_unit) * 0.25);
    font-size: var(--_small);
  }

  .button.small {
    min-block-size: calc(var(--_rem) * 2.75);
    padding: calc(var(--_unit) * 0.75) calc(var(--_unit) * 2);
    font-size: var(--_small);
  }
  .button.plain.small {
    font-weight: 500;
  }
  .button.danger {
    background: var(--_danger);
    color: var(--mfa-palette-on-danger, light-dark(#fff, #2b0a0e));
  }

  .news:not(:has(:not(:empty, .status:empty))) {
    display: none;
  }
  .news,
  .body {
    padding: 0 var(--_edge) calc(var(--_unit) * 2.5);
  }
  .news .status {
    text-align: start;
    font-size: var(--_small);
  }

  .rows {
    margin: 0;
    padding: 0;
    list-style-type: ''; /* none would make Safari forget that it is a list */
  }
  .row {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: calc(var(--_unit) * 0.75) calc(var(--_unit) * 2);
    padding: calc(var(--_unit) * 2) var(--_edge);
    border-block-start: var(--_border) var(--_line);
  }
  .row > .icon {
    align-self: start;
    margin-block-start: calc(var(--_rem) * 0.125);
    color: var(--_muted);
  }
  .row > .below {
    grid-column: 2 / -1;
  }

  .name {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 calc(var(--_unit) * 1.25);
    min-inline-size: 0;
    margin: 0;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .name bdi {
    font-weight: 400;
    color: var(--_muted);
    white-space: nowrap;
  }
  .meta {
    margin: 0;
    color: var(--_muted);
    font-size: var(--_fine);
    overflow-wrap: anywhere;
  }
  /* Broken between two facts rather than within one; the dot before the first of a line is clipped. */
  .meta:has(> span) {
    margin-inline-end: calc(var(--_unit) * -2);
    overflow-x: clip;
  }
  .meta > span {
    display: inline-block;
    position: relative;
    margin-inline-end: calc(var(--_unit) * 2);
  }
  .meta > span + span::before {
    content: '·';
    position: absolute;
    inset-inline-start: calc(var(--_unit) * -2);
    inline-size: calc(var(--_unit) * 2);
    text-align: center;
  }

  .badge {
    padding: 0 var(--_unit);
    border: var(--_border) color-mix(in oklab, var(--_tone, var(--_text)) 24%, var(--_surface));
    border-radius: var(--_rem);
    background: color-mix(in oklab, var(--_tone, var(--_text)) 6%, var(--_surface));
    color: var(--_tone, var(--_muted));
    font-size: calc(var(--_rem) * 0.8125);
    font-weight: 500;
    line-height: calc(var(--_rem) * 1.375);
    white-space: nowrap;
  }

  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_unit);
  }

  .confirm {
    padding: calc(var(--_unit) * 2);
    border: var(--_border) var(--_line);
    border-radius: var(--_radius);
    background: var(--_subtle);
  }
  .confirm .button.plain {
    background: var(--_surface);
  }
  .ask,
  .meaning {
    margin: 0;
  }
  .ask {
    font-weight: 600;
  }
  .ask:focus {
    outline: none;
  }
  .meaning {
    margin-block: calc(var(--_unit) * 0.5) calc(var(--_unit) * 2);
    color: var(--_muted);
    font-size: var(--_small);
    text-wrap: pretty;
  }

  .body > .inset {
    max-inline-size: calc(var(--_rem) * 30);
  }

  .empty {
    margin: 0;
    padding: 0 var(--_edge) calc(var(--_unit) * 3);
    color: var(--_muted);
    font-size: var(--_small);
  }

  .loading {
    display: grid;
    gap: calc(var(--_unit) * 1.5);
    padding: 0 var(--_edge) calc(var(--_unit) * 3);
  }
  .bar {
    block-size: calc(var(--_rem) * 2.75);
    border-radius: var(--_radius);
    background: var(--_subtle);
  }

  @container (max-width: 30em) {
    .card > * {
      --_edge: calc(var(--_unit) * 2);
    }
    .row:not(.tight) {
      grid-template-columns: auto minmax(0, 1fr);
    }
    .row:not(.tight) > .act {
      grid-column: 2;
      justify-self: start;
    }
  }

  @media (prefers-reduced-motion: no-preference) {
    .bar {
      animation: breathe 1.4s ease-in-out infinite alternate;
    }
    @keyframes breathe {
      to {
        opacity: 0.45;
      }
    }
  }
`;
