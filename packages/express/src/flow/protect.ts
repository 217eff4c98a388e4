/** `mfa.protect()`: in front of the host's routes, refuses every session that did not come through the second factor. */
import { MfaError, type ErrorCode } from '@mfa-kit/contract';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Context } from '../context.js';
import { callerOf, type Caller } from '../http/caller.js';
import { setAnswerHeaders } from '../http/guard.js';
import { answerProblem } from '../http/problem.js';
import type { Settled } from '../options.js';
import { writeProof, type Proof } from '../proofs/proofs.service.js';
import { bumpVersion, findUserState } from '../users/users.store.js';
import { judgeSession, whoAsks } from './asking.js';
import { gather } from './known.js';

/** Who proved what, and when: what the host reads on a guarded request. */
export interface Assurance {
  readonly userId: string;
  readonly level: 1 | 2;
  /** RFC 8176 method references, and the private `recovery`. */
  readonly amr: readonly string[];
  /** The level as an RFC 9470 context class. */
  readonly acr: 'urn:mfa-kit:acr:1' | 'urn:mfa-kit:acr:2';
  /** Epoch milliseconds. */
  readonly provedAt: number;
}

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
    void guard({ options, ready, request, response, next });
  };
}

interface Passage {
  readonly options: Settled;
  readonly ready: Promise<Context>;
  readonly request: Request;
  readonly response: Response;
  readonly next: NextFunction;
}

async function guard({ options, ready, request, response, next }: Passage): Promise<void> {
  try {
    const verdict = await admit(await ready, request, response);
    if (typeof verdict === 'string') return refuse(options, request, response, verdict);
    request.mfa = verdict;
  } catch (failure) {
    return refuse(options, request, response, failure);
  }
  // Outside the try: what the host's own route throws is not ours to answer.
  next();
}

async function admit(ctx: Context, request: Request, response: Response): Promise<Assurance | ErrorCode> {
  const session = await ctx.options.sessions.read(request);
  if (!session) return withoutSession(ctx, await callerOf(ctx.options, request, response));
  const asking = await judgeSession(ctx, session);
  if (asking.who === 'full') return assuranceOf(asking.proof);
  const known = await gather(ctx, asking);
  if (known.at === 'complete')
    return proveInPlace(ctx, await callerOf(ctx.options, request, response), asking);
  return known.at === 'challenge' ? 'mfa_required' : 'enrollment_required';
}

/** A pending login is no session: it says what is missing, and lets nobody in. */
async function withoutSession(ctx: Context, caller: Caller): Promise<ErrorCode> {
  const asking = caller.pendingHandle ? await whoAsks(ctx, caller) : undefined;
  return asking?.who === 'pending' ? 'mfa_required' : 'signed_out';
}

/** Nothing is asked of this person: their session gets a level-1 proof, and the request goes on. */
async function proveInPlace(
  ctx: Context,
  caller: Caller,
  { userId, context }: { userId: string; context: object },
): Promise<Assurance> {
  await bumpVersion(ctx.db, userId);
  const { epoch } = await findUserState(ctx.db, userId);
  const proofId = await writeProof(ctx, ctx.db, {
    userId,
    level: 1,
    amr: [],
    context: JSON.stringify(context),
    epoch,
  });
  await caller.browser.attach(proofId);
  return assuranceOf({ userId, level: 1, amr: [], provedAt: ctx.now() });
}

function assuranceOf({
  userId,
  level,
  amr,
  provedAt,
}: Pick<Proof, 'userId' | 'level' | 'amr' | 'provedAt'>): Assurance {
  return { userId, level, amr, acr: level === 2 ? 'urn:mfa-kit:acr:2' : 'urn:mfa-kit:acr:1', provedAt };
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
