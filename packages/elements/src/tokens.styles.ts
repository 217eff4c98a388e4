import { css } from 'lit';

/**
 * Three tiers of tokens. A page sets the `--mfa-*` ones anywhere above the element; unset ones fall to the tier below:
 * component → semantic → palette. Nothing of ours is ever written outside, so nothing has to be overridden.
 * Light and dark follow the page's `color-scheme`.
 *
 * @cssprop --mfa-palette-accent - The one colour that leads: buttons, links, focus.
 * @cssprop --mfa-palette-ink - Text; muted text and lines are mixed from it.
 * @cssprop --mfa-palette-paper - What the text stands on.
 */
export const tokens = css`
  :host {
    --_text: var(--mfa-palette-ink, light-dark(#161a26, #eceef6));
    --_surface: var(--mfa-palette-paper, light-dark(#fff, #181b24));
    --_accent: var(--mfa-palette-accent, light-dark(#3a4bd8, #a3b0ff));
    --_danger: var(--mfa-palette-danger, light-dark(#bb2434, #ff9aa2));

    --_muted: var(--mfa-color-muted, color-mix(in oklab, var(--_text), var(--_surface) 32%));
    --_control: var(--mfa-color-control, color-mix(in oklab, var(--_text), var(--_surface) 48%));
    --_focus: var(--mfa-color-focus, var(--_accent));

    --_unit: var(--mfa-space, 0.5rem);
    --_radius: var(--mfa-radius, 0.625rem);
    --_font: var(--mfa-font, system-ui, sans-serif);
    --_mono: var(--mfa-font-code, ui-monospace, monospace);

    display: block;
    color: var(--_text);
    font: 400 1rem/1.5 var(--_font);
  }

  :host([hidden]) {
    display: none;
  }

  :host,
  * {
    box-sizing: border-box;
  }
`;
