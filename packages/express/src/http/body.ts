/** The JSON object of a request, whether a host's own `express.json()` stands before the router or not. */
import { MfaError } from '@mfa-kit/contract';
import express, { type Request, type Response } from 'express';
import { promisify } from 'node:util';
import {
  refuseDeepBody,
  refuseLargeBody,
  refuseLargeParsedBody,
  refuseOtherThanJson,
  refuseOtherThanObject,
} from './guard.js';

const parseJson: (request: Request, response: Response) => Promise<void> = promisify(
  express.json({ limit: '16kb' }),
);

export async function readBody(request: Request, response: Response): Promise<unknown> {
  refuseOtherThanJson(request);
  refuseLargeBody(request);
  if (isUnread(request)) await parseJson(request, response).catch(refuseUnreadable);
  const body: unknown = request.body ?? {};
  refuseOtherThanObject(body);
  refuseDeepBody(body);
  refuseLargeParsedBody(body);
  return body;
}

/** A parser of forms, say, has looked at it in vain: in Express 4 it leaves an empty object. */
function isUnread({ body, readableEnded }: Request): boolean {
  return body === undefined || (!readableEnded && Object.keys(body as object).length === 0);
}

/** What the parser refuses is the sender's fault; anything else is a fault of ours. */
export function refuseUnreadable(cause: unknown): never {
  const { status = 500 } = cause as { status?: number };
  if (status === 413) throw new MfaError('too_large', { cause });
  if (status === 415) throw new MfaError('json_only', { cause });
  if (status < 500) throw new MfaError('request_malformed', { cause });
  throw cause;
}
