import { css } from './css.js';

/** For those who listen only. */
export const unseen = css`
  .unseen {
    position: absolute;
    inline-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
