import { css } from './css.js';

/**
 * The card that a screen stands on, its heading, lead, messages and row of actions. A screen inside another takes
 * `class="inset"` there and loses its card.
 *
 * @cssprop --mfa-palette-success - What went well.
 * @cssprop --mfa-palette-warning - What may be wrong, or wants a decision.
 * @cssprop --mfa-card-width - Widest a screen gets: more while a QR code is shown, in the settings and in the console.
 * @cssprop --mfa-card-padding - Space inside the card.
 * @cssprop --mfa-card-border - Border of the card, 0 for none.
 * @cssprop --mfa-card-shadow - Shadow of the card.
 * @cssprop --mfa-card-radius - Roundness of the card.
 * @cssprop --mfa-card-background - What the card is made of.
 */
export const screen = css`
  :host {
    --_fine: calc(var(--_rem) * 0.875);
    --_success: var(--mfa-palette-success, light-dark(#12774b, #6fdca6));
    --_warning: var(--mfa-palette-warning, light-dark(#8a5300, #f3c26b));

    box-sizing: border-box;
    inline-size: 100%;
    max-inline-size: var(--mfa-card-width, calc(var(--_rem) * 28));
  }

  .card {
    container-type: inline-size;
    padding: var(--mfa-card-padding, clamp(var(--_rem) * 1.25, 5vw + var(--_rem) * 0.25, var(--_rem) * 2.5));
    border: var(--mfa-card-border, var(--_border) var(--_line));
    border-radius: var(--mfa-card-radius, calc(var(--_rem) * 1.25));
    background: var(--mfa-card-background, var(--_surface));
    box-shadow: var(
      --mfa-card-shadow,
      0 1px 2px rgb(20 24 45 / 0.05),
      0 12px 32px -12px rgb(20 24 45 / 0.12)
    );
  }

  /* Korean has words like other alphabets; a short Japanese line breaks between phrases. */
  .card:lang(ko) {
    word-break: keep-all;
  }
  :is(h2, h3):lang(ja) {
    word-break: auto-phrase;
  }

  .inset {
    --mfa-card-padding: 0;
    --mfa-card-border: 0;
    --mfa-card-radius: 0;
    --mfa-card-shadow: none;
    --mfa-card-background: none;
  }

  .stack {
    display: flex;
    flex-direction: column;
    gap: calc(var(--_unit) * 3);
  }

  .heading {
    margin: 0;
    font-size: calc(var(--_rem) * 1.5);
    font-weight: 650;
    line-height: 1.25;
    letter-spacing: -0.015em;
    text-wrap: balance;
  }

  /* Takes focus only by script, so that the change of screen is read; a ring would suggest that it can be pressed. */
  .heading:focus {
    outline: none;
  }

  .step {
    display: block;
    margin-block-end: calc(var(--_unit) * 0.5);
    color: var(--_muted);
    font-size: var(--_fine);
    font-weight: 500;
    letter-spacing: 0;
  }

  .lead {
    margin: var(--_unit) 0 0;
    color: var(--_muted);
    text-wrap: pretty;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: var(--_unit);
  }

  /* Two ways off at the card's two edges; their words line up with the text above. */
  .actions.apart {
    justify-content: space-between;
    margin: calc(var(--_unit) * -1);
  }

  .emblem {
    display: grid;
    place-content: center;
    inline-size: calc(var(--_rem) * 3);
    block-size: calc(var(--_rem) * 3);
    border-radius: calc(var(--_rem) * 0.875);
    background: color-mix(in oklab, var(--_tone, var(--_accent)) 12%, var(--_surface));
    color: var(--_tone, var(--_accent));
  }

  header > .emblem {
    margin-block-end: calc(var(--_unit) * 2);
  }

  .note {
    margin: 0;
    padding: calc(var(--_unit) * 1.5) calc(var(--_unit) * 2);
    border: var(--_border) color-mix(in oklab, var(--_tone, var(--_accent)) 30%, var(--_surface));
    border-radius: var(--_radius);
    background: color-mix(in oklab, var(--_tone, var(--_accent)) 8%, var(--_surface));
  }

  .danger {
    --_tone: var(--_danger);
  }
  .success {
    --_tone: var(--_success);
  }
  .warning {
    --_tone: var(--_warning);
  }

  .status {
    margin: 0;
    color: var(--_muted);
    text-align: center;
  }
  .status:empty {
    display: none;
  }
`;
