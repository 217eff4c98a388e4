/** Status callbacks: read from the provider's own body, believed by its signature alone. */
import { MfaError } from '@mfa-kit/contract';
import { SmsFailure, type DeliveryReport, type SmsTransport } from './transport.js';

export interface Callback {
  readonly provider: string;
  /** The path and query that were called, below the public URL. */
  readonly url: string;
  readonly signature: string | undefined;
  readonly body: unknown;
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
