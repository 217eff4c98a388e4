import { css } from 'lit';

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
    max-inline-size: var(--mfa-card-width, 28rem);
  }

  .loading {
    display: grid;
    gap: calc(var(--_unit) * 2);
  }

  .bar {
    block-size: 1rem;
    border-radius: 0.5rem;
    background: var(--_subtle);
  }
  .bar.first {
    inline-size: 60%;
    block-size: 1.5rem;
  }
  .bar.last {
    block-size: 3rem;
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
