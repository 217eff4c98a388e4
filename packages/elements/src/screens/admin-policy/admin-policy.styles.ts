import { css } from '../../css.js';

export default css`
  .code {
    margin: 0 var(--_edge) calc(var(--_unit) * 2);
  }
  .title {
    margin: 0;
    padding: calc(var(--_unit) * 2) var(--_edge) calc(var(--_unit) * 0.5);
    border-block-start: var(--_border) var(--_line);
    font-size: var(--_small);
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .rule {
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: start;
    padding-block: calc(var(--_unit) * 0.5) calc(var(--_unit) * 1.75);
    border-block-start: 0;
  }
  .rule + .rule {
    padding-block-start: calc(var(--_unit) * 1.5);
    border-block-start: var(--_border) var(--_line);
  }
  .rule:focus {
    outline: none;
  }
  .row.rule > .below {
    grid-column: 1 / -1;
  }
  .below:empty {
    display: none;
  }
  .held .name {
    color: var(--_muted);
  }
  .says.required::before,
  .says.optional::before,
  .says.off::before {
    content: '';
    display: inline-block;
    inline-size: calc(var(--_rem) * 0.625);
    block-size: calc(var(--_rem) * 0.625);
    margin-inline-end: var(--_unit);
    border: 2px solid var(--_control);
    border-radius: 50%;
  }
  .says.required::before {
    border-color: var(--_success);
    background: var(--_success);
  }
  .says.optional::before {
    border-color: var(--_accent);
  }

  .parts {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--_unit) * 2);
    margin: calc(var(--_unit) * 0.25) 0;
    font-size: var(--_small);
  }
  .note-of {
    margin: calc(var(--_unit) * 0.25) 0;
    font-size: var(--_small);
    font-style: italic;
    overflow-wrap: anywhere;
  }

  .task {
    display: grid;
    gap: calc(var(--_unit) * 2);
    justify-items: start;
    padding: calc(var(--_unit) * 2.5);
    border: var(--_border) var(--_line);
    border-radius: var(--_radius);
    background: var(--_subtle);
  }
  .task > * {
    inline-size: 100%;
  }
  .task > .link {
    inline-size: auto;
  }
  .card > .task {
    margin: 0 var(--_edge) calc(var(--_unit) * 2.5);
  }
  .task .button.plain {
    background: var(--_surface);
  }
  .editor,
  .preview,
  .confirmation {
    display: grid;
    gap: calc(var(--_unit) * 2);
  }
  .preview {
    padding-block-start: calc(var(--_unit) * 2);
    border-block-start: var(--_border) var(--_line);
  }
  .task > .preview:first-child {
    padding: 0;
    border: 0;
  }
  h3.ask,
  h4.ask {
    font-size: var(--_rem);
  }
  fieldset {
    display: grid;
    gap: var(--_unit);
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0 0 var(--_unit);
    font-size: var(--_small);
    font-weight: 600;
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, var(--_rem) * 14.5), 1fr));
    align-items: end;
    gap: calc(var(--_unit) * 1.5);
  }
  .fields .wide {
    grid-column: span 2;
  }
  .starts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_unit);
  }
  .tick {
    display: flex;
    gap: calc(var(--_unit) * 1.25);
    align-items: start;
    color: var(--_text);
    font-size: var(--_small);
    cursor: pointer;
  }
  .tick input {
    flex: none;
    inline-size: calc(var(--_rem) * 1.25);
    block-size: calc(var(--_rem) * 1.25);
    margin: calc(var(--_rem) * 0.0625) 0 0;
    accent-color: var(--_accent);
  }
  .kinds {
    align-self: center;
    gap: var(--_unit);
  }
  .task .field {
    color: var(--_muted);
    font-size: var(--_fine);
    font-weight: 500;
  }
  .task .tick {
    color: var(--_text);
  }
  .confirmation .field {
    max-inline-size: calc(var(--_rem) * 34);
  }

  .figures {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, var(--_rem) * 11), 1fr));
    gap: var(--_unit);
    margin: 0;
  }
  .figure-of {
    padding: calc(var(--_unit) * 1.5);
    border: var(--_border) var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .figure-of dt {
    color: var(--_muted);
    font-size: var(--_fine);
    font-weight: 500;
  }
  .figure-of dd {
    margin: 0;
    font-size: var(--_fine);
    overflow-wrap: anywhere;
  }
  .figure-of b {
    display: block;
    font-size: calc(var(--_rem) * 1.5);
    font-weight: 650;
    font-variant-numeric: tabular-nums;
  }
  .figure-of.nobody :is(b, span) {
    color: var(--_muted);
  }
  .figure-of.blocked {
    border-color: color-mix(in oklab, var(--_danger) 45%, var(--_surface));
  }
  .figure-of.blocked b {
    color: var(--_danger);
  }

  .explain form {
    padding-block-end: calc(var(--_unit) * 2);
  }
  .answer {
    padding: 0 var(--_edge) calc(var(--_unit) * 2.5);
  }
  .reasons {
    display: grid;
    gap: var(--_unit);
    margin: calc(var(--_unit) * 1.5) 0 0;
    padding-inline-start: calc(var(--_rem) * 1.5);
    font-size: var(--_small);
  }
  .reasons li > span {
    display: block;
    color: var(--_muted);
    font-size: var(--_fine);
  }
  .reasons li:not(.counts) {
    color: var(--_muted);
  }

  @container (max-width: 30em) {
    .row.rule:not(.tight) {
      grid-template-columns: minmax(0, 1fr);
    }
    .row.rule:not(.tight) > .act {
      grid-column: 1;
    }
    .task {
      padding: calc(var(--_unit) * 1.5);
    }
    .fields .wide {
      grid-column: auto;
    }
  }

  @media (forced-colors: active) {
    .says.required::before {
      background: CanvasText;
      forced-color-adjust: none;
    }
  }
`;
