import { css } from '../../css.js';

export default css`
  .field.of-text {
    flex: 1 1 calc(var(--_rem) * 10);
  }
  .field.of-date {
    flex: 0 1 calc(var(--_rem) * 10);
  }
  .table td {
    vertical-align: top;
  }
  .table tr:focus {
    outline: none;
  }
  .when {
    inline-size: calc(var(--_rem) * 11);
    font-variant-numeric: tabular-nums;
  }
  .what {
    inline-size: 36%;
  }
  .when time {
    display: block;
  }
  .name {
    font-weight: 500;
  }
  .badge.danger {
    color: var(--_danger);
  }
  .sub {
    display: block;
    margin: 0;
    color: var(--_muted);
    font-size: var(--_fine);
  }
  .sub:empty {
    display: none;
  }
  .reason {
    font-style: italic;
  }
  .who {
    margin: calc(var(--_unit) * -0.75) calc(var(--_unit) * -1);
    text-align: start;
    overflow-wrap: anywhere;
  }
  .changes {
    margin: calc(var(--_unit) * 0.5) 0 0;
    font-size: var(--_fine);
  }
  .changes div {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_unit);
  }
  .changes dt {
    color: var(--_muted);
  }
  .changes dd {
    margin: 0;
  }
  del,
  ins {
    text-decoration: none;
  }
  del {
    color: var(--_muted);
    text-decoration: line-through;
  }
  ins {
    font-weight: 500;
  }
  .arrow::before {
    content: '→';
  }
  .arrow:dir(rtl)::before {
    content: '←';
  }

  .check {
    display: grid;
    gap: calc(var(--_unit) * 0.75);
  }
  .check p {
    margin: 0;
  }
  .check .ask {
    font-size: var(--_rem);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_unit);
  }
  .head code {
    overflow-wrap: anywhere;
    font: calc(var(--_rem) * 0.875)/1.5 var(--_mono);
  }
  .export {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_unit);
  }
  .top .choices {
    align-items: start;
    justify-content: end;
  }

  @container (max-width: 44em) {
    .when,
    .what {
      inline-size: auto;
    }
    .top .choices {
      justify-content: start;
    }
    .field.of-text {
      flex: 1 1 100%;
    }
    .field.of-date {
      flex: 1 1 calc(var(--_rem) * 8);
    }
  }
`;
