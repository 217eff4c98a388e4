import { css } from '../../css.js';

/**
 * The box is the frame, in this tree, and the input takes nothing of the page's own look: a page that unsets everything
 * would else leave a field that nobody sees.
 *
 * @cssprop --mfa-input-height - Height of a field.
 */
export default css`
  .box {
    display: flex;
    min-block-size: var(--mfa-input-height, calc(var(--_rem) * 3));
    border: var(--_border) var(--_control);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .box:focus-within {
    outline: var(--_ring) var(--_focus);
    outline-offset: -1px;
  }

  ::slotted(input) {
    all: unset !important;
    flex: 1 !important;
    min-inline-size: 0 !important;
    padding-inline: calc(var(--_unit) * 1.75) !important;
  }

  :host([type='code']) ::slotted(input) {
    font-family: var(--_mono) !important;
    letter-spacing: 0.06em !important;
    text-transform: uppercase !important;
  }

  ::slotted(input:-webkit-autofill) {
    background-clip: text !important;
    -webkit-text-fill-color: var(--_text) !important;
  }

  ::slotted(:is(input:disabled, input:read-only)) {
    border-radius: calc(var(--_radius) - 1px) !important;
    background: color-mix(in oklab, var(--_text) 5%, transparent) !important;
    color: var(--_muted) !important;
  }
`;
