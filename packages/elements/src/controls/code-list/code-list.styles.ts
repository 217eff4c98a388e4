import { css } from '../../css.js';

/**
 * @cssprop --mfa-codes-background - What the codes stand on.
 */
export default css`
  :host {
    container-type: inline-size;
    inline-size: 100%; /* else centred, as in a grid, it would have no width to measure */
    font-size: var(--_rem) !important; /* by which the queries below measure */
  }

  ul {
    margin: 0;
    padding: calc(var(--_unit) * 1.5) var(--_unit);
    border: var(--_border) var(--_line);
    border-radius: var(--_radius);
    background: var(--mfa-codes-background, var(--_subtle));
    list-style-type: ''; /* none would make Safari forget that it is a list */
  }

  li {
    padding: calc(var(--_unit) * 0.5) 0;
    font: 500 var(--_rem)/1.6 var(--_mono);
    font-variant-numeric: slashed-zero;
    text-align: center;
    text-wrap: balance; /* one line each, two of the same length where a person spaces letters widely */
    break-inside: avoid;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    gap: var(--_unit);
    margin-block-start: calc(var(--_unit) * 1.5);
  }
  .actions > * {
    flex: 1 1 calc(var(--_rem) * 6.75);
  }
  .actions,
  mfa-copy-button {
    --mfa-button-height: calc(var(--_rem) * 2.75);
    font-size: var(--_small);
  }
  .button {
    padding-inline: var(--_unit);
  }
  .icon {
    flex: none;
  }

  [part='status'] {
    margin: var(--_unit) 0 0;
    color: var(--_muted);
    font-size: var(--_small);
    overflow-wrap: anywhere;
  }
  [part='status']:empty {
    display: none;
  }

  /* Read down, then across, as on paper. */
  @container (inline-size > 22em) {
    ul {
      columns: 2;
      column-gap: 0;
      column-rule: var(--_border) var(--_line);
    }
    li {
      font-size: calc(var(--_rem) * 0.875);
    }
  }
  @container (inline-size > 26em) {
    li {
      font-size: var(--_rem);
    }
  }
`;
