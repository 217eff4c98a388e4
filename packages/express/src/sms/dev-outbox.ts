/** Texts that go nowhere: they are kept for a developer to read. It has to be asked for, and starts on loopback only. */
import { randomUUID } from 'node:crypto';
import type { SmsTransport } from './transport.js';

export interface OutboxMessage {
  readonly id: string;
  readonly to: string;
  readonly body: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface DevOutbox extends SmsTransport {
  /** What was sent, the oldest first. */
  readonly messages: readonly OutboxMessage[];
}

const MOST = 200;

export function devOutbox(): DevOutbox {
  const messages: OutboxMessage[] = [];
  return {
    name: 'outbox',
    loopbackOnly: true,
    messages,
    send({ to, body, at }) {
      const id = randomUUID();
      messages.push({ id, to, body, at });
      if (messages.length > MOST) messages.shift();
      return Promise.resolve({ id });
    },
  };
}
