import { css } from '../../css.js';

/**
 * One native input lies over drawn cells; its real text is spaced to stand in their middles. Lengths are worked out on
 * .row, where the container is known, and reach the slotted input by properties that inherit as computed lengths.
 *
 * - .box has room for the focus ring, since its sides are clipped: beyond the last cell the input goes on, for the caret
 *   and for the badges of password managers.
 * - A full row hides the caret, which would stand beyond the last cell.
 * - The start of a group draws in, so that every digit keeps the same distance from the next.
 * - The input takes nothing of the page's own look: the cells are its frame.
 * - What is disabled gets a veil: it may be so by a fieldset, of which the cells never hear.
 * - Forced colours would put a plate behind the text, over the cells.
 * - Autofill paints fields over; clipped to the text, its colour cannot hide the cells.
 *
 * @cssprop --mfa-otp-cell - Widest a cell gets.
 * @cssprop --mfa-otp-height - Height of the cells.
 * @cssprop --mfa-otp-gap - Space between cells.
 */
export default css`
  .box {
    container-type: inline-size;
    padding: 4px;
    margin: -4px -4px 0;
    overflow-x: clip;
  }

  .row {
    --_gap: min(var(--mfa-otp-gap, var(--_unit)), 2cqi);
    --_pitch: min(
      var(--mfa-otp-cell, calc(var(--_rem) * 3.5)) + var(--_gap),
      (100cqi + var(--_gap)) / var(--_digits)
    );
    --_cell: calc(var(--_pitch) - var(--_gap));
    position: relative;
    display: grid;
    grid: auto-flow / repeat(var(--_digits), var(--_cell));
    gap: var(--_gap);
    inline-size: max-content;
    block-size: var(--mfa-otp-height, calc(var(--_rem) * 3.5));
    direction: ltr;
    font: 500 min(var(--_rem) * 1.5, var(--_pitch) * 0.5) var(--_mono);
    letter-spacing: calc(var(--_pitch) - 1ch);
    text-indent: calc((var(--_cell) - 1ch) / 2);
    caret-color: var(--_accent);
  }

  :host(:state(complete)) .row {
    caret-color: transparent;
  }

  [part~='cell'] {
    border: var(--_border) var(--_control);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  [part~='ends'] + span {
    margin-inline-start: calc(var(--_gap) / 2);
  }

  slot::selection {
    background: transparent;
  }

  [part~='active'] {
    outline: var(--_ring) var(--_focus);
    outline-offset: -1px;
  }

  ::slotted(input) {
    all: unset !important;
    position: absolute !important;
    inset: 0 !important;
    inline-size: calc(100% + 3rem) !important;
    block-size: 100% !important;
  }

  :host([mask]) ::slotted(input) {
    -webkit-text-security: disc !important;
  }

  ::slotted(input:disabled) {
    clip-path: inset(0 3rem 0 0) !important;
    background: color-mix(in oklab, var(--_surface) 55%, transparent) !important;
  }

  ::slotted(input:autofill) {
    background-clip: text !important;
  }

  @media (forced-colors: active) {
    ::slotted(input) {
      forced-color-adjust: none !important;
      color: CanvasText !important;
    }
  }
`;
