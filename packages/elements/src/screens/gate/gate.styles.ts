import { css } from '../../css.js';

export default css`
  /* The screens inside have widths of their own: a QR code takes more room than a code field. */
  :host {
    max-inline-size: none;
  }
  [data-screen],
  .card {
    margin-inline: auto;
  }
  .card {
    max-inline-size: var(--mfa-card-width, calc(var(--_rem) * 28));
  }

  .loading {
    display: grid;
    gap: calc(var(--_unit) * 2);
  }

  .bar {
    block-size: var(--_rem);
    border-radius: calc(var(--_rem) * 0.5);
    background: var(--_subtle);
  }
  .bar.first {
    inline-size: 60%;
    block-size: calc(var(--_rem) * 1.5);
  }
  .bar.last {
    block-size: calc(var(--_rem) * 3);
    border-radius: var(--_radius);
  }

  @media (prefers-reduced-motion: no-preference) {
    .bar {
      animation: breathe 1.4s ease-in-out infinite alternate;
    }
    @keyframes breathe {
      to {
        opacity: 0.45;
      }
    }
  }
`;
