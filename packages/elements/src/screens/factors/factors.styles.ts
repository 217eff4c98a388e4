import { css } from '../../css.js';

export default css`
  .manage .icon {
    inline-size: var(--_rem);
    block-size: var(--_rem);
    color: var(--_muted);
  }
  .manage[aria-expanded='true'] .icon {
    rotate: 180deg;
  }
  .button.remove {
    color: var(--_danger);
  }

  .below {
    padding-block-start: var(--_unit);
  }
  .why {
    margin: var(--_unit) 0 0;
    color: var(--_muted);
    font-size: var(--_small);
    text-wrap: pretty;
  }
  .rename {
    display: grid;
    gap: calc(var(--_unit) * 1.5);
    max-inline-size: calc(var(--_rem) * 24);
  }

  .none {
    display: grid;
    justify-items: start;
    gap: calc(var(--_unit) * 2);
  }
  .none p {
    margin: 0;
  }

  .methods {
    display: grid;
    gap: var(--_unit);
    margin: 0;
    padding: 0;
    list-style-type: '';
  }
  .method {
    display: flex;
    align-items: center;
    gap: calc(var(--_unit) * 1.5);
    inline-size: 100%;
    padding: calc(var(--_unit) * 1.5) calc(var(--_unit) * 2);
    border: var(--_border) var(--_line);
    border-radius: var(--_radius);
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  .method > .icon {
    flex: none;
    color: var(--_accent);
  }
  .method b {
    display: block;
    font-weight: 600;
  }
  .method span {
    color: var(--_muted);
    font-size: var(--_small);
  }
  .method b {
    color: var(--_text);
    font-size: var(--_rem);
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

  .opened {
    border-block-start: var(--_border) var(--_line);
    padding-block-start: calc(var(--_unit) * 3);
  }
  .opened > .inset {
    max-inline-size: calc(var(--_rem) * 34);
  }
`;
