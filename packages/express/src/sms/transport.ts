/** What sends texts. Twilio's is ready; any other provider is one function. */
import type { ErrorCode } from '@mfa-kit/contract';

export interface TextMessage {
  /** E.164. */
  readonly to: string;
  readonly body: string;
  /** When it was written, epoch milliseconds. */
  readonly at: number;
  /** Where the provider reports what became of it; absent where nobody could reach us. */
  readonly statusUrl?: string;
  /** After this many seconds it is worth nothing any more. */
  readonly validSeconds: number;
}

export interface SentMessage {
  /** The provider's own id, which its reports name. */
  readonly id: string;
}

/** What a provider reports of a text it took. */
export interface DeliveryReport {
  readonly id: string;
  readonly status: 'sent' | 'delivered' | 'failed';
  /** Why it failed, in the kit's words. */
  readonly reason?: SmsFailureReason;
  /** The provider's own code, for the log. */
  readonly providerCode?: string;
}

export interface ReportRequest {
  /** The configured public URL of the callback, never the request's idea of it. */
  readonly url: string;
  readonly signature: string | undefined;
  readonly params: Readonly<Record<string, string>>;
}

export interface SmsTransport {
  /** Names the provider in the callback's path, the log and the console. */
  readonly name: string;
  /** The id may be left out where nothing is reported. @throws SmsFailure */
  send(message: TextMessage): Promise<SentMessage | undefined>;
  /** Reads a status callback. @throws SmsFailure `signature` when it was not signed by the provider */
  readReport?(request: ReportRequest): Promise<DeliveryReport | undefined>;
  /** A development aid: refused wherever the public URL is not loopback. */
  readonly loopbackOnly?: boolean;
}

/** A provider's error by its family; exact codes come and go. */
export type SmsFailureReason =
  | 'number'
  | 'not_textable'
  | 'opted_out'
  | 'country'
  | 'blocked'
  | 'limited'
  | 'unreachable'
  | 'filtered'
  | 'provider'
  | 'signature';

export class SmsFailure extends Error {
  override readonly name = 'SmsFailure';
  readonly reason: SmsFailureReason;
  readonly providerCode: string | undefined;
  /** Nobody knows whether the text left, as after a timeout: it stays counted, and its code works should it arrive. */
  readonly unsure: boolean;
  /** Who was asked last. */
  readonly transport: string | undefined;

  constructor(
    reason: SmsFailureReason,
    {
      cause,
      providerCode,
      unsure = false,
      transport,
    }: {
      cause?: unknown;
      providerCode?: string | undefined;
      unsure?: boolean;
      transport?: string | undefined;
    } = {},
  ) {
    super(`the text was not sent: ${reason}`, { cause });
    this.reason = reason;
    this.providerCode = providerCode;
    this.unsure = unsure;
    this.transport = transport;
  }
}

/** What a provider said, fit for a log: providers repeat the number, and sometimes the whole text with its code. */
export function redacted(cause: unknown): string {
  const words = cause instanceof Error ? `${cause.name}: ${cause.message}` : typeof cause;
  return words.replace(/\p{Nd}(?:[\s().-]*\p{Nd}){3,}/gu, '…').slice(0, 500);
}

/** What the person is told. What is the provider's trouble, or ours, is `sms_unavailable`. */
export const codeOfReason: Record<SmsFailureReason, ErrorCode> = {
  number: 'phone_invalid',
  not_textable: 'phone_unsupported',
  opted_out: 'phone_unsupported',
  country: 'country_blocked',
  blocked: 'sms_unavailable',
  limited: 'send_limited',
  unreachable: 'sms_unavailable',
  filtered: 'sms_unavailable',
  provider: 'sms_unavailable',
  signature: 'origin_refused',
};
