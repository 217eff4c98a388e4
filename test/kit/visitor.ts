/** A virtual browser whose page keeps a token, where it is given one, and sends it along. */
import { Browser, type Answer, type Sending } from './browser.js';

export class Visitor extends Browser {
  token = '';

  override copy(origin = this.origin): Visitor {
    const copy = new Visitor(origin);
    for (const [name, value] of this.cookies) copy.cookies.set(name, value);
    copy.token = this.token;
    return copy;
  }

  /** What makes this browser somebody's: the session's id, cookie or token. */
  get carrier(): string {
    return JSON.stringify([this.token, ...[...this.cookies].filter(([name]) => name !== 'mfa-pending')]);
  }

  override async send(method: string, path: string, input?: unknown, sending: Sending = {}): Promise<Answer> {
    const headers = { ...(this.token && { authorization: `Bearer ${this.token}` }), ...sending.headers };
    const answer = await super.send(method, path, input, { ...sending, headers });
    const handed = (answer.body['result'] ?? answer.body) as { token?: unknown };
    if (typeof handed.token === 'string') this.token = handed.token;
    return answer;
  }
}
