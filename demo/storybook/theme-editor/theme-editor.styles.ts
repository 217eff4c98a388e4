import { css } from 'lit';

export default css`
  :host {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr));
    align-items: start;
    gap: 1.5rem;
    font:
      400 1rem/1.5 system-ui,
      sans-serif;
  }
  * {
    box-sizing: border-box;
  }
  fieldset {
    min-inline-size: 0;
    margin: 0 0 1.5rem;
    padding: 0;
    border: 0;
  }
  legend,
  h2 {
    margin: 0;
    padding: 0 0 0.5rem;
    font-size: 1rem;
    font-weight: 600;
  }
  .presets button {
    min-block-size: 2.5rem;
    margin: 0 0.25rem 0.5rem 0;
    padding: 0.25rem 0.875rem;
    border: 1px solid light-dark(#8a8f9e, #7b8194);
    border-radius: 2rem;
    background: none;
    color: inherit;
    font: inherit;
    font-size: 0.9375rem;
    cursor: pointer;
  }
  .token {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto auto;
    align-items: center;
    gap: 0 0.5rem;
    padding-block: 0.5rem;
    border-block-start: 1px solid light-dark(#e3e5ec, #2c303d);
  }
  .token code {
    font-size: 0.875rem;
    overflow-wrap: anywhere;
  }
  .token p {
    grid-column: 1 / -1;
    margin: 0;
    color: light-dark(#555b6b, #a9afc0);
    font-size: 0.875rem;
  }
  input[type='color'] {
    inline-size: 2.75rem;
    block-size: 2rem;
    padding: 2px;
    border: 1px solid light-dark(#8a8f9e, #7b8194);
    border-radius: 0.375rem;
    background: none;
    cursor: pointer;
  }
  input[type='range'] {
    inline-size: 7rem;
    block-size: 2rem;
    accent-color: light-dark(#3a4bd8, #a3b0ff);
  }
  output {
    min-inline-size: 3.25rem;
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  :is(button, input, pre):focus-visible {
    outline: 2px solid light-dark(#3a4bd8, #a3b0ff);
    outline-offset: 2px;
  }
  pre {
    margin: 0 0 0.75rem;
    padding: 0.875rem 1rem;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    border-radius: 0.5rem;
    background: light-dark(#f3f4f8, #232733);
    font-size: 0.8125rem;
  }
  .preview {
    display: grid;
    gap: 1.5rem;
    padding: clamp(0.75rem, 3vw, 1.5rem);
    border: 1px solid light-dark(#d5d8e1, #333847);
    border-radius: 1rem;
    background: var(--mfa-palette-paper);
    color: var(--mfa-palette-ink);
  }
  .preview > * {
    min-inline-size: 0;
  }
  .warnings ul {
    margin: 0;
    padding-inline-start: 1.25rem;
  }
`;
