import { css } from '../../css.js';

export default css`
  :host {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 calc(var(--_unit) * 0.5);
    /* The words line up with what is around, not the room that a finger needs. */
    margin-block: calc(var(--_unit) * -1);
    margin-inline-start: calc(var(--_unit) * -1);
  }
  :host([hidden]) {
    display: none;
  }

  #why {
    color: var(--_muted);
    font-size: var(--_small);
    font-variant-numeric: tabular-nums;
    padding-inline: var(--_unit);
  }
`;
