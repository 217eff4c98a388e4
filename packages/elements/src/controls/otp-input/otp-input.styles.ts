import { css } from 'lit';

/*
 * One native input lies over drawn cells; its real text is spaced to stand in their middles. Lengths are worked out on
 * .row, where the container is known, and reach the slotted input by properties that inherit as computed lengths.
 */
export default css`
  .box {
    container-type: inline-size;
    /* Room for the focus ring where the sides are clipped. */
    padding: 4px;
    margin: -4px;
    overflow-x: clip;
  }

  .row {
    --_gap: min(var(--mfa-otp-gap, 0.5rem), 2cqi);
    --_pitch: min(var(--mfa-otp-cell, 3.5rem) + var(--_gap), (100cqi + var(--_gap)) / var(--_digits, 6));
    --_cell: calc(var(--_pitch) - var(--_gap));
    position: relative;
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: var(--_cell);
    column-gap: var(--_gap);
    inline-size: calc(var(--_pitch) * var(--_digits, 6) - var(--_gap));
    block-size: var(--mfa-otp-height, 3.5rem);
    direction: ltr;
    font-family: var(--_mono);
    font-size: clamp(1.125rem, calc(var(--_pitch) * 0.42), 1.5rem);
    font-weight: 500;
    font-variant-numeric: tabular-nums slashed-zero;
    letter-spacing: calc(var(--_pitch) - 1ch);
    text-indent: calc((var(--_cell) - 1ch) / 2);
    caret-color: var(--_accent);
  }

  .cells {
    display: contents;
  }

  /* At the end the caret would stand beyond the last cell. */
  .row.full {
    caret-color: transparent;
  }

  .cell {
    border: 1px solid var(--_control);
    border-radius: var(--mfa-otp-radius, var(--_radius));
    background: var(--_surface);
  }

  /* A group's ends draw in, so that every digit keeps the same distance from the next. */
  .cell.ends {
    margin-inline-end: calc(var(--_gap) * 0.35);
  }
  .cell.ends + .cell {
    margin-inline-start: calc(var(--_gap) * 0.35);
  }

  .cell.active {
    border-color: var(--_focus);
    box-shadow:
      inset 0 0 0 1px var(--_focus),
      0 0 0 3px color-mix(in oklab, var(--_focus) 25%, transparent);
  }

  .row.wrong .cell {
    border-color: var(--_danger);
    background: color-mix(in oklab, var(--_danger) 5%, var(--_surface));
  }
  .row.wrong .cell.active {
    box-shadow:
      inset 0 0 0 1px var(--_danger),
      0 0 0 3px color-mix(in oklab, var(--_danger) 20%, transparent);
  }

  /* Geometry, and the frame that the cells draw instead; the page's own rules for inputs must not undo them. */
  ::slotted(input) {
    position: absolute !important;
    inset: 0 auto auto 0 !important;
    z-index: 1 !important;
    /* Beyond the last cell there is room for the caret and for the badges of password managers. */
    inline-size: calc(100% + 3rem) !important;
    block-size: 100% !important;
    min-inline-size: 0 !important;
    max-inline-size: none !important;
    margin: 0 !important;
    padding: 0 !important;
    border: 0 !important;
    outline: 0 !important;
    background: transparent !important;
    box-shadow: none !important;
    font: inherit !important;
    font-variant-numeric: inherit !important;
    letter-spacing: inherit !important;
    text-indent: inherit !important;
    text-align: left !important;
    text-transform: none !important;
    appearance: none !important;
    color: var(--_text);
    caret-color: inherit;
  }

  :host([alphabet='alnum']) ::slotted(input) {
    text-transform: uppercase !important;
  }

  :host([mask]) ::slotted(input) {
    -webkit-text-security: disc;
  }

  /* A veil: what is disabled may be so by a fieldset, of which the cells never hear. */
  ::slotted(input:disabled) {
    clip-path: inset(0 3rem 0 0) !important;
    background: color-mix(in oklab, var(--_surface) 55%, transparent) !important;
    color: var(--_muted);
    cursor: not-allowed;
  }

  /* The browser paints filled fields over; clipped to the text, its colour cannot hide the cells. */
  ::slotted(input:-webkit-autofill) {
    background-clip: text !important;
    -webkit-text-fill-color: var(--_text);
  }

  @media (prefers-reduced-motion: no-preference) {
    .cell {
      transition:
        border-color 0.12s,
        box-shadow 0.12s;
    }
  }

  @media (forced-colors: active) {
    .cell {
      border-color: CanvasText;
    }
    .cell.active {
      outline: 2px solid Highlight;
      outline-offset: 1px;
    }
    .row.wrong .cell {
      border-style: dashed;
    }
    ::slotted(input) {
      forced-color-adjust: none;
      color: CanvasText;
    }
  }
`;
