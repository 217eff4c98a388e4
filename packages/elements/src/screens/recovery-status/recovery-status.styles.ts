import { css } from 'lit';

export default css`
  .row > .icon {
    color: var(--_tone, var(--_muted));
  }
  .advice {
    margin: 0;
    font-size: 0.9375rem;
  }
  .danger .left,
  .warning .left {
    color: var(--_tone);
  }

  .opened {
    padding-block-start: calc(var(--_unit) * 3);
    border-block-start: 1px solid var(--_line);
  }
`;
