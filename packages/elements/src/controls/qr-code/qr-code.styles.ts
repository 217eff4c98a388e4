import { css } from '../../css.js';

export default css`
  :host {
    inline-size: fit-content;
    max-inline-size: 100%;
  }

  .frame {
    display: grid;
    place-content: center;
    justify-items: center;
    gap: var(--_unit);
    min-inline-size: min(var(--_rem) * 15, 100%);
    aspect-ratio: 1;
    border: var(--_border) var(--_line);
    border-radius: var(--_radius);
  }

  /* Scanners look for dark on white; dark themes, forced colours and printers that drop backgrounds must not change it. */
  .frame[part='code'] {
    padding: calc(var(--_unit) / 2);
    background: #fff;
    forced-color-adjust: none;
    print-color-adjust: exact;
  }

  svg {
    display: block;
    max-inline-size: 100%;
    block-size: auto;
    fill: #000;
  }

  .frame[part='status'] {
    padding: calc(var(--_unit) * 2);
    max-inline-size: calc(var(--_rem) * 15);
    background: var(--_subtle);
    color: var(--_muted);
    text-align: center;
  }

  p {
    margin: 0;
  }

  @media (prefers-reduced-motion: no-preference) {
    .frame[role='status'] {
      animation: wait 1.2s ease-in-out infinite alternate;
    }
    @keyframes wait {
      to {
        opacity: 0.5;
      }
    }
  }
`;
