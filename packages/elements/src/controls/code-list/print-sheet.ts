import { html, render } from 'lit';
import { css } from '../../css.js';

export interface Sheet {
  /** What a printer driver or “save as PDF” calls it. */
  readonly name: string;
  readonly heading: string;
  readonly lines: readonly string[];
  readonly codes: readonly string[];
}

/** Some browsers say that printing is over while they are still drawing the page. */
const STILL_DRAWING_MS = 1000;

const look = css`
  :host {
    display: none;
  }
  @media print {
    :host {
      all: initial;
      display: block;
      color-scheme: only light;
      color: #000;
      font:
        11pt/1.5 system-ui,
        sans-serif;
    }
  }
  h1 {
    margin: 0 0 4mm;
    font-size: 18pt;
    line-height: 1.2;
  }
  p {
    margin: 0;
  }
  ul {
    columns: 2;
    column-gap: 12mm;
    margin: 8mm 0 0;
    padding: 6mm 0 0;
    border-block-start: 0.3mm solid #000;
    list-style: none;
  }
  li {
    break-inside: avoid;
    padding-block: 2mm;
    font:
      13pt/1.4 ui-monospace,
      'Cascadia Mono',
      Menlo,
      'DejaVu Sans Mono',
      monospace;
    white-space: nowrap;
  }
  /* To be crossed by pen once the code is used. */
  li::before {
    content: '';
    display: inline-block;
    inline-size: 3.5mm;
    block-size: 3.5mm;
    margin-inline-end: 4mm;
    border: 0.3mm solid #000;
    vertical-align: -0.3mm;
  }
`.styleSheet;

/** Leaves nothing of the page on paper but the sheet; whatever the page's own rules for printing are, they yield. */
const pageLook = css`
  @media print {
    html,
    body {
      display: block !important;
      margin: 0 !important;
      padding: 0 !important;
      background: #fff !important;
    }
    body > :not([data-mfa-sheet]) {
      display: none !important;
    }
    @page {
      margin: 20mm;
    }
  }
`.styleSheet;

/** Prints a page of its own, and answers how to take it away early. Constructed sheets pass where a strict policy refuses inline styles. */
export function printSheet({ name, heading, lines, codes }: Sheet): () => void {
  const title = document.title;
  const sheet = document.createElement('div');
  sheet.dataset.mfaSheet = '';
  const root = sheet.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [look!];
  render(
    html`<h1>${heading}</h1>
      ${lines.map((line) => html`<p>${line}</p>`)}
      <ul translate="no" dir="ltr">
        ${codes.map((code) => html`<li>${code}</li>`)}
      </ul>`,
    root,
  );
  const remove = () => {
    if (!sheet.isConnected) return;
    sheet.remove();
    document.title = title;
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== pageLook);
  };
  document.body.append(sheet);
  document.title = name;
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, pageLook!];
  addEventListener('afterprint', () => setTimeout(remove, STILL_DRAWING_MS), { once: true });
  print();
  return remove;
}
