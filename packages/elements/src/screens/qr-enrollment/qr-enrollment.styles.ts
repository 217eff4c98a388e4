import { css } from '../../css.js';

export default css`
  :host {
    max-inline-size: var(--mfa-card-width, calc(var(--_rem) * 38));
  }

  ol {
    display: grid;
    gap: calc(var(--_unit) * 3.5);
    margin: 0;
    padding: 0;
    list-style-type: ''; /* none would make Safari forget that it is a list */
    counter-reset: step;
  }

  li {
    position: relative;
    display: grid;
    grid-template-columns: calc(var(--_rem) * 2) minmax(0, 1fr);
    gap: calc(var(--_unit) * 1.5) calc(var(--_unit) * 1.5);
    counter-increment: step;
  }
  li > * {
    grid-column: 2;
  }

  li::before {
    content: counter(step);
    grid-row: 1;
    display: grid;
    place-content: center;
    inline-size: calc(var(--_rem) * 2);
    block-size: calc(var(--_rem) * 2);
    border-radius: 50%;
    background: color-mix(in oklab, var(--_accent) 14%, var(--_surface));
    color: var(--_accent);
    font-size: var(--_small);
    font-weight: 650;
  }

  /* The thread from one step to the next. */
  li:not(:last-child)::after {
    content: '';
    position: absolute;
    inset-block: calc(var(--_rem) * 2 + var(--_unit)) calc(var(--_unit) * -2.5);
    inset-inline-start: calc(var(--_rem) - 1px);
    inline-size: 2px;
    border-radius: 1px;
    background: var(--_line);
  }

  h3 {
    margin: 0;
    align-self: center;
    font-size: calc(var(--_rem) * 1.0625);
    font-weight: 600;
    line-height: 1.35;
  }
  li > h3 + * {
    margin-block-start: calc(var(--_unit) * -0.75);
  }

  p,
  dl,
  dd {
    margin: 0;
  }
  li p {
    color: var(--_muted);
    text-wrap: pretty;
  }
  .small {
    font-size: var(--_small);
  }
  .small:empty {
    display: none;
  }

  .scan {
    display: grid;
    gap: calc(var(--_unit) * 1.5);
  }

  .scan > * {
    justify-self: start;
  }
  .scan > .by-hand {
    justify-self: stretch;
  }
  .scan > .link {
    display: flex;
    align-items: center;
    gap: calc(var(--_unit) * 0.5);
    margin-inline-start: calc(var(--_unit) * -1);
    text-align: start;
  }
  [aria-expanded] .icon {
    inline-size: calc(var(--_rem) * 1.125);
    block-size: calc(var(--_rem) * 1.125);
  }
  [aria-expanded='true'] .icon {
    rotate: 180deg;
  }
  .by-hand:not([hidden]) {
    display: grid;
    gap: calc(var(--_unit) * 1.5);
  }

  .key {
    display: grid;
    gap: var(--_unit);
  }
  code {
    padding: calc(var(--_unit) * 1.25) calc(var(--_unit) * 1.5);
    border: var(--_border) var(--_line);
    border-radius: var(--_radius);
    background: var(--_subtle);
    color: var(--_text);
    font: 500 calc(var(--_rem) * 1.0625)/1.7 var(--_mono);
    font-variant-numeric: slashed-zero;
    overflow-wrap: anywhere;
    user-select: all;
  }
  code span:not(:last-of-type) {
    margin-inline-end: 0.75ch;
  }

  .copies {
    --mfa-button-height: calc(var(--_rem) * 2.75);
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    gap: var(--_unit);
    font-size: var(--_small);
  }
  .copies > * {
    flex: 1 1 auto;
    font-size: inherit;
  }

  dl {
    display: grid;
    gap: calc(var(--_unit) * 0.5);
    color: var(--_muted);
    overflow-wrap: anywhere;
  }
  dl > div {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_unit);
  }
  dt {
    font-weight: 600;
  }

  .app-link {
    display: grid;
    gap: var(--_unit);
  }

  .note p {
    margin: 0;
    color: inherit;
  }
  .clock time {
    font-weight: 650;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  /* As high as the steps will be at the least, so that less jumps when they come. */
  .beginning {
    min-block-size: calc(var(--_rem) * 24);
    border-radius: var(--_radius);
    background: var(--_subtle);
  }

  /* With no room to spare the number stands beside the step's name only. */
  @container (inline-size < 21em) {
    li > :not(h3) {
      grid-column: 1 / -1;
    }
    li:not(:last-child)::after {
      display: none;
    }
    mfa-qr-code {
      justify-self: center;
    }
  }

  /* With room, the code stands beside the words, and the whole of it fits on a laptop's screen. */
  @container (inline-size > 25.5em) {
    .scan {
      grid-template-columns: 1fr auto;
      grid-template-rows: auto 1fr auto;
    }
    .scan > mfa-qr-code {
      grid-area: 1 / 2 / span 3;
    }
    .scan > :is(p, .app-link, .link) {
      grid-column: 1;
    }
    .scan > .link {
      grid-row: 3;
    }
    .scan > .by-hand {
      grid-area: 4 / 1 / auto / span 2;
    }
  }

  @media (prefers-reduced-motion: no-preference) {
    .beginning {
      animation: wait 1.2s ease-in-out infinite alternate;
    }
    @keyframes wait {
      to {
        opacity: 0.5;
      }
    }
  }

  @media (forced-colors: active) {
    li::before {
      border: var(--_border);
    }
  }
`;
