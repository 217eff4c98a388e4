import { css } from 'lit';

export default css`
  .row {
    padding-block: calc(var(--_unit) * 1.5);
  }
  .row:focus {
    outline: none;
  }
  .row .name {
    font-weight: 500;
  }
  .dot {
    align-self: start;
    inline-size: 0.5rem;
    block-size: 0.5rem;
    margin: 0.5rem 0.375rem 0;
    border-radius: 50%;
    background: var(--_tone, color-mix(in oklab, var(--_text) 30%, var(--_surface)));
  }
  .act {
    min-block-size: 2.75rem;
    font-size: 0.9375rem;
  }
  .more {
    padding-block-start: calc(var(--_unit) * 2);
    border-block-start: 1px solid var(--_line);
  }

  @media (forced-colors: active) {
    .dot {
      background: CanvasText;
      forced-color-adjust: none;
    }
  }
`;
