import { css } from 'lit';

/** @cssprop --mfa-input-height - Height of the field, 3rem unless set. */
export default css`
  ::slotted(input) {
    display: block;
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: var(--mfa-input-height, 3rem);
    margin: 0;
    padding: var(--_unit) calc(var(--_unit) * 1.75);
    border: 1px solid var(--_control);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font: 400 1rem/1.5 var(--_font);
  }

  :host([type='code']) ::slotted(input) {
    font-family: var(--_mono);
    letter-spacing: 0.06em;
    text-transform: uppercase;
  }

  ::slotted(input:focus) {
    border-color: var(--_focus);
    outline: 3px solid color-mix(in oklab, var(--_focus) 35%, transparent);
    outline-offset: 0;
  }

  ::slotted(input[aria-invalid='true']) {
    border-color: var(--_danger);
  }

  ::slotted(input:disabled),
  ::slotted(input:read-only) {
    background: color-mix(in oklab, var(--_text) 5%, var(--_surface));
    color: var(--_muted);
  }

  @media (forced-colors: active) {
    ::slotted(input:focus) {
      outline-color: Highlight;
    }
  }
`;
