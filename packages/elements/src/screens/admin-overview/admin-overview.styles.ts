import { css } from '../../css.js';

export default css`
  .hatching {
    position: absolute;
  }
  .ground {
    fill: color-mix(in oklab, var(--_warning) 22%, var(--_surface));
  }
  .line {
    fill: var(--_warning);
  }
  .full {
    fill: var(--_accent);
  }
  .picture {
    display: block;
  }
  .picture:dir(rtl) {
    transform: scaleX(-1);
  }
  .bar {
    display: block;
    inline-size: 100%;
    block-size: calc(var(--_rem) * 0.625);
    overflow: hidden;
    border: var(--_border) var(--_control);
    border-radius: var(--_rem);
    background: var(--_surface);
    animation: none;
  }
  .bar.large {
    block-size: calc(var(--_rem) * 1.25);
  }
  .bar.swatch {
    flex: none;
    inline-size: var(--_rem);
    block-size: var(--_rem);
    border-radius: calc(var(--_rem) * 0.25);
  }

  .count {
    min-block-size: calc(var(--_rem) * 1.75);
    padding-inline: calc(var(--_unit) * 0.5);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }

  .sum {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--_unit);
    margin: 0 0 var(--_unit);
    color: var(--_muted);
  }
  .sum b {
    color: var(--_text);
    font-size: calc(var(--_rem) * 2);
    font-weight: 650;
    letter-spacing: -0.02em;
  }

  .key,
  .needs {
    margin: 0;
    padding: 0;
    list-style-type: '';
  }
  .key {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_unit) calc(var(--_unit) * 4);
    margin-block-start: calc(var(--_unit) * 1.5);
  }
  .key li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_unit);
  }
  .key .name {
    font-weight: 400;
    overflow-wrap: normal;
  }
  .of {
    color: var(--_muted);
    font-size: var(--_fine);
  }

  .needs {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(calc(var(--_rem) * 8), 1fr));
    gap: 1px;
    border-block: var(--_border) var(--_line);
    background: var(--_line);
  }
  .needs li {
    display: grid;
    align-content: start;
    justify-items: start;
    padding: calc(var(--_unit) * 1.5) var(--_edge);
    background: var(--_surface);
    color: var(--_muted);
    font-size: var(--_small);
    overflow-wrap: anywhere;
  }
  .needs .count {
    margin-inline-start: calc(var(--_unit) * -0.5);
    font-size: calc(var(--_rem) * 1.375);
  }
  .needs span.count {
    color: var(--_muted);
  }

  .groups {
    padding-block: calc(var(--_unit) * 2) 0;
  }
  .title {
    margin: 0;
    padding: calc(var(--_unit) * 0.5) var(--_edge) var(--_unit);
    font-size: var(--_rem);
    font-weight: 600;
  }
  @container (min-width: 44.01em) {
    .groups th:first-child {
      inline-size: 26%;
    }
    .groups th[scope='col'].figure {
      inline-size: calc(var(--_rem) * 7.5);
    }
  }
  .groups .count {
    margin-inline: calc(var(--_unit) * -0.5);
  }
  .covered {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--_unit);
  }
  .covered .bar {
    flex: 1 1 calc(var(--_rem) * 2);
    inline-size: auto;
  }
  .percent {
    flex: none;
    min-inline-size: calc(var(--_rem) * 3);
    text-align: end;
    font-variant-numeric: tabular-nums;
  }

  @media (forced-colors: active) {
    .picture {
      forced-color-adjust: none;
    }
    .full,
    .line {
      fill: CanvasText;
    }
    .ground {
      fill: Canvas;
    }
  }
`;
