/** Requests that no browser and no `fetch` would make: any method, any header, a body in chunks. */
import { request, type IncomingHttpHeaders } from 'node:http';

export interface RawRequest {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Record<string, string | string[]>;
  /** In several parts it is sent chunked, without a length. */
  readonly body?: string | readonly (string | Uint8Array)[];
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The problem's code, if it is one. */
  readonly code: string | undefined;
}

export function raw(
  origin: string,
  { method = 'POST', path, headers, body }: RawRequest,
): Promise<RawAnswer> {
  const parts = body === undefined ? [] : typeof body === 'string' ? [body] : body;
  const length = typeof body === 'string' ? { 'content-length': String(Buffer.byteLength(body)) } : undefined;
  return new Promise((resolve, reject) => {
    const sending = request(
      origin,
      { method, path, headers: { ...length, ...headers }, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text, code: codeIn(text) });
        });
      },
    );
    sending.on('error', reject);
    for (const part of parts) sending.write(part);
    sending.end();
  });
}

function codeIn(text: string): string | undefined {
  try {
    return (JSON.parse(text) as { code?: string } | null)?.code;
  } catch {
    return undefined;
  }
}
