/** What is tried by those who may not: written down, until somebody writes nothing else. */
import { record, type Deed } from '../audit/audit.service.js';
import type { Context } from '../context.js';
import { countRefusal } from './refusals.store.js';

type Refusal = Omit<Deed, 'type' | 'refused' | 'actorId'> & { readonly actorId: string };

/** Anybody with a session may ask, as often as they like; the audit is kept for long, and others are to be found in it. */
export async function recordRefusal(ctx: Context, refusal: Refusal): Promise<void> {
  const { actorId } = refusal;
  const place = await countRefusal(ctx, actorId);
  if (place === 'none') return;
  await record(ctx, { type: 'admin_refused', ...refusal, refused: true });
  if (place === 'last')
    ctx.options.logger.warn(
      { userId: actorId },
      'refused so often that the audit takes no more of it this hour',
    );
}
