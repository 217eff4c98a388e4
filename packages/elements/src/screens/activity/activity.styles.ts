import { css } from '../../css.js';

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
    inline-size: calc(var(--_rem) * 0.5);
    block-size: calc(var(--_rem) * 0.5);
    margin: calc(var(--_rem) * 0.5) calc(var(--_rem) * 0.375) 0;
    border-radius: 50%;
    background: var(--_tone, color-mix(in oklab, var(--_text) 30%, var(--_surface)));
  }
  .act {
    min-block-size: calc(var(--_rem) * 2.75);
    font-size: var(--_small);
  }
  .more {
    padding-block-start: calc(var(--_unit) * 2);
    border-block-start: var(--_border) var(--_line);
  }

  @media (forced-colors: active) {
    .dot {
      background: CanvasText;
      forced-color-adjust: none;
    }
  }
`;
