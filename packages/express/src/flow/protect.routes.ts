/** `mfa.protect()`: in front of the host's routes, refuses every session that did not come through the second factor. */
import { MfaError, type ErrorCode } from '@mfa-kit/contract';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Context } from '../context.js';
import { setAnswerHeaders } from '../http/guard.js';
import { answerProblem } from '../http/problem.js';
import type { Settled } from '../options.js';
import { callerOf } from '../http/caller.js';
import { admit, type Assurance, type Knock } from './admission.service.js';

export type { Assurance };

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- how Express takes additions to its request
  namespace Express {
    interface Request {
      mfa?: Assurance;
    }
  }
}

/** JSON callers get a 401 problem, a page goes to the challenge page. */
export function protect(options: Settled, ready: Promise<Context>): RequestHandler {
  return function mfaProtect(request, response, next) {
    void guard({ options, ready, request, response, next }, admit);
  };
}

type Verdict = Assurance | ErrorCode | MfaError | undefined;

interface Passage {
  readonly options: Settled;
  readonly ready: Promise<Context>;
  readonly request: Request;
  readonly response: Response;
  readonly next: NextFunction;
}

/** Lets the request pass with the assurance that `judge` finds, or with none where it asks for none. */
export async function guard(
  { options, ready, request, response, next }: Passage,
  judge: (ctx: Context, knock: Knock) => Promise<Verdict>,
): Promise<void> {
  try {
    const verdict = await judge(await ready, {
      session: await options.sessions.read(request),
      caller: () => callerOf(options, request, response),
    });
    if (typeof verdict === 'string' || verdict instanceof Error)
      return refuse(options, request, response, verdict);
    if (verdict) request.mfa = verdict;
  } catch (failure) {
    return refuse(options, request, response, failure);
  }
  // Outside the try: what the host's own route throws is not ours to answer.
  next();
}

function refuse(options: Settled, request: Request, response: Response, reason: unknown): void {
  setAnswerHeaders(response);
  const isPage =
    (request.method === 'GET' || request.method === 'HEAD') && request.accepts(['json', 'html']) === 'html';
  if (isPage && typeof reason === 'string') return response.redirect(303, options.challengePage);
  answerProblem(
    response,
    typeof reason === 'string' ? new MfaError(reason as ErrorCode) : reason,
    options.logger,
  );
}
