/** Texts by Twilio's Messaging API and its official SDK, which is loaded when the first text is sent. */
import type { Twilio } from 'twilio';
import { isLoopback } from '../http/loopback.js';
import {
  SmsFailure,
  type DeliveryReport,
  type ReportRequest,
  type SmsFailureReason,
  type SmsTransport,
  type TextMessage,
} from './transport.js';

export interface TwilioOptions {
  readonly accountSid: string;
  /** Signs the status callbacks: without it nothing is heard of a text any more. Requests too, unless there is an API key. */
  readonly authToken?: string;
  readonly apiKey?: { readonly sid: string; readonly secret: string };
  /** A number of yours, or an alphanumeric sender where the country takes one. */
  readonly from?: string;
  readonly messagingServiceSid?: string;
  readonly region?: string;
  readonly edge?: string;
  /** Where the API is; Twilio's own unless set. Write `127.0.0.1`, not `localhost`: the SDK rewrites names. */
  readonly apiUrl?: string;
  /** Milliseconds to wait for the API. */
  readonly timeoutMs?: number;
  readonly name?: string;
}

const TIMEOUT_MS = 10_000;

export function twilio(options: TwilioOptions): SmsTransport {
  if (!options.from && !options.messagingServiceSid)
    throw new TypeError('twilio: give `from` or `messagingServiceSid`, or nothing can be sent');
  const { authToken } = options;
  // An empty token, as of a variable that is not set, would let anybody sign a status callback.
  if (!options.accountSid.startsWith('AC') || authToken === '' || !(authToken ?? options.apiKey))
    throw new TypeError(
      'twilio: give the `accountSid`, which begins with AC, and its `authToken` or an `apiKey`',
    );
  let loading: Promise<Twilio> | undefined;
  /** What failed to load is loaded again for the next text. */
  const forget = (error: unknown) => {
    loading = undefined;
    throw error;
  };
  return {
    name: options.name ?? 'twilio',

    async send(message) {
      try {
        const client = await (loading ??= connect(options).catch(forget));
        const { sid } = await client.messages.create(parametersOf(options, message));
        return { id: sid };
      } catch (error) {
        const providerCode = codeOf(error);
        throw new SmsFailure(reasonOf(providerCode, error), {
          cause: error,
          providerCode,
          unsure: interrupted.has(providerCode ?? ''),
        });
      }
    },

    ...(authToken !== undefined && {
      async readReport(request: ReportRequest) {
        const { validateRequest } = (await import('twilio')).default;
        const { url, signature = '', params } = request;
        if (!validateRequest(authToken, signature, url, params)) throw new SmsFailure('signature');
        return readReport(request);
      },
    }),
  };
}

async function connect({ accountSid, authToken, apiKey, region, edge, apiUrl, timeoutMs }: TwilioOptions) {
  const { default: sdk } = await import('twilio');
  const places = { ...(region && { region }), ...(edge && { edge }), timeout: timeoutMs ?? TIMEOUT_MS };
  const client = apiKey
    ? sdk(apiKey.sid, apiKey.secret, { accountSid, ...places })
    : sdk(accountSid, authToken ?? '', places);
  if (apiUrl) client.api.baseUrl = apiUrl;
  return client;
}

/** What is posted for a text. Twilio refuses one that names a callback on loopback; a stand-in for it, there too, does not. */
export function parametersOf(
  { apiUrl, from, messagingServiceSid }: TwilioOptions,
  { to, body, statusUrl, validSeconds }: TextMessage,
) {
  const isReachable = statusUrl !== undefined && (apiUrl !== undefined || !isLoopback(new URL(statusUrl)));
  return {
    to,
    body,
    validityPeriod: validSeconds,
    ...(isReachable && { statusCallback: statusUrl }),
    ...(messagingServiceSid ? { messagingServiceSid } : { from: from ?? '' }),
  };
}

/** The connection broke after it was made: the text may have left. */
const interrupted: ReadonlySet<string> = new Set(['ECONNABORTED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT']);

/** Two shapes of error are in use: `code` of the older, `errors[0].code` of the newer. */
function codeOf(error: unknown): string | undefined {
  const { code, errors } = error as { code?: unknown; errors?: readonly { code?: unknown }[] };
  const found = code ?? errors?.[0]?.code;
  return typeof found === 'number' || typeof found === 'string' ? String(found) : undefined;
}

const reasons: readonly (readonly [SmsFailureReason, readonly string[]])[] = [
  ['number', ['21211', '21217', '60200']],
  ['not_textable', ['21614', '21635', '60205', '30006']],
  ['opted_out', ['21610']],
  ['country', ['21408', '60605', '60220', '60238', '21612']],
  ['blocked', ['60410', '30450']],
  ['limited', ['20429', '60203', '60207', '60212']],
  ['unreachable', ['30003', '30005']],
  ['filtered', ['30004', '30007']],
];

/** By family, with a default: Twilio splits its codes and advises against logic on exact ones. */
function reasonOf(code: string | undefined, error?: unknown): SmsFailureReason {
  const family = reasons.find(([, codes]) => code !== undefined && codes.includes(code));
  if (family) return family[0];
  return (error as { status?: number } | undefined)?.status === 429 ? 'limited' : 'provider';
}

function readReport({ params }: ReportRequest): DeliveryReport | undefined {
  const { MessageSid: id, MessageStatus: status, ErrorCode: providerCode } = params;
  if (!id) return undefined;
  if (status === 'delivered' || status === 'read') return { id, status: 'delivered' };
  if (status === 'sent') return { id, status: 'sent' };
  if (status !== 'failed' && status !== 'undelivered') return undefined;
  return { id, status: 'failed', reason: reasonOf(providerCode), ...(providerCode && { providerCode }) };
}
