import { css } from 'lit';

/** @cssprop --mfa-backdrop - What dims the page behind the dialog. */
export default css`
  /* Nothing of it is in the page while it is closed, not even a gap. */
  :host {
    display: contents;
  }

  dialog {
    inline-size: min(var(--mfa-card-width, 28rem), 100vw - 2rem);
    max-block-size: calc(100dvh - 2rem);
    margin: auto;
    padding: var(--mfa-card-padding, clamp(1.25rem, 5vw + 0.25rem, 2.5rem));
    overflow: auto;
    overscroll-behavior: contain;
    border: var(--mfa-card-border, 1px solid var(--_line));
    border-radius: var(--mfa-card-radius, 1.25rem);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: 0 24px 64px -16px rgb(10 12 24 / 0.35);
  }

  dialog::backdrop {
    background: var(--mfa-backdrop, rgb(10 12 24 / 0.5));
  }

  .waiting {
    block-size: 3rem;
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
