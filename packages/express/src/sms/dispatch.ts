/** Hands a text to the first transport that takes it. */
import { SmsFailure, type SmsFailureReason, type SmsTransport, type TextMessage } from './transport.js';

export interface Dispatched {
  readonly transport: string;
  readonly providerId: string | null;
}

/** Failures of the number itself, which another provider would say too, and a stop to fraud, which none may get round. */
const final = new Set<SmsFailureReason>(['number', 'not_textable', 'opted_out', 'country', 'blocked']);

export const isFinal = (reason: SmsFailureReason) => final.has(reason);

/** @throws SmsFailure of the last transport asked; unsure where any of them was */
export async function dispatch(
  transports: readonly SmsTransport[],
  message: Omit<TextMessage, 'statusUrl'>,
  statusUrl: (transport: string) => string,
): Promise<Dispatched> {
  let last = new SmsFailure('provider');
  let unsure = false;
  let asked: string | undefined;
  for (const transport of transports) {
    asked = transport.name;
    try {
      const withUrl = transport.readReport ? { ...message, statusUrl: statusUrl(transport.name) } : message;
      const sent = await transport.send(withUrl);
      return { transport: transport.name, providerId: sent?.id ?? null };
    } catch (error) {
      last = error instanceof SmsFailure ? error : new SmsFailure('provider', { cause: error, unsure: true });
      unsure ||= last.unsure;
      if (isFinal(last.reason)) break;
    }
  }
  const { cause, providerCode } = last;
  throw new SmsFailure(last.reason, { cause, providerCode, unsure, transport: asked });
}
