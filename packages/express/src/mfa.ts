/** `createMfa`: the whole of the kit for one application. Several may live in one process. */
import { MfaError, type State } from '@mfa-kit/contract';
import express, {
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
  type Router,
} from 'express';
import { policyRoutes } from './admin/policy.routes.js';
import { adminRoutes } from './admin/admin.routes.js';
import { auditRoutes } from './admin/audit.routes.js';
import { resetRoutes } from './admin/resets.routes.js';
import { textingRoutes } from './admin/texting.routes.js';
import { startSealing } from './audit/sealing.service.js';
import type { Context } from './context.js';
import { migrate } from './db/migrations.js';
import { connect } from './db/statement.js';
import { factorRoutes } from './factors/factors.routes.js';
import { flowRoutes } from './flow/flow.routes.js';
import { protect } from './flow/protect.routes.js';
import { reauthenticated } from './flow/reauthenticated.service.js';
import { requireFresh, type Requirement } from './flow/require.routes.js';
import { refresh, revoke, signIn, signOut, type SignInOptions } from './flow/sign-in.service.js';
import { callerOf } from './http/caller.js';
import { setAnswerHeaders } from './http/guard.js';
import { addressLimit } from './http/limits.js';
import { answerProblem } from './http/problem.js';
import { keyRing } from './keys/key-ring.js';
import { keepPruning, prune } from './retention/retention.service.js';
import { beginPolicy } from './policy/rules.service.js';
import { settle, type MfaOptions, type Settled, type User } from './options.js';
import { stepUpRoutes } from './step-up/step-up.routes.js';
import { phoneRoutes } from './kinds/phone/phone.routes.js';
import { startNotices } from './notices/notices.service.js';
import { sendLimits } from './sms/limits.js';
import { settingsRoutes } from './settings/settings.routes.js';
import { issueTicket } from './tickets/tickets.service.js';
import { eraseUser } from './users/erase.service.js';

export interface Mfa {
  /** Mount it where the elements look for it: `app.use('/mfa', mfa.router)`, before or after `express.json()`. */
  readonly router: Router;
  /** Resolves when the database is open and migrated. Every call waits for it by itself. */
  readonly ready: Promise<void>;
  /**
   * In place of the line that signs the user in. `complete`: the session is there. Anything else: send the person to
   * the challenge page.
   */
  signIn(request: Request, response: Response, user: User, options?: SignInOptions): Promise<State>;
  /** Ends the proof, the pending login and the host's session of this browser. */
  signOut(request: Request, response: Response): Promise<void>;
  /** Call it when a password changes: every session and pending login of the user is over. */
  revoke(userId: string): Promise<void>;
  /** Call it when a user's name, tenant or roles change: lists of people say so at once. Asks `users.find`. */
  refresh(userId: string): Promise<void>;
  /** A one-time ticket to enrol with, for somebody who needs one. Shown to an administrator once. */
  issueTicket(userId: string): Promise<string>;
  /** Forgets a user: factors, codes, proofs; what happened stays without a name. */
  erase(userId: string): Promise<void>;
  /** In front of everything that needs a signed-in user. Sets `req.mfa`. */
  protect(): RequestHandler;
  /**
   * In front of one sensitive action: refuses, as RFC 9470 does, whoever has not proved a factor in this session within
   * `maxAge` seconds. `<mfa-step-up>` asks for it in the page. Sets `req.mfa`.
   */
  require(requirement?: Requirement): RequestHandler;
  /**
   * Call it when the application has authenticated somebody without a password again, by whatever they have: in that
   * session they may begin to enrol a first factor for ten minutes.
   */
  reauthenticated(request: Request, response: Response): Promise<void>;
  /**
   * Removes what is over and what was kept long enough. The kit does it every hour by itself; call it where no process
   * lives that long.
   */
  prune(): Promise<void>;
  /** Lets what is being sent finish and closes the database. May be called more than once. */
  close(): Promise<void>;
}

/** @throws TypeError that names every wrong option and its fix */
export function createMfa(given: MfaOptions): Mfa {
  const options = settle(given);
  if (!options.mail) options.logger.warn({}, nobodyIsMailed);
  const opening = open(options);
  // Whoever awaits it meets the failure; a host that never does must not be ended by it.
  opening.catch((error: unknown) =>
    options.logger.error({ err: error }, 'mfa-kit could not open its database'),
  );
  let closing: Promise<void> | undefined;

  return {
    router: routerOf(options, opening),
    ready: opening.then(() => undefined),
    signIn: async (request, response, user, chosen) =>
      signIn(await opening, await callerOf(options, request, response), user, chosen),
    signOut: async (request, response) => signOut(await opening, await callerOf(options, request, response)),
    revoke: async (userId) => revoke(await opening, userId),
    refresh: async (userId) => refresh(await opening, userId),
    issueTicket: async (userId) => issueTicket(await opening, userId),
    erase: async (userId) => eraseUser(await opening, userId),
    protect: () => protect(options, opening),
    require: (requirement) => requireFresh(options, opening, requirement),
    reauthenticated: async (request, response) =>
      reauthenticated(await opening, await callerOf(options, request, response)),
    prune: async () => prune(await opening),
    close: () => (closing ??= opening.then(shut)),
  };
}

const nobodyIsMailed =
  'no mail transport: nobody is told when a second step is set up, changed, removed or attacked. Give `mail`, e.g. smtp({ host, from })';

async function shut({ db, notices, pruning, seals }: Context): Promise<void> {
  pruning.stop();
  await notices.close();
  await seals.close();
  await db.destroy();
}

/** Opens the database and everything that services touch. */
export async function open(options: Settled): Promise<Context> {
  const db = connect(await options.database());
  await migrate(db);
  await beginPolicy({ db, options, now: options.now });
  const ground = {
    options,
    db,
    keys: keyRing(options.secrets),
    addressLimit: addressLimit(db, options.now, options.figures.failuresPerAddress),
    sendLimits: sendLimits(db, options.now, {
      perNumber: options.figures.textsPerNumber,
      perUserDay: options.figures.textsPerUserDay,
      perPrefixHour: options.figures.textsPerPrefixHour,
      perAddressHour: options.figures.textsPerAddressHour,
      perHour: options.figures.textsPerHour,
    }),
    now: options.now,
  };
  const seals = await startSealing(ground);
  return { ...ground, seals, notices: startNotices(ground), pruning: keepPruning({ ...ground, seals }) };
}

function routerOf(options: Settled, ready: Promise<Context>): Router {
  const router = express.Router();
  flowRoutes({ router, options, ready });
  stepUpRoutes({ router, options, ready });
  factorRoutes({ router, options, ready });
  phoneRoutes({ router, options, ready });
  settingsRoutes({ router, options, ready });
  adminRoutes({ router, options, ready });
  auditRoutes({ router, options, ready });
  policyRoutes({ router, options, ready });
  resetRoutes({ router, options, ready });
  textingRoutes({ router, options, ready });
  router.use((_request, response) => {
    setAnswerHeaders(response);
    answerProblem(response, new MfaError('not_found'), options.logger);
  });
  router.use(answerUnroutable(options));
  return router;
}

/** A path that cannot be decoded stops Express itself: left to the host, its answer may show where our files are. */
function answerUnroutable({ logger }: Settled): ErrorRequestHandler {
  return (cause: { status?: number }, _request, response, _next) => {
    setAnswerHeaders(response);
    const isSenders = cause.status !== undefined && cause.status < 500;
    answerProblem(response, isSenders ? new MfaError('request_malformed', { cause }) : cause, logger);
  };
}
