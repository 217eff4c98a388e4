import { css } from '../../css.js';

export default css`
  :host {
    display: inline-block;
  }

  .button {
    display: grid;
    inline-size: 100%;
    padding-inline: calc(var(--_unit) * 1.5);
  }

  /* Both labels keep their width, so that nothing beside the button moves; the height is that of the one that is shown. */
  .button > span {
    grid-area: 1 / 1;
    display: flex;
    align-items: center;
    justify-content: center;
    gap: var(--_unit);
  }
  .off {
    block-size: 0;
    visibility: hidden;
  }

  .icon {
    flex: none;
  }
  :host(:state(copied)) .icon {
    color: var(--_success, currentcolor);
  }

  [part='status'] {
    margin: 0;
    color: var(--_muted);
    font-size: var(--_small);
  }
`;
