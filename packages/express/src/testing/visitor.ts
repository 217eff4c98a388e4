/** A browser for tests: keeps cookies, follows no redirect, says that it comes from a page of the application. */
import { parseSetCookie } from 'cookie';

export class Visitor {
  readonly #base: URL;
  readonly #origin: string;
  readonly #cookies = new Map<string, string>();
  /** Sent with every request from now on: an API token, say. */
  readonly headers: Record<string, string> = {};

  /** @param origin the origin that pages of the application have, where the tests reach it by another address */
  constructor(base: URL, origin: string = base.origin) {
    this.#base = base;
    this.#origin = origin;
  }

  /** As the fetch of the page; a plain object as `json` is sent as JSON. */
  async fetch(
    path: string,
    { json, headers, ...init }: RequestInit & { json?: unknown } = {},
  ): Promise<Response> {
    const response = await fetch(new URL(path, this.#base), {
      redirect: 'manual',
      ...init,
      ...(json !== undefined && { method: init.method ?? 'POST', body: JSON.stringify(json) }),
      headers: {
        accept: 'application/json',
        origin: this.#origin,
        'sec-fetch-site': 'same-origin',
        // Behind a proxy that ends TLS, as most applications are: or Secure cookies would never be set.
        'x-forwarded-proto': this.#origin.startsWith('https:') ? 'https' : 'http',
        ...(json !== undefined && { 'content-type': 'application/json' }),
        cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...this.headers,
        ...(headers as Record<string, string> | undefined),
      },
    });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    return response;
  }

  #keep(line: string): void {
    const { name, value = '', maxAge, expires } = parseSetCookie(line);
    const isGone = value === '' || maxAge === 0 || expires?.getTime() === 0;
    if (isGone) this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}
