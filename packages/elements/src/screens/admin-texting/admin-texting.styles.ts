import { css } from 'lit';

export default css`
  .provider.off .name,
  .provider.off .place {
    color: var(--_muted);
  }
  .place {
    display: grid;
    place-content: center;
    align-self: start;
    inline-size: 1.75rem;
    block-size: 1.75rem;
    border-radius: 50%;
    background: var(--_subtle);
    font-size: 0.875rem;
    font-weight: 600;
  }
  .row .act {
    align-items: center;
  }
  .sums {
    font-variant-numeric: tabular-nums;
  }
  .move {
    min-inline-size: 2.75rem;
    padding: var(--_unit);
  }
  .move.up .icon {
    rotate: 180deg;
  }

  .switch {
    display: inline-flex;
    align-items: center;
    inline-size: 3rem;
    min-block-size: 2.75rem;
    padding: 0;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    cursor: pointer;
  }
  .switch::before {
    content: '';
    inline-size: 100%;
    block-size: 1.625rem;
    border: 1px solid var(--_control);
    border-radius: 1rem;
    background: var(--_surface);
  }
  .switch[aria-checked='true']::before {
    border-color: var(--_accent);
    background: var(--_accent);
  }
  .knob {
    inline-size: 1.125rem;
    block-size: 1.125rem;
    margin-inline-start: calc(-3rem + 0.25rem);
    border-radius: 50%;
    background: var(--_control);
  }
  .switch[aria-checked='true'] .knob {
    margin-inline-start: calc(-1.125rem - 0.25rem);
    background: var(--_surface);
  }
  .switch:focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }

  .title {
    margin: 0;
    padding: calc(var(--_unit) * 2) var(--_edge) var(--_unit);
    border-block-start: 1px solid var(--_line);
    font-size: 1rem;
    font-weight: 600;
  }
  .reason .field,
  .test .field {
    color: var(--_muted);
    font-size: 0.875rem;
    font-weight: 500;
  }
  .table .figure::before {
    white-space: normal;
  }
  .below-table {
    margin: 0;
  }
  .table .select {
    inline-size: auto;
    min-inline-size: 10rem;
  }
  @container (max-width: 44rem) {
    .table .select {
      min-inline-size: 0;
    }
  }
  .body > .confirm {
    margin-block-start: calc(var(--_unit) * 1.5);
  }
  .reason {
    display: grid;
    gap: calc(var(--_unit) * 1.5);
    max-inline-size: 34rem;
  }
  .wrong {
    flex-basis: 100%;
    margin: 0;
    color: var(--_danger);
    font-size: 0.9375rem;
  }
  .wrong:empty,
  .result:empty {
    display: none;
  }
  .test {
    display: grid;
    gap: calc(var(--_unit) * 1.5);
    max-inline-size: 28rem;
    box-sizing: content-box;
  }
  .result {
    margin: 0;
  }

  @media (forced-colors: active) {
    .switch[aria-checked='true']::before {
      background: Highlight;
      forced-color-adjust: none;
    }
    .knob {
      background: ButtonText;
      forced-color-adjust: none;
    }
  }
`;
