/** A mail server on loopback, for the kit's own SMTP to talk to. It takes mails, or fails as it is told. */
import type { SmtpOptions } from '@mfa-kit/express';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

/** How one mail is met. */
export type MailMood =
  | 'take'
  /** 451: not now. */
  | 'busy'
  /** 550: no such mailbox. */
  | 'unknown'
  /** It takes the whole mail and never answers. */
  | 'silent'
  /** 535: whoever sends has to sign in, and cannot. */
  | 'locked';

export interface Mail extends Email {
  /** What the envelope said, whatever the headers say. */
  readonly envelope: { readonly from: string; readonly to: readonly string[] };
  readonly raw: string;
}

export interface MailServer {
  readonly options: SmtpOptions;
  mood: MailMood;
  /** How often somebody wanted to hand a mail over, and did not manage to. */
  readonly refusals: number;
  /** What arrived, the oldest first, once there are as many. */
  mails(least?: number): Promise<readonly Mail[]>;
  /** Nobody listens any more, as after a crash. */
  stop(): Promise<void>;
  /** On the same port. */
  start(): Promise<void>;
}

const PATIENCE_MS = 10_000;

export async function mailServer(test: TestContext): Promise<MailServer> {
  const mails: Mail[] = [];
  let refusals = 0;
  let port = 0;
  let server: SMTPServer | undefined;

  const refuse = (responseCode: number, words: string) => {
    refusals += 1;
    return Object.assign(new Error(words), { responseCode });
  };

  async function start(): Promise<void> {
    server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      logger: false,
      closeTimeout: 100,
      onMailFrom(_address, _session, done) {
        done(kept.mood === 'locked' ? refuse(535, 'sign in first') : undefined);
      },
      onRcptTo({ address }, _session, done) {
        if (kept.mood === 'unknown') done(refuse(550, `no mailbox ${address} here`));
        else done(kept.mood === 'busy' ? refuse(451, `${address} is busy`) : undefined);
      },
      onData(stream, { envelope }, done) {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          if (kept.mood === 'silent') return void refuse(0, 'never said');
          const raw = Buffer.concat(chunks).toString();
          const from = envelope.mailFrom ? envelope.mailFrom.address : '';
          const to = envelope.rcptTo.map(({ address }) => address);
          void PostalMime.parse(raw).then((mail) => {
            mails.push({ ...mail, envelope: { from, to }, raw });
            done();
          });
        });
      },
    });
    server.on('error', () => undefined);
    const listening = server.listen(port, '127.0.0.1');
    await once(listening, 'listening');
    port = (listening.address() as AddressInfo).port;
  }

  async function stop(): Promise<void> {
    const closing = server;
    server = undefined;
    if (closing) await new Promise<void>((resolve) => closing.close(resolve));
  }

  await start();
  test.after(stop);
  const kept: MailServer = {
    options: { host: '127.0.0.1', port, from: 'Northwind <no-reply@northwind.example>', timeoutMs: 2_000 },
    mood: 'take',
    get refusals() {
      return refusals;
    },
    async mails(least = 0) {
      const until = Date.now() + PATIENCE_MS;
      while (mails.length < least && Date.now() < until) await pause(10);
      assert(mails.length >= least, `${mails.length} of ${least} mails arrived`);
      return mails;
    },
    start,
    stop,
  };
  return kept;
}
