/** The bank's mail: nobody is here to send it to, so it is kept, and the phone beside the page shows it. */
import type { MailTransport } from '@mfa-kit/express';
import type { BankDatabase } from './database.js';

export interface Mail {
  readonly id: number;
  readonly sentAt: number;
  readonly recipient: string;
  readonly subject: string;
  /** Where its one button leads, if it has one. */
  readonly link: string | null;
  readonly body: string | null;
}

export type Mailbox = ReturnType<typeof openMailbox>;

export function openMailbox(db: BankDatabase) {
  const save = db.prepare<[number, string, string, string | null, string | null]>(
    'insert into mailbox (sent_at, recipient, subject, link, body) values (?, ?, ?, ?, ?)',
  );
  const newest = db.prepare<[number], Mail>(
    `select id, sent_at as sentAt, recipient, subject, link, body
     from mailbox order by id desc limit ?`,
  );

  /** What the kit asks of a provider: one function. */
  const transport: MailTransport = {
    name: 'northwind',
    send({ to, subject, text, at }) {
      save.run(at, to, subject, null, text);
      return Promise.resolve();
    },
  };

  return {
    transport,
    /** A mail of the bank's own. */
    send(at: number, recipient: string, subject: string, link: string): void {
      save.run(at, recipient, subject, link, null);
    },
    newest: (most: number): Mail[] => newest.all(most),
  };
}
