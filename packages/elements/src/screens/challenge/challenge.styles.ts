import { css } from 'lit';

export default css`
  /* As wide as the button below. */
  mfa-otp-input {
    --mfa-otp-cell: 5rem;
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
    min-block-size: 3.5rem;
    padding: var(--_unit) calc(var(--_unit) * 2);
    border: 1px solid var(--_line);
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
    inline-size: 1.25rem;
    block-size: 1.25rem;
    margin: 0.125rem 0 0;
    accent-color: var(--_accent);
  }

  .trust small {
    display: block;
  }

  small {
    color: var(--_muted);
    font-size: 0.875rem;
    font-weight: 400;
  }

  .trust input:focus-visible,
  .way:focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }

  @media (hover: hover) {
    .way:hover {
      background: var(--_subtle);
    }
  }
`;
