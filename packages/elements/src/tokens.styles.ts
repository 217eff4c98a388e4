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
    --_ink: var(--mfa-palette-ink, light-dark(#161a26, #eceef6));
    --_paper: var(--mfa-palette-paper, light-dark(#fff, #181b24));
    --_accent: var(--mfa-color-accent, var(--mfa-palette-accent, light-dark(#3a4bd8, #a3b0ff)));
    --_on-accent: var(--mfa-color-on-accent, var(--mfa-palette-on-accent, light-dark(#fff, #12152b)));
    --_danger: var(--mfa-color-danger, var(--mfa-palette-danger, light-dark(#bb2434, #ff9aa2)));
    --_success: var(--mfa-color-success, var(--mfa-palette-success, light-dark(#12774b, #6fdca6)));
    --_warning: var(--mfa-color-warning, var(--mfa-palette-warning, light-dark(#8a5300, #f3c26b)));

    --_text: var(--mfa-color-text, var(--_ink));
    --_muted: var(--mfa-color-muted, color-mix(in oklab, var(--_ink) 68%, var(--_paper)));
    --_surface: var(--mfa-color-surface, var(--_paper));
    --_subtle: var(--mfa-color-subtle, color-mix(in oklab, var(--_ink) 5%, var(--_paper)));
    --_line: var(--mfa-color-line, color-mix(in oklab, var(--_ink) 14%, var(--_paper)));
    --_control: var(--mfa-color-control, color-mix(in oklab, var(--_ink) 52%, var(--_paper)));
    --_focus: var(--mfa-color-focus, var(--_accent));

    --_unit: var(--mfa-space, 0.5rem);
    --_radius: var(--mfa-radius, 0.625rem);
    --_font: var(--mfa-font, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif);
    --_mono: var(
      --mfa-font-code,
      ui-monospace,
      'SF Mono',
      'Cascadia Mono',
      'Segoe UI Mono',
      Menlo,
      'DejaVu Sans Mono',
      monospace
    );

    box-sizing: border-box;
    display: block;
    color: var(--_text);
    font: 400 1rem/1.5 var(--_font);
    -webkit-tap-highlight-color: transparent;
  }

  :host([hidden]) {
    display: none;
  }

  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }

  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
