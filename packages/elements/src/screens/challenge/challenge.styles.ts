import { css } from '../../css.js';

export default css`
  /* As wide as the button below. */
  mfa-otp-input {
    --mfa-otp-cell: calc(var(--_rem) * 5);
  }

  .ways {
    display: grid;
    gap: var(--_unit);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .way {
    display: flex;
    align-items: center;
    gap: calc(var(--_unit) * 1.5);
    inline-size: 100%;
    min-block-size: calc(var(--_rem) * 3.5);
    padding: var(--_unit) calc(var(--_unit) * 2);
    border: var(--_border) var(--_line);
    border-radius: var(--_radius);
    background: transparent;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }

  .way .icon {
    flex: none;
    color: var(--_accent);
  }

  .name {
    display: grid;
    font-weight: 500;
    overflow-wrap: anywhere;
  }

  .trust {
    display: flex;
    gap: calc(var(--_unit) * 1.5);
    font-weight: 500;
    cursor: pointer;
  }

  .trust input {
    flex: none;
    inline-size: calc(var(--_rem) * 1.25);
    block-size: calc(var(--_rem) * 1.25);
    margin: calc(var(--_rem) * 0.125) 0 0;
    accent-color: var(--_accent);
  }

  .trust small {
    display: block;
  }

  small {
    color: var(--_muted);
    font-size: var(--_fine);
    font-weight: 400;
  }

  .trust input:focus-visible,
  .way:focus-visible {
    outline: var(--_ring) var(--_focus);
    outline-offset: 2px;
  }

  @media (hover: hover) {
    .way:hover {
      background: var(--_subtle);
    }
  }
`;
