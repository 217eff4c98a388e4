/** What every request has to pass before a service sees it. Each guard is a function of its own; each has its attack under test/attacks. */
import { MfaError } from '@mfa-kit/contract';
import type { Request, Response } from 'express';
import type { Settled } from '../options.js';

const LARGEST_BODY_BYTES = 16 * 1024;
/** Deeper than any input of ours. */
const DEEPEST_BODY = 8;

/** No answer of the kit belongs in a cache, in a frame's referrer or in a sniffer's hands. */
export function setAnswerHeaders(response: Response): void {
  response.set({
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  });
}

/** Lets the listed origins of the same site read answers; an exact match or nothing. */
export function allowListedOrigin(options: Settled, request: Request, response: Response): boolean {
  if (options.origins.length > 0) response.vary('Origin');
  const origin = request.get('Origin');
  if (!origin || !options.origins.includes(origin)) return false;
  response.set({ 'Access-Control-Allow-Origin': origin, 'Access-Control-Allow-Credentials': 'true' });
  return true;
}

/**
 * Refuses requests that another site's page made with our cookies. Fetch metadata decides (a page cannot forge it),
 * and `Origin` where a browser sends none.
 */
export function refuseForeignOrigin(options: Settled, request: Request): void {
  const origin = request.get('Origin');
  const isListed = origin !== undefined && options.origins.includes(origin);
  const site = request.get('Sec-Fetch-Site');
  if (site !== undefined) {
    if (site === 'same-origin' || site === 'none' || isListed) return;
    throw new MfaError('origin_refused');
  }
  if (origin === undefined && request.headers.cookie === undefined) return; // no browser, nothing to ride on
  if (origin === options.publicOrigin || isListed) return;
  throw new MfaError('origin_refused');
}

/** A form of another site can post text, but not JSON under its own name. */
export function refuseOtherThanJson(request: Request): void {
  if (!request.is('application/json')) throw new MfaError('json_only');
}

/** Before parsing, by what the request says of itself; the parser counts again. */
export function refuseLargeBody(request: Request): void {
  if (Number(request.get('Content-Length') ?? 0) > LARGEST_BODY_BYTES) throw new MfaError('too_large');
}

/** A list without members has no field that a schema could refuse. */
export function refuseOtherThanObject(body: unknown): void {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new MfaError('request_malformed');
}

/** Whatever recurses over a body, a serializer say, runs out of stack at a depth that fits in few bytes. */
export function refuseDeepBody(body: unknown, levels = DEEPEST_BODY): void {
  if (typeof body !== 'object' || body === null) return;
  if (levels === 0) throw new MfaError('request_malformed');
  for (const value of Object.values(body)) refuseDeepBody(value, levels - 1);
}

/** A host's own parser may have taken more than we would. */
export function refuseLargeParsedBody(body: unknown): void {
  if (Buffer.byteLength(JSON.stringify(body ?? {})) > LARGEST_BODY_BYTES) throw new MfaError('too_large');
}
