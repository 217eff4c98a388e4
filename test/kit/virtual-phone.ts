/** A phone that reads its texts: finds the code as a person would, and as the browser does on the person's behalf. */

export interface Text {
  readonly to: string;
  readonly body: string;
}

export interface VirtualPhone {
  readonly number: string;
  /** What arrived, the oldest first. */
  texts(): readonly string[];
  /** The code of the newest text, or of one before it: `code(-1)` is the last but one. */
  code(back?: number): string;
  /** Six digits that no text of this phone holds. */
  wrongCode(): string;
}

/** The phone of that number, read from whatever keeps texts: a dev outbox, or the fake provider. */
export function virtualPhone(number: string, kept: () => readonly Text[]): VirtualPhone {
  const texts = () => kept().flatMap(({ to, body }) => (to === number ? [body] : []));
  const codes = () => texts().map((body) => oneTimeCode(body)?.code);
  return {
    number,
    texts,
    code(back = 0) {
      const code = codes().at(back - 1);
      if (code === undefined) throw new Error(`no such text on ${number}: ${JSON.stringify(texts())}`);
      return code;
    },
    wrongCode() {
      const held = new Set(codes());
      let wrong = 0;
      while (held.has(String(wrong).padStart(6, '0'))) wrong += 1;
      return String(wrong).padStart(6, '0');
    },
  };
}

export interface OneTimeCode {
  readonly host: string;
  readonly code: string;
  readonly embeddedHost?: string;
}

/** Parses an origin-bound one-time code message, step by step as the WICG draft says. */
export function oneTimeCode(message: string): OneTimeCode | undefined {
  const line = message.replace(/\r\n?/g, '\n').split('\n').at(-1) ?? '';
  const host = markedToken(line, 0, '@');
  if (host === undefined) return undefined;
  const afterHost = 1 + host.length;
  if (line[afterHost] !== ' ') return undefined;
  const code = markedToken(line, afterHost + 1, '#');
  if (code === undefined) return undefined;
  const afterCode = afterHost + 2 + code.length;
  const embeddedHost = line[afterCode] === ' ' ? markedToken(line, afterCode + 1, '@') : undefined;
  return { host, code, ...(embeddedHost !== undefined && { embeddedHost }) };
}

/** A marker and what stands between it and the next white space; nothing where the marker is missing or alone. */
function markedToken(line: string, at: number, marker: string): string | undefined {
  if (line[at] !== marker) return undefined;
  const [token = ''] = line.slice(at + 1).split(/[\t\n\f\r ]/);
  return token === '' ? undefined : token;
}
