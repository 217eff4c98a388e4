/** A virtual browser: keeps cookies, sends what a page of the application would send, reads JSON. */
import type { Problem, Route, State } from '@mfa-kit/contract';
import { holdToContract } from './agreement.js';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Partial<Problem> & Partial<State> & Record<string, unknown>;
}

export interface Sending {
  readonly headers?: Record<string, string>;
  /** A raw body; `input` is the usual way. */
  readonly body?: string;
}

export class Browser {
  readonly cookies = new Map<string, string>();
  readonly origin: string;
  /** Everything that ever came back, for tests that look for leaks. */
  readonly seen: string[] = [];

  constructor(origin: string) {
    this.origin = origin;
  }

  /** Another browser with the same cookies: somebody copied them, or the server came back at another port. */
  copy(origin = this.origin): Browser {
    const copy = new Browser(origin);
    for (const [name, value] of this.cookies) copy.cookies.set(name, value);
    return copy;
  }

  /** Calls a route of the contract and holds the answer against it. `input` may be any shape: attackers send what they like. */
  async call(route: Route<never, unknown>, input: unknown = {}, sending?: Sending): Promise<Answer> {
    const { method, path } = route;
    const answer = await this.send(method, `/mfa${path}`, method === 'POST' ? input : undefined, sending);
    holdToContract(route, answer);
    return answer;
  }

  get(path: string, sending?: Sending): Promise<Answer> {
    return this.send('GET', path, undefined, sending);
  }

  post(path: string, input: unknown, sending?: Sending): Promise<Answer> {
    return this.send('POST', path, input, sending);
  }

  async send(
    method: string,
    path: string,
    input?: unknown,
    { headers = {}, body }: Sending = {},
  ): Promise<Answer> {
    const text = body ?? (input === undefined ? undefined : JSON.stringify(input));
    const response = await fetch(this.origin + path, {
      method,
      redirect: 'manual',
      headers: {
        accept: 'application/json',
        ...(this.cookies.size > 0 && { cookie: [...this.cookies].map(([n, v]) => `${n}=${v}`).join('; ') }),
        ...(text !== undefined && { 'content-type': 'application/json' }),
        ...(method !== 'GET' && { 'sec-fetch-site': 'same-origin', origin: this.origin }),
        ...headers,
      },
      ...(text !== undefined && { body: text }),
    });
    for (const cookie of response.headers.getSetCookie()) this.#keep(cookie);
    const answer = await response.text();
    this.seen.push(answer, JSON.stringify([...response.headers]));
    return { status: response.status, headers: response.headers, text: answer, body: parse(answer) };
  }

  #keep(cookie: string): void {
    const [pair = '', ...attributes] = cookie.split(';').map((part) => part.trim());
    const [name = '', value = ''] = pair.split(/=(.*)/);
    const isGone = value === '' || attributes.some((a) => /^(max-age=0|expires=thu, 01 jan 1970)/i.test(a));
    if (isGone) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

function parse(text: string): Answer['body'] {
  try {
    return JSON.parse(text) as Answer['body'];
  } catch {
    return {};
  }
}
