import { css } from './css.js';

/**
 * Three tiers of tokens. A page sets the `--mfa-*` ones anywhere above the element; unset ones fall to the tier below:
 * component → semantic → palette. Nothing of ours is ever written outside, so nothing has to be overridden.
 * Light and dark follow the page's `color-scheme`.
 *
 * Text is that of the page, and never smaller than 16 px: pages that make `rem` small mean their own sizes by it. What a
 * page says of everything (`*`) is undone one level further in, where its rules do not reach.
 *
 * @cssprop --mfa-palette-accent - The one colour that leads: buttons, links, focus.
 * @cssprop --mfa-palette-ink - Text; muted text and lines are mixed from it.
 * @cssprop --mfa-palette-paper - What the text stands on.
 * @cssprop --mfa-palette-danger - What is wrong, and buttons that take away.
 * @cssprop --mfa-color-muted - Text that is said in passing.
 * @cssprop --mfa-color-control - The border of what can be typed into or ticked.
 * @cssprop --mfa-color-focus - The ring around what has the focus.
 * @cssprop --mfa-font - The typeface, that of the page unless set.
 * @cssprop --mfa-font-code - The typeface of codes and keys.
 * @cssprop --mfa-font-size - The size of text, by which everything is measured.
 * @cssprop --mfa-space - The unit of all distances.
 * @cssprop --mfa-radius - Roundness of fields, buttons and notes.
 * @cssprop --mfa-border-width - Width of every border and line.
 * @cssprop --mfa-focus-width - Width of the ring around what has the focus.
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

    --_rem: var(--mfa-font-size, max(1rem, 16px));
    --_small: calc(var(--_rem) * 0.9375);
    --_unit: var(--mfa-space, calc(var(--_rem) * 0.5));
    --_radius: var(--mfa-radius, calc(var(--_rem) * 0.625));
    --_border: var(--mfa-border-width, 1px) solid;
    --_ring: var(--mfa-focus-width, 2px) solid;
    --_mono: var(--mfa-font-code, ui-monospace, monospace);

    display: block;
  }

  :host > * {
    color: var(--_text);
    font: 400 var(--_rem) / 1.5 serif;
    font-family: var(--mfa-font, inherit);
    letter-spacing: 0;
    word-spacing: 0;
    text-align: start;
    text-transform: none;
  }

  :host([hidden]) {
    display: none;
  }

  * {
    box-sizing: border-box;
  }
`;
