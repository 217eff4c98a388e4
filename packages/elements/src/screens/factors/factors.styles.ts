import { css } from 'lit';

export default css`
  .manage .icon {
    inline-size: 1rem;
    block-size: 1rem;
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
    font-size: 0.9375rem;
    text-wrap: pretty;
  }
  .rename {
    display: grid;
    gap: calc(var(--_unit) * 1.5);
    max-inline-size: 24rem;
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
    border: 1px solid var(--_line);
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
    font-size: 0.9375rem;
  }
  .method b {
    color: var(--_text);
    font-size: 1rem;
  }
  .method:focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  @media (hover: hover) {
    .method:hover {
      background: var(--_subtle);
    }
  }

  .opened {
    border-block-start: 1px solid var(--_line);
    padding-block-start: calc(var(--_unit) * 3);
  }
  .opened > .inset {
    max-inline-size: 34rem;
  }
`;
