/** Twilio's Messages API on loopback, for the real SDK to talk to. It takes texts or fails as it is told, and reports on them as Twilio does, or as a forger would. */
import type { TwilioOptions } from '@mfa-kit/express';
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import sdk from 'twilio';

/** How one request is met. */
export type Mood =
  | 'take'
  /** Refused with one of Twilio's codes, in the shape of today's errors or of the newer one. */
  | { readonly error: number; readonly status?: number; readonly shape?: 'rest' | 'problem' }
  /** 429, code 20429. */
  | 'limited'
  /** A gateway's HTML page with status 500. */
  | 'down'
  /** The connection is cut without an answer. */
  | 'cut'
  /** The text goes out, its answer never comes. */
  | 'silent'
  /** Nothing happens until then. */
  | { readonly until: Promise<unknown>; readonly then: Mood };

export interface TakenText {
  readonly sid: string;
  readonly to: string;
  readonly body: string;
  /** Everything that was posted. */
  readonly params: Readonly<Record<string, string>>;
}

export type Status = 'accepted' | 'queued' | 'sending' | 'sent' | 'delivered' | 'undelivered' | 'failed';

export interface Report {
  /** Why it failed: a code of the 30xxx kind. */
  readonly errorCode?: number;
  /** Another address than the text named; signed and called. */
  readonly named?: string;
  /** Changes the parameters after they were signed: a forger's hand. */
  readonly altered?: Readonly<Record<string, string>>;
  /** In place of the right signature; `null` sends none. */
  readonly signature?: string | null;
  /** Called instead of the address that was signed. */
  readonly url?: string;
  /** The same report as JSON. */
  readonly json?: boolean;
}

/** A status callback, ready to be posted. */
export interface Letter {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface FakeTwilio {
  readonly url: string;
  /** What the kit's transport needs to come here. */
  readonly options: TwilioOptions;
  /** The texts that went out, the oldest first. */
  readonly texts: readonly TakenText[];
  /** How many requests came, well or badly. */
  readonly requests: () => number;
  /** How the next requests are met, one each. */
  next(...moods: readonly Mood[]): void;
  /** How requests are met from now on: all of them, or those to one number. */
  always(mood: Mood, to?: string): void;
  /** A status callback for a text, signed by the account's token. */
  letter(text: TakenText, status: Status, how?: Report): Letter;
  /** Posts one. Returns the status it was answered with. */
  report(text: TakenText, status: Status, how?: Report): Promise<number>;
  /** From now on connections are refused. */
  stop(): Promise<void>;
}

export async function fakeTwilio(): Promise<FakeTwilio> {
  const accountSid = `AC${randomBytes(16).toString('hex')}`;
  const authToken = randomBytes(16).toString('hex');
  const texts: TakenText[] = [];
  const moods = { next: [] as Mood[], byNumber: new Map<string, Mood>(), always: 'take' as Mood };
  let requests = 0;

  function take(params: Record<string, string>): TakenText {
    const sid = `SM${randomBytes(16).toString('hex')}`;
    const text = { sid, to: params.To ?? '', body: params.Body ?? '', params };
    texts.push(text);
    return text;
  }

  async function meet(mood: Mood, params: Record<string, string>, response: ServerResponse): Promise<void> {
    if (mood === 'take') return answer(response, 201, { ...resource(take(params)), account_sid: accountSid });
    if (mood === 'limited') return answer(response, 429, problem(20429, 429, 'Too Many Requests'));
    if (mood === 'down') return void response.writeHead(500).end('<h1>Internal Server Error</h1>');
    if (mood === 'cut') return void response.destroy();
    if (mood === 'silent') return void take(params);
    if ('until' in mood) return mood.until.then(() => meet(mood.then, params, response));
    const { error, status = 400, shape = 'rest' } = mood;
    // As Twilio does, the words repeat the number.
    const words = `The number ${params.To ?? ''} failed with ${error}; the body was "${params.Body ?? ''}".`;
    answer(
      response,
      status,
      shape === 'rest' ? problem(error, status, words) : rfc9457(error, status, words),
    );
  }

  const server = createServer((request, response) => {
    requests += 1;
    void read(request).then((params) => {
      if (request.url !== `/2010-04-01/Accounts/${accountSid}/Messages.json` || request.method !== 'POST')
        return answer(response, 404, problem(20404, 404, 'not found'));
      if (request.headers.authorization !== basic(accountSid, authToken))
        return answer(response, 401, problem(20003, 401, 'Authenticate'));
      if (!params.To || !params.Body || !(params.From || params.MessagingServiceSid))
        return answer(response, 400, problem(21604, 400, 'a parameter is missing'));
      const mood = moods.next.shift() ?? moods.byNumber.get(params.To) ?? moods.always;
      return meet(mood, params, response);
    });
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  // Not `localhost`: the SDK rewrites names.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    options: { accountSid, authToken, from: '+15005550006', apiUrl: url },
    texts,
    requests: () => requests,
    next: (...chosen) => void moods.next.push(...chosen),
    always(mood, to) {
      if (to === undefined) moods.always = mood;
      else moods.byNumber.set(to, mood);
    },
    letter: (text, status, how = {}) => letter(text, status, { ...how, accountSid, authToken }),
    report: (text, status, how = {}) => post(letter(text, status, { ...how, accountSid, authToken })),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function letter(
  text: TakenText,
  status: Status,
  {
    errorCode,
    named = text.params.StatusCallback,
    altered,
    signature,
    url,
    json,
    ...account
  }: Report & Account,
): Letter {
  if (named === undefined) throw new Error('this text named no status callback');
  const params = {
    AccountSid: account.accountSid,
    ApiVersion: '2010-04-01',
    From: text.params.From ?? '',
    MessageSid: text.sid,
    MessageStatus: status,
    SmsSid: text.sid,
    SmsStatus: status,
    To: text.to,
    ...(errorCode !== undefined && { ErrorCode: String(errorCode) }),
  };
  const right = sdk.getExpectedTwilioSignature(account.authToken, named, params);
  const sent = { ...params, ...altered };
  return {
    url: url ?? named,
    headers: {
      'content-type': json ? 'application/json' : 'application/x-www-form-urlencoded',
      ...(signature !== null && { 'x-twilio-signature': signature ?? right }),
    },
    body: json ? JSON.stringify(sent) : new URLSearchParams(sent).toString(),
  };
}

async function post({ url, headers, body }: Letter): Promise<number> {
  const response = await fetch(url, { method: 'POST', headers, body });
  await response.arrayBuffer();
  return response.status;
}

interface Account {
  readonly accountSid: string;
  readonly authToken: string;
}

async function read(request: IncomingMessage): Promise<Record<string, string>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

function resource({ sid, to, body }: TakenText) {
  return { sid, to, body, status: 'queued', error_code: null, error_message: null };
}

function problem(code: number, status: number, message: string) {
  return { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status };
}

function rfc9457(code: number, status: number, detail: string) {
  return { type: `https://www.twilio.com/docs/errors/${code}`, title: 'Bad Request', status, code, detail };
}
