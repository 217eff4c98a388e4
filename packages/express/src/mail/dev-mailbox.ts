/** Mails that go nowhere: they are kept for a developer to read. It has to be asked for, and starts on loopback only. */
import type { MailMessage, MailTransport } from './transport.js';

export interface DevMailbox extends MailTransport {
  /** What was sent, the oldest first. */
  readonly messages: readonly MailMessage[];
}

const MOST = 200;

export function devMailbox(): DevMailbox {
  const messages: MailMessage[] = [];
  return {
    name: 'mailbox',
    loopbackOnly: true,
    messages,
    send(message) {
      messages.push(message);
      if (messages.length > MOST) messages.shift();
      return Promise.resolve();
    },
  };
}
