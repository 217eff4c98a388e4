import { css } from '../../css.js';

export default css`
  .list[hidden] {
    display: none;
  }
  .back {
    margin-block-end: var(--_unit);
  }
  .back .icon {
    inline-size: var(--_rem);
    block-size: var(--_rem);
    rotate: 90deg;
    vertical-align: calc(var(--_rem) * -0.125);
  }
  .back .icon:dir(rtl) {
    rotate: -90deg;
  }

  .people[aria-busy] {
    opacity: 0.6;
  }
  .who {
    margin-inline-start: calc(var(--_unit) * -1);
    padding-block: calc(var(--_unit) * 0.25);
    font-weight: 600;
    text-align: start;
    overflow-wrap: anywhere;
  }
  .account {
    display: block;
    color: var(--_muted);
    font-size: var(--_fine);
    font-weight: 400;
    /* The column makes room for it before it breaks. */
    overflow-wrap: break-word;
  }
  .people td bdi {
    overflow-wrap: anywhere;
  }
  .coverage.none {
    color: var(--_danger);
    font-weight: 500;
  }
  .marks {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_unit) * 0.5);
  }

  .nobody {
    display: grid;
    justify-items: start;
    gap: var(--_unit);
  }
`;
