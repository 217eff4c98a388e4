/** Status callbacks: read from the provider's own body, believed by its signature alone. */
import { MfaError } from '@mfa-kit/contract';
import { SmsFailure, type DeliveryReport, type SmsTransport } from './transport.js';

export interface Callback {
  readonly provider: string;
  /** The address as the text named it: from the configuration, whatever a request or a proxy made of it. */
  readonly url: string;
  readonly signature: string | undefined;
  readonly body: unknown;
}

/** Where a provider reports on one text. */
export function statusUrl(
  { publicOrigin, basePath }: { publicOrigin: string; basePath: string },
  provider: string,
  messageId: string,
): string {
  return `${publicOrigin}${basePath}/sms/${provider}/status?message=${encodeURIComponent(messageId)}`;
}

/** @throws MfaError `not_found` for a provider that is not ours, `origin_refused` for what it did not sign */
export async function readCallback(
  transports: readonly SmsTransport[],
  { provider, url, signature, body }: Callback,
): Promise<DeliveryReport | undefined> {
  const transport = transports.find(({ name }) => name === provider);
  if (!transport?.readReport) throw new MfaError('not_found');
  const params = Object.fromEntries(
    Object.entries(body ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
  try {
    return await transport.readReport({ url, signature, params });
  } catch (error) {
    if (error instanceof SmsFailure) throw new MfaError('origin_refused', { cause: error });
    throw error;
  }
}
