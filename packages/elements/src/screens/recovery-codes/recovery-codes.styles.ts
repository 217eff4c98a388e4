import { css } from 'lit';

export default css`
  /* As high as the codes will be, so that nothing jumps when they come. */
  .making {
    min-block-size: 16rem;
    border-radius: var(--_radius);
    background: var(--_subtle);
  }

  .again {
    display: flex;
    align-items: center;
    gap: calc(var(--_unit) * 0.75);
    margin-inline: auto;
    margin-block-start: calc(var(--_unit) * 0.5);
    font-size: 0.9375rem;
  }
  .again .icon {
    inline-size: 1rem;
    block-size: 1rem;
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
