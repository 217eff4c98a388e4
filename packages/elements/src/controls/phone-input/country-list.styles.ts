import { css } from '../../css.js';

/* Over everything else on the page, so that no container cuts it; below the button, or above where there is no room. */
export default css`
  :host {
    --_line: color-mix(in oklab, var(--_text) 16%, var(--_surface));
    position: fixed;
    box-sizing: border-box;
    position-anchor: auto;
    position-try-fallbacks:
      flip-block,
      flip-inline,
      flip-block flip-inline;
    /* Not by an area: Firefox mirrors those where a part of the page is written from right to left. */
    inset: anchor(bottom) auto auto anchor(left);
    margin: calc(var(--_rem) * 0.25) 0;
    inline-size: min(var(--_rem) * 22, calc(100vw - var(--_rem)));
    block-size: min(var(--_rem) * 24, calc(100vh - var(--_rem)));
    padding: 0;
    overflow: hidden;
    border: var(--_border) var(--_line);
    border-radius: calc(var(--_radius) * 1.2);
    background: var(--_surface);
    box-shadow:
      0 1px 2px rgb(0 0 0 / 8%),
      0 12px 32px -6px rgb(0 0 0 / 22%);
  }

  /* Where the browser cannot place it by the button, it stands in the middle. */
  @supports not (top: anchor(bottom)) {
    :host {
      inset: 0;
      margin: auto;
    }
  }

  /* As high as its few lines; a long list keeps its height, so that the search stays in place. */
  :host(:state(short)) {
    block-size: auto;
  }

  :host(:popover-open) {
    display: flex;
    flex-direction: column;
  }

  :host(:not(:popover-open)) {
    display: none;
  }

  .head {
    display: none;
    align-items: center;
    justify-content: space-between;
    padding: var(--_unit) var(--_unit) 0 calc(var(--_unit) * 2);
  }

  h2 {
    margin: 0;
    font: inherit;
    font-weight: 600;
  }

  button {
    inline-size: calc(var(--_rem) * 2.75);
    block-size: calc(var(--_rem) * 2.75);
    border: 0;
    border-radius: 50%;
    background: none;
    color: var(--_muted);
    font: inherit;
    font-size: calc(var(--_rem) * 1.75);
    line-height: 1;
    cursor: pointer;
  }
  button::before {
    content: '×' / '';
  }

  input {
    flex: none;
    margin: var(--_unit);
    padding: calc(var(--_unit) * 1.1) calc(var(--_unit) * 1.5);
    border: var(--_border) var(--_control);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    font: inherit;
  }
  input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  input:focus-visible {
    border-color: var(--_focus);
    outline: var(--_ring) var(--_focus);
    outline-offset: -1px;
  }

  ul {
    flex: 1;
    min-block-size: 0;
    margin: 0;
    padding: 0 var(--_unit) var(--_unit);
    overflow-y: auto;
    overscroll-behavior: contain;
    list-style: none;
    scroll-padding-block: var(--_unit);
  }

  li {
    display: flex;
    gap: var(--_unit);
    align-items: baseline;
    justify-content: space-between;
    padding: var(--_unit) calc(var(--_unit) * 1.5);
    border-radius: calc(var(--_radius) * 0.7);
    cursor: pointer;
  }

  .code {
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }

  li.ends {
    position: relative;
    margin-block-end: calc(var(--_unit) * 2);
  }
  li.ends::after {
    content: '';
    position: absolute;
    inset: auto 0 calc(var(--_unit) * -1);
    border-block-end: var(--_border) var(--_line);
  }

  li[aria-current] {
    font-weight: 600;
  }

  li[aria-selected='true'] {
    background: color-mix(in oklab, var(--_accent) 14%, var(--_surface));
  }

  @media (hover: hover) {
    li:not([aria-selected='true']):hover {
      background: color-mix(in oklab, var(--_text) 5%, var(--_surface));
    }
  }

  .none {
    margin: 0;
    padding: 0 calc(var(--_unit) * 2.5) calc(var(--_unit) * 2);
    color: var(--_muted);
    text-wrap: pretty;
  }

  @media (width < 480px) {
    :host {
      inset: 0;
      inline-size: 100%;
      block-size: 100%;
      max-inline-size: none;
      max-block-size: none;
      margin: 0;
      border: 0;
      border-radius: 0;
      box-shadow: none;
    }
    .head {
      display: flex;
    }
    li {
      padding-block: calc(var(--_unit) * 1.5);
    }
  }

  @media (forced-colors: active) {
    li[aria-selected='true'] {
      outline: var(--_ring) Highlight;
      outline-offset: -2px;
    }
  }
`;
