import { css } from '../../css.js';

/**
 * One box: the country in front, the number after it, in this order in every language, since a number reads from left to
 * right. The input takes nothing of the page's own look: the box is its frame.
 *
 * @cssprop --mfa-input-height - Height of a field.
 * @cssprop --mfa-palette-warning - What may be wrong, or wants a decision.
 */
export default css`
  [part='row'] {
    display: flex;
    container-type: inline-size;
    min-block-size: var(--mfa-input-height, calc(var(--_rem) * 3));
    border: var(--_border) var(--_control);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  [part='row']:focus-within:not(:has(:focus)) {
    outline: var(--_ring) var(--_focus);
    outline-offset: -1px;
  }

  [part='row']:has(:disabled) {
    background: color-mix(in oklab, var(--_text) 5%, var(--_surface));
    color: var(--_muted);
  }

  button {
    all: unset;
    cursor: pointer;
  }

  [part='country'] {
    display: flex;
    flex: none;
    gap: var(--_unit);
    align-items: center;
    max-inline-size: 58cqi;
    padding-inline: calc(var(--_unit) * 1.5);
    border-inline-end: var(--_border) color-mix(in oklab, var(--_text) 16%, var(--_surface));
    white-space: nowrap;
  }

  [part='country']:focus-visible {
    border-radius: var(--_radius);
    outline: var(--_ring) var(--_focus);
  }

  [part='country']:enabled::after {
    content: '';
    flex: none;
    inline-size: 0.35em;
    block-size: 0.35em;
    border: solid var(--_muted);
    border-width: 0 2px 2px 0;
    transform: translateY(-25%) rotate(45deg);
  }

  :host(:state(guessed)) [part='country'] {
    color: var(--_muted);
    font-style: italic;
  }

  .name {
    line-height: 1.25;
    white-space: normal;
  }

  /* For those who listen, the country has its name everywhere. */
  .unseen {
    position: absolute;
    clip-path: inset(50%);
  }

  .letters {
    display: none;
  }

  @container (width < 24em) {
    .name:has(+ :not(:empty)) {
      position: absolute;
      clip-path: inset(50%);
    }

    .letters:not(:empty) {
      display: inline;
    }
  }

  ::slotted(input) {
    all: unset !important;
    flex: 1 !important;
    min-inline-size: 0 !important;
    padding-inline: calc(var(--_unit) * 1.5) !important;
  }

  ::slotted(input:-webkit-autofill) {
    background-clip: text !important;
    -webkit-text-fill-color: var(--_text) !important;
  }

  .note {
    color: var(--_muted);
    font-size: var(--_small);
  }

  .note p {
    margin: var(--_unit) 0 0;
  }

  .doubt {
    padding-inline-start: calc(var(--_unit) * 1.5);
    border-inline-start: 3px solid var(--mfa-palette-warning, light-dark(#8a5300, #f3c26b));
  }

  .note bdi {
    white-space: nowrap;
  }
  p bdi {
    color: var(--_text);
  }

  .note button {
    padding-block: var(--_unit);
    color: var(--_accent);
    text-decoration: underline;
  }
`;
