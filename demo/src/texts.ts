/** Who carries the bank's texts: an outbox that the phone beside the page reads, or Twilio to real phones. */
import {
  devOutbox,
  twilio,
  type OutboxMessage,
  type SmsTransport,
  type TwilioOptions,
} from '@mfa-kit/express';

export interface Texts {
  /** In the order to try them. */
  readonly transports: readonly SmsTransport[];
  /** What the outbox holds, the oldest first; nothing where texts really leave. */
  readonly messages: readonly OutboxMessage[];
  readonly areReal: boolean;
}

export function openTexts(options?: TwilioOptions): Texts {
  if (options) return { transports: [twilio(options)], messages: [], areReal: true };
  const outbox = devOutbox();
  // Two ways to the same phone, so that there is an order to choose and one to turn off.
  const spare = { ...outbox, name: 'spare-outbox' };
  return { transports: [outbox, spare], messages: outbox.messages, areReal: false };
}
