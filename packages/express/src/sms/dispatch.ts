/** Hands a text to the first transport that takes it. */
import { SmsFailure, type SmsTransport, type TextMessage } from './transport.js';

export interface Dispatched {
  readonly transport: string;
  readonly providerId: string;
}

/** Failures of the number itself: another provider would say the same. */
const final = new Set(['number', 'not_textable', 'opted_out', 'country']);

/** @throws SmsFailure of the last transport asked */
export async function dispatch(
  transports: readonly SmsTransport[],
  message: Omit<TextMessage, 'statusUrl'>,
  statusUrl: (transport: string) => string,
): Promise<Dispatched> {
  let last = new SmsFailure('provider');
  for (const transport of transports) {
    try {
      const withUrl = transport.readReport ? { ...message, statusUrl: statusUrl(transport.name) } : message;
      const { id } = await transport.send(withUrl);
      return { transport: transport.name, providerId: id };
    } catch (error) {
      last = error instanceof SmsFailure ? error : new SmsFailure('provider', { cause: error });
      if (final.has(last.reason)) break;
    }
  }
  throw last;
}
