import { css } from '../../css.js';

export default css`
  /* As high as the codes will be, so that nothing jumps when they come. */
  .making {
    min-block-size: calc(var(--_rem) * 16);
    border-radius: var(--_radius);
    background: var(--_subtle);
  }

  .again {
    display: flex;
    align-items: center;
    gap: calc(var(--_unit) * 0.75);
    margin-inline: auto;
    margin-block-start: calc(var(--_unit) * 0.5);
    font-size: var(--_small);
  }
  .again .icon {
    inline-size: var(--_rem);
    block-size: var(--_rem);
  }

  @media (prefers-reduced-motion: no-preference) {
    .making {
      animation: wait 1.2s ease-in-out infinite alternate;
    }
    @keyframes wait {
      to {
        opacity: 0.5;
      }
    }
  }
`;
