/** Turns whatever was thrown into an RFC 9457 problem: the code goes out, the cause goes to the log. */
import { errors, MfaError, type ErrorCode, type Problem } from '@mfa-kit/contract';
import type { Response } from 'express';
import { randomUUID } from 'node:crypto';
import type { Logger } from '../options.js';

export function answerProblem(response: Response, thrown: unknown, logger: Logger): void {
  const failure = asFailure(thrown);
  const [status, title] = errors[failure.code];
  const instance = `urn:uuid:${randomUUID()}`;
  if (status >= 500)
    logger.error({ instance, code: failure.code, err: failure.error.cause ?? failure.error }, title);
  // Nothing can be said any more once the host has begun to answer.
  if (response.headersSent) return;
  const { retryAfter, triesLeft, fields, state, stepUp, acr_values, max_age, methods, purpose } =
    failure.error;
  const problem: Problem = {
    type: `urn:mfa-kit:error:${failure.code}`,
    title,
    status,
    code: failure.code,
    instance,
    ...(retryAfter !== undefined && { retryAfter }),
    ...(triesLeft !== undefined && { triesLeft }),
    ...(fields && { fields }),
    ...(state && { state }),
    ...(stepUp && { stepUp }),
    ...(acr_values !== undefined && { acr_values }),
    ...(max_age !== undefined && { max_age }),
    ...(methods && { methods }),
    ...(purpose && { purpose }),
  };
  if (retryAfter !== undefined) response.set('Retry-After', String(retryAfter));
  if (failure.code === 'step_up_required')
    response.set('WWW-Authenticate', challengeOf(title, failure.error));
  response.status(status).type('application/problem+json').send(JSON.stringify(problem));
}

/** RFC 9470 section 3: what a client has to come back with. */
function challengeOf(title: string, { acr_values = '', max_age = 0 }: MfaError): string {
  const error = 'error="insufficient_user_authentication"';
  return `Bearer ${error}, error_description="${title}", acr_values="${acr_values}", max_age="${max_age}"`;
}

/** What is not an expected failure is a broken dependency or a bug: 503, and nobody gets in. */
function asFailure(thrown: unknown): { code: ErrorCode; error: MfaError } {
  if (thrown instanceof MfaError && thrown.code in errors)
    return { code: thrown.code as ErrorCode, error: thrown };
  return { code: 'unavailable', error: new MfaError('unavailable', { cause: thrown }) };
}
