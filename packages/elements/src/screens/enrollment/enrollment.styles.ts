import { css } from '../../css.js';

export default css`
  :host(:state(wide)) {
    max-inline-size: var(--mfa-card-width, calc(var(--_rem) * 38));
  }

  .progress {
    display: flex;
    gap: calc(var(--_unit) * 0.75);
  }
  .progress span {
    flex: 1;
    block-size: calc(var(--_rem) * 0.25);
    border-radius: var(--_rem);
    background: color-mix(in oklab, var(--_text) 12%, var(--_surface));
  }
  .progress .reached {
    background: var(--_accent);
  }

  :host(:state(done)) .emblem {
    --_tone: var(--_success);
    border-radius: 50%;
  }

  ul {
    margin: 0;
    padding: 0;
    list-style-type: ''; /* none would make Safari forget that it is a list */
  }

  .rows {
    display: grid;
    gap: calc(var(--_unit) * 1.5);
  }
  .rows li {
    display: flex;
    gap: calc(var(--_unit) * 1.5);
  }
  .rows .icon {
    flex: none;
    margin-block-start: calc(var(--_rem) * 0.125);
    color: var(--_muted);
  }

  .done {
    padding: calc(var(--_unit) * 2);
    border: var(--_border) var(--_line);
    border-radius: var(--_radius);
  }
  .done li {
    font-weight: 500;
  }
  .done .icon {
    color: var(--_success);
  }
  .next {
    margin: 0;
    color: var(--_muted);
  }

  .methods {
    display: grid;
    gap: var(--_unit);
  }
  .method {
    display: flex;
    align-items: center;
    gap: calc(var(--_unit) * 1.5);
    inline-size: 100%;
    padding: calc(var(--_unit) * 1.75) calc(var(--_unit) * 2);
    border: var(--_border) var(--_line);
    border-radius: var(--_radius);
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  .method > span {
    flex: 1;
    color: var(--_muted);
  }
  .method b {
    display: block;
    color: var(--_text);
    font-weight: 600;
  }
  .method > .icon {
    flex: none;
    color: var(--_accent);
  }
  .method > .icon:last-child {
    rotate: -90deg;
    color: var(--_muted);
  }
  .method:dir(rtl) > .icon:last-child {
    rotate: 90deg;
  }
  .method:focus-visible {
    outline: var(--_ring) var(--_focus);
    outline-offset: 2px;
  }
  @media (hover: hover) {
    .method:hover {
      background: var(--_subtle);
    }
  }

  footer {
    display: grid;
    gap: calc(var(--_unit) * 0.75);
  }
  /* Two buttons side by side in meaning stand closer than two parts of a card. */
  .near {
    margin-block-start: calc(var(--_unit) * -1.75);
  }
  footer .status {
    font-size: var(--_small);
    text-wrap: balance;
  }

  @media (forced-colors: active) {
    .progress span {
      border: var(--_border);
    }
    .progress .reached {
      background: Highlight;
    }
  }
`;
