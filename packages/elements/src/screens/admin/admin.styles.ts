import { css } from '../../css.js';

export default css`
  .console {
    display: grid;
    gap: calc(var(--_unit) * 2);
    min-inline-size: 0;
  }

  /* Where there are more than fit, they go on in a second row: nothing is hidden, and nothing scrolls sideways. */
  .tabs {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_unit) * 0.5);
    border-block-end: var(--_border) var(--_line);
  }
  .tab {
    flex: none;
    min-block-size: calc(var(--_rem) * 2.75);
    padding: var(--_unit) calc(var(--_unit) * 1.5);
    border: 0;
    border-block-end: 3px solid transparent;
    border-start-start-radius: calc(var(--_radius) * 0.6);
    border-start-end-radius: calc(var(--_radius) * 0.6);
    background: none;
    color: var(--_muted);
    font: inherit;
    font-weight: 500;
    cursor: pointer;
  }
  .tab[aria-selected='true'] {
    border-color: var(--_accent);
    color: var(--_text);
    font-weight: 600;
  }
  .tab:focus-visible {
    outline: var(--_ring) var(--_focus);
    outline-offset: -2px;
  }
  @media (hover: hover) {
    .tab:hover {
      color: var(--_text);
      background: var(--_subtle);
    }
  }

  .panel:focus-visible {
    outline: var(--_ring) var(--_focus);
    outline-offset: 4px;
    border-radius: var(--_radius);
  }

  /* What is transparent elsewhere is drawn here: every tab would look chosen. */
  @media (forced-colors: active) {
    .tab {
      border-color: Canvas;
    }
    .tab[aria-selected='true'] {
      border-color: Highlight;
    }
  }
`;
