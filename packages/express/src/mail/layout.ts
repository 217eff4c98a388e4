/** One letter as plain text and as HTML: no table, no picture, nothing from elsewhere, and the reader's own colours. */

export interface Letter {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly subject: string;
  /** Sentences, a paragraph each. */
  readonly opening: readonly string[];
  /** What there is to know, each under its label. */
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly advice: readonly string[];
  readonly link?: { readonly label: string; readonly href: string };
  readonly closing: string;
}

export function plainText({ opening, facts, advice, link, closing }: Letter): string {
  const list = facts.map(([label, value]) => `${label}: ${value}`).join('\n');
  const lead = link ? `${link.label}:\n${link.href}` : '';
  const parts = [...opening, list, ...advice, lead, `-- \n${closing}`];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

/** Sizes and spaces only: what names no colour is readable in the dark too. Values read in their own direction. */
export function html({
  language,
  direction,
  subject,
  opening,
  facts,
  advice,
  link,
  closing,
}: Letter): string {
  const list = facts.map(([label, value]) => `${escape(label)}: <bdi><b>${escape(value)}</b></bdi>`);
  const paragraphs = [...opening.map(escape), list.join('<br>\n'), ...advice.map(escape)].filter(Boolean);
  const lead = link
    ? `<p style="margin: 0 0 24px"><a href="${escape(link.href)}">${escape(link.label)}</a></p>\n`
    : '';
  return `<!doctype html>
<html lang="${escape(language)}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escape(subject)}</title>
<style>:root { color-scheme: light dark }</style>
</head>
<body dir="${direction}" style="margin: 0; padding: 24px 16px; font: 16px/1.5 system-ui, sans-serif">
<div lang="${escape(language)}" style="max-width: 34em; margin: 0 auto">
<h1 style="margin: 0 0 16px; font-size: 22px; line-height: 1.3">${escape(subject)}</h1>
${paragraphs.map((inner) => `<p style="margin: 0 0 16px">${inner}</p>`).join('\n')}
${lead}<p style="margin: 0; font-size: 14px">${escape(closing)}</p>
</div>
</body>
</html>
`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => entities[letter] ?? '');
}
