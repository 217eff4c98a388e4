import { css } from '../../css.js';

export default css`
  /* As wide as the button below. */
  mfa-otp-input {
    --mfa-otp-cell: calc(var(--_rem) * 5);
  }

  .purpose,
  .risk {
    margin: 0;
    color: var(--_muted);
    font-size: var(--_small);
    text-wrap: pretty;
  }

  .purpose {
    padding-block-start: var(--_unit);
  }

  bdi {
    color: var(--_text);
    font-weight: 500;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  /* Together with the button above, which is in line already. */
  .links {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_unit);
    margin-block: calc(var(--_unit) * -1.5) calc(var(--_unit) * -1);
    margin-inline: calc(var(--_unit) * -1);
  }
`;
