/** Whether a request may pass `protect()`, judged from the store each time. */
import type { ErrorCode } from '@mfa-kit/contract';
import type { Context } from '../context.js';
import type { Caller } from '../http/caller.js';
import type { SignInContext } from '../policy/policy.js';
import { writeProof, type Proof } from '../proofs/proofs.service.js';
import type { Session } from '../sessions/adapter.js';
import { meetUser, userState } from '../users/users.service.js';
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
  /** When a factor was last proved in this session, at sign-in or by a step-up. */
  readonly freshAt?: number;
  /** Where they signed in, as `signIn` was told: an application asks whether it was its own door. */
  readonly context: SignInContext;
}

/** A guarded request: what the host's session says, and the rest of it for the few that need more. */
export interface Knock {
  readonly session: Session | undefined;
  readonly caller: () => Promise<Caller>;
}

/** What a guarded request is worth: an assurance, or the code of what is missing. */
export async function admit(ctx: Context, { session, caller }: Knock): Promise<Assurance | ErrorCode> {
  if (!session) return withoutSession(ctx, await caller());
  const asking = await judgeSession(ctx, session);
  if (asking.who === 'full') return assuranceOf(asking.proof);
  if (asking.who === 'nobody') return endSession(ctx, await caller());
  const known = await gather(ctx, asking);
  if (known.at === 'complete') return proveInPlace(ctx, await caller(), asking);
  return known.at === 'challenge' ? 'mfa_required' : 'enrollment_required';
}

/** The host's session goes too, so that whoever signs in next in this browser finds nothing of it. */
async function endSession(ctx: Context, caller: Caller): Promise<ErrorCode> {
  await caller.browser.endSession();
  return withoutSession(ctx, caller);
}

/** A pending login is no session: it says what is missing, and lets nobody in. */
async function withoutSession(ctx: Context, caller: Caller): Promise<ErrorCode> {
  const asking = caller.pendingHandle ? await whoAsks(ctx, caller) : undefined;
  return asking?.who === 'pending' ? 'mfa_required' : 'signed_out';
}

/** Nothing is asked of this person: their session gets a level-1 proof where it can, and the request goes on. */
async function proveInPlace(
  ctx: Context,
  caller: Caller,
  { userId, context }: { userId: string; context: SignInContext },
): Promise<Assurance> {
  const assurance = assuranceOf({ userId, level: 1, amr: [], provedAt: ctx.now(), context });
  if (ctx.options.sessions.carriedByResult) return assurance;
  await meetUser(ctx, userId);
  const { epoch } = await userState(ctx, userId);
  const proofId = await writeProof(ctx, ctx.db, {
    userId,
    level: 1,
    amr: [],
    context: JSON.stringify(context),
    epoch,
  });
  await caller.browser.attach(proofId);
  return assurance;
}

function assuranceOf({
  userId,
  level,
  amr,
  provedAt,
  freshAt,
  context,
}: Pick<Proof, 'userId' | 'level' | 'amr' | 'provedAt' | 'freshAt' | 'context'>): Assurance {
  const acr = level === 2 ? 'urn:mfa-kit:acr:2' : 'urn:mfa-kit:acr:1';
  return { userId, level, amr, acr, provedAt, ...(freshAt !== undefined && { freshAt }), context };
}
