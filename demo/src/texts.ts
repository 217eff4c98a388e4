/** Who carries the bank's texts: an outbox that the phone beside the page reads, or Twilio to real phones. */
import {
  devOutbox,
  twilio,
  type OutboxMessage,
  type SmsTransport,
  type TwilioOptions,
} from '@mfa-kit/express';

export interface Texts {
  readonly transport: SmsTransport;
  /** What the outbox holds, the oldest first; nothing where texts really leave. */
  readonly messages: readonly OutboxMessage[];
  readonly areReal: boolean;
}

export function openTexts(options?: TwilioOptions): Texts {
  if (options) return { transport: twilio(options), messages: [], areReal: true };
  const outbox = devOutbox();
  return { transport: outbox, messages: outbox.messages, areReal: false };
}
