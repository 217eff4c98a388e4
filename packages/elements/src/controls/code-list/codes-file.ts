/** What a set of codes needs besides the codes, to be told apart from other sets later. */
export interface CodesOwner {
  readonly issuer: string;
  readonly account: string;
  /** Epoch milliseconds. */
  readonly madeAt: number;
}

/** The day in the person's own zone, as in `2026-11-21`: it sorts, and no country reads it as another day. */
function isoDay(instant: number): string {
  const day = new Date(instant);
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${day.getFullYear()}-${pad(day.getMonth() + 1)}-${pad(day.getDate())}`;
}

/** `{issuer}-recovery-codes-{account}-{yyyy-mm-dd}`, safe on every file system and readable in every script. */
export function codesFileName({ issuer, account, madeAt }: CodesOwner): string {
  return [slug(issuer), 'recovery-codes', slug(account), isoDay(madeAt)].filter(Boolean).join('-');
}

/** The lines that the file, the clipboard and nothing else carry: a header, a blank line, one code a line. */
export function codesText(header: readonly string[], codes: readonly string[]): string {
  // Windows' Notepad and many printers still want CRLF; nothing minds it.
  return [...header, '', ...codes, ''].join('\r\n');
}

function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');
}
