/** Where a step-up stands, as it crosses the wire. */
import type { Sending, StepUp } from '@mfa-kit/contract';
import type { Context } from '../context.js';
import type { StepUpTable } from '../db/schema.js';
import { locksOf } from '../failures/failures.service.js';
import type { OwnSession } from '../flow/own-session.js';
import type { Factor } from '../kinds/kind.js';
import { choiceOf } from '../kinds/factors.service.js';
import { kindOf } from '../kinds/kinds.js';

/** A step-up with its JSON read. */
export interface Asking extends Omit<StepUpTable, 'methods' | 'purpose'> {
  readonly methods: readonly string[] | null;
  readonly purpose: NonNullable<StepUp & { at: 'step-up' }>['purpose'] | null;
}

/** The factors that would do for this step-up. */
export function factorsFor({ methods }: Pick<Asking, 'methods'>, { known }: OwnSession): readonly Factor[] {
  return known.factors.filter(({ kind }) => !methods || methods.includes(kind));
}

export async function present(ctx: Context, own: OwnSession, asking: Asking): Promise<StepUp> {
  const now = ctx.now();
  const purpose = asking.purpose ? { purpose: asking.purpose } : {};
  if (asking.ended === 'done') {
    const until = (asking.proved_at ?? 0) + own.known.judgement.stepUpSeconds * 1000;
    return asking.used_at !== null || until <= now
      ? { at: 'over', now, reason: 'expired' }
      : { at: 'fresh', now, until, ...purpose };
  }
  const reason = asking.ended ?? overBy(ctx, asking);
  if (reason) return { at: 'over', now, reason };
  const locks = await locksOf(ctx, asking.user_id);
  const factors = factorsFor(asking, own);
  const sent = await lastSent(ctx, factors, asking.id);
  const sends = factors.some(({ kind }) => kindOf(kind).challenge);
  return {
    at: 'step-up',
    actions: [...(sends ? ['send' as const] : []), 'verify', 'cancel'],
    now,
    challengeId: asking.id,
    expiresAt: asking.expires_at,
    triesLeft: ctx.options.figures.tries - asking.tries,
    ...purpose,
    factors: factors.map((factor) => choiceOf(factor, locks.get(factor.id))),
    ...(sent && { sent }),
  };
}

function overBy(ctx: Context, { expires_at: expiresAt, tries }: Asking): 'expired' | 'tries' | undefined {
  if (expiresAt <= ctx.now()) return 'expired';
  return tries >= ctx.options.figures.tries ? 'tries' : undefined;
}

/** The newest text of this step-up, whichever factor it went to. */
async function lastSent(
  ctx: Context,
  factors: readonly Factor[],
  stepUpId: string,
): Promise<Sending | undefined> {
  const all = await Promise.all(
    factors.map(async (factor) => kindOf(factor.kind).sent?.(ctx, factor, stepUpId)),
  );
  return all.filter((sent) => sent !== undefined).sort((a, b) => b.expiresAt - a.expiresAt)[0];
}
