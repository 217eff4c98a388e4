import { css } from '../../css.js';

/** @cssprop --mfa-backdrop - What dims the page behind the dialog. */
export default css`
  /* Nothing of it is in the page while it is closed, not even a gap. */
  :host {
    display: contents;
  }

  dialog {
    inline-size: min(var(--mfa-card-width, calc(var(--_rem) * 28)), 100vw - var(--_rem) * 2);
    max-block-size: calc(100dvh - var(--_rem) * 2);
    margin: auto;
    padding: var(--mfa-card-padding, clamp(var(--_rem) * 1.25, 5vw + var(--_rem) * 0.25, var(--_rem) * 2.5));
    overflow: auto;
    overscroll-behavior: contain;
    border: var(--mfa-card-border, var(--_border) var(--_line));
    border-radius: var(--mfa-card-radius, calc(var(--_rem) * 1.25));
    background: var(--_surface);
    color: var(--_text);
    box-shadow: 0 24px 64px -16px rgb(10 12 24 / 0.35);
  }

  dialog::backdrop {
    background: var(--mfa-backdrop, rgb(10 12 24 / 0.5));
  }

  .waiting {
    block-size: calc(var(--_rem) * 3);
    border-radius: var(--_radius);
    background: var(--_subtle);
  }

  @media (prefers-reduced-motion: no-preference) {
    .waiting {
      animation: breathe 1.4s ease-in-out infinite alternate;
    }
    @keyframes breathe {
      to {
        opacity: 0.45;
      }
    }
  }
`;
