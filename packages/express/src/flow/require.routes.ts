/** `mfa.require()`: in front of one sensitive action, asks for a factor that was proved in this session a short while ago. */
import type { Kind } from '@mfa-kit/contract';
import type { Request, RequestHandler } from 'express';
import type { Context } from '../context.js';
import { factorKinds } from '../kinds/kinds.js';
import type { Settled } from '../options.js';
import type { Demand } from '../step-up/grant.service.js';
import { guard } from './protect.routes.js';
import { admitFresh } from './require.service.js';

/** What `mfa.require()` asks for. */
export interface Requirement extends Demand {
  /**
   * Whether a request comes from a machine: by a token of its own, which this function has to have verified. Nobody
   * could step up there, so without this rule such requests are refused. With it the ones it says yes to pass, without
   * `req.mfa`: what the token may do is for the application to decide. It is not asked about a request with a session.
   */
  readonly machine?: ((request: Request) => boolean | Promise<boolean>) | undefined;
}

/** @throws TypeError for a demand that nobody could meet */
export function requireFresh(
  options: Settled,
  ready: Promise<Context>,
  { machine, ...demand }: Requirement = {},
): RequestHandler {
  refuseNonsense(demand);
  return function mfaRequire(request, response, next) {
    const passage = { options, ready, request, response, next };
    void guard(passage, async (ctx, knock) => {
      const isMachine: unknown = !knock.session && (await machine?.(request));
      if (isMachine === true) return undefined;
      return admitFresh(ctx, knock, demand);
    });
  };
}

function refuseNonsense({ maxAge, methods }: Demand): void {
  if (maxAge !== undefined && !(Number.isInteger(maxAge) && maxAge > 0))
    throw new TypeError('require: maxAge is a whole number of seconds, 1 or more');
  const known: readonly Kind[] = factorKinds.map(({ kind }) => kind);
  if (methods && (methods.length === 0 || methods.some((kind) => !known.includes(kind))))
    throw new TypeError(`require: methods are one or more of ${known.join(', ')}`);
}
