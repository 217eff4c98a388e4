import { css } from './css.js';

/**
 * `.button` leads, `.button.plain` stands beside it, `.link` is said in passing. While a request runs they keep their
 * place and the focus, so they are `aria-disabled`, never `disabled`.
 *
 * @cssprop --mfa-palette-on-accent - What is written on the accent.
 * @cssprop --mfa-color-subtle - A ground that hardly shows: codes, hovered rows, what is loading.
 * @cssprop --mfa-color-line - Lines between things, and the border of cards and quiet buttons.
 * @cssprop --mfa-button-height - Height of a button.
 * @cssprop --mfa-button-radius - Roundness of a button.
 */
export const button = css`
  :host {
    --_subtle: var(--mfa-color-subtle, color-mix(in oklab, var(--_text) 5%, var(--_surface)));
    --_line: var(--mfa-color-line, color-mix(in oklab, var(--_text) 14%, var(--_surface)));
  }

  .button,
  .link {
    font: inherit;
    color: inherit;
    background: none;
    border: 0;
    padding: 0;
    margin: 0;
    cursor: pointer;
    text-align: center;
    text-decoration: none;
  }

  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--_unit);
    min-block-size: var(--mfa-button-height, calc(var(--_rem) * 3));
    padding: var(--_unit) calc(var(--_unit) * 2.5);
    border: var(--_border) transparent;
    border-radius: var(--mfa-button-radius, var(--_radius));
    background: var(--_accent);
    color: var(--mfa-palette-on-accent, light-dark(#fff, #12152b));
    font-weight: 600;
  }

  .button:lang(ja) {
    word-break: auto-phrase;
  }

  .button.plain {
    background: transparent;
    border-color: var(--_line);
    color: var(--_text);
  }

  .button.wide {
    inline-size: 100%;
  }

  .link {
    padding: calc(var(--_unit) * 0.75) var(--_unit);
    border-radius: calc(var(--_radius) * 0.6);
    color: var(--_accent);
    font-weight: 500;
  }

  .link.quiet {
    color: var(--_muted);
  }

  @media (hover: hover) {
    .button:hover {
      background: color-mix(in oklab, var(--_accent) 88%, var(--_text));
    }
    .button.plain:hover {
      background: var(--_subtle);
    }
    .link:hover {
      text-decoration: underline;
      text-underline-offset: 0.25em;
    }
  }

  .button:focus-visible,
  .link:focus-visible {
    outline: var(--_ring) var(--_focus);
    outline-offset: 2px;
  }

  [aria-disabled='true'] {
    opacity: 0.6;
    cursor: default;
  }

  @media (prefers-reduced-motion: no-preference) {
    .button,
    .link {
      transition:
        background-color 0.15s,
        opacity 0.15s;
    }
  }

  @media (forced-colors: active) {
    .button {
      border-color: currentcolor;
    }
    [aria-disabled='true'] {
      opacity: 1;
      color: GrayText;
    }
  }
`;
