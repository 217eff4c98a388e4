/** Lists as files for spreadsheets. */

/** A file of RFC 4180: the header, then the rows. It begins with a mark that tells Excel of its UTF-8. */
export function csvFile(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('')}`;
}

/** Spreadsheets run what begins like a formula, so that is told to be text; in half of Europe cells end at a semicolon. */
function cell(text: string): string {
  const safe = text.replace(/(^|[;\t])(?=[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20])/g, "$1'");
  return /[",\r\n]/.test(safe) || safe !== text ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Puts the file where the browser puts what it loads. */
export function saveFile(name: string, content: string, type = 'text/csv;charset=utf-8'): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Only after the browser has taken it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
