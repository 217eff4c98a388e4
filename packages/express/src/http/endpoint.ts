/** The one place where contract, schema and service meet. */
import { MfaError, type Route } from '@mfa-kit/contract';
import type { Request, Response, Router } from 'express';
import * as v from 'valibot';
import type { Context } from '../context.js';
import type { Settled } from '../options.js';
import { readBody } from './body.js';
import { callerOf, type Caller } from './caller.js';
import { allowListedOrigin, refuseForeignOrigin, setAnswerHeaders } from './guard.js';
import { answerProblem } from './problem.js';

type Serve<Input, Output> = (ctx: Context, caller: Caller, input: Input) => Promise<Output>;

/** Where endpoints are put: the options are there at once, the context when the database is open. */
export interface Mount {
  readonly router: Router;
  readonly options: Settled;
  readonly ready: Promise<Context>;
}

/** Binds a contract route to its schema and its service. A mismatch between the three does not compile. */
export function endpoint<Input, Output>(
  { router, options, ready }: Mount,
  route: Route<Input, Output>,
  schema: v.GenericSchema<unknown, NoInfer<Input>>,
  serve: Serve<Input, NoInfer<Output>>,
): void {
  router.all(route.path, (request, response) => {
    setAnswerHeaders(response);
    // Express 4 does not await handlers.
    void answer(route, schema, serve, { options, ready, request, response });
  });
}

interface Exchange {
  readonly options: Settled;
  readonly ready: Promise<Context>;
  readonly request: Request;
  readonly response: Response;
}

async function answer<Input, Output>(
  route: Route<Input, Output>,
  schema: v.GenericSchema<unknown, Input>,
  serve: Serve<Input, Output>,
  { options, ready, request, response }: Exchange,
): Promise<void> {
  try {
    const isListed = allowListedOrigin(options, request, response);
    if (request.method === 'OPTIONS') return preflight(route, isListed, response);
    refuseOtherVerbs(route, request, response);
    if (route.method === 'POST') refuseForeignOrigin(options, request);
    const input = v.safeParse(schema, route.method === 'POST' ? await readBody(request, response) : {});
    if (!input.success) throw new MfaError('request_malformed', { fields: fieldsOf(input.issues) });
    const caller = await callerOf(options, request, response);
    response.json(await serve(await ready, caller, input.output));
  } catch (thrown) {
    answerProblem(response, thrown, options.logger);
  }
}

function preflight(route: Route<never, unknown>, isListed: boolean, response: Response): void {
  if (isListed)
    response.set({
      'Access-Control-Allow-Methods': route.method,
      'Access-Control-Allow-Headers': 'content-type, authorization',
    });
  response.set('Allow', allowed(route)).status(204).end();
}

function refuseOtherVerbs(route: Route<never, unknown>, request: Request, response: Response): void {
  const reads = request.method === 'HEAD' && route.method === 'GET';
  if (request.method === route.method || reads) return;
  response.set('Allow', allowed(route));
  throw new MfaError('verb_refused');
}

function allowed(route: Route<never, unknown>): string {
  return route.method === 'GET' ? 'GET, HEAD, OPTIONS' : 'POST, OPTIONS';
}

/** Names of our own fields only: what else was sent is not repeated. */
function fieldsOf(issues: readonly v.BaseIssue<unknown>[]): string[] {
  return [
    ...new Set(issues.map((issue) => v.getDotPath(issue) ?? '').filter((path) => /^\w{1,32}$/.test(path))),
  ];
}
