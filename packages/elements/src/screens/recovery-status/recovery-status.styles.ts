import { css } from '../../css.js';

export default css`
  .row > .icon {
    color: var(--_tone, var(--_muted));
  }
  .advice {
    margin: 0;
    font-size: var(--_small);
  }
  .danger .left,
  .warning .left {
    color: var(--_tone);
  }

  .opened {
    padding-block-start: calc(var(--_unit) * 3);
    border-block-start: var(--_border) var(--_line);
  }
`;
