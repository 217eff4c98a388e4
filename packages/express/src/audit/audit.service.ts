/** Writes down what happened to whom, and where from. */
import type { EventType } from '@mfa-kit/contract';
import type { Context, Transaction } from '../context.js';
import type { Caller } from '../http/caller.js';
import { newId } from '../keys/tokens.js';
import { saveEvent } from './audit.store.js';

export interface Happening {
  readonly type: EventType;
  readonly userId: string;
  readonly factorId?: string;
  readonly caller?: Pick<Caller, 'address' | 'userAgent'>;
}

/** Inside a transaction the row stands or falls with what it tells of. */
export async function record(ctx: Context, happening: Happening, transaction?: Transaction): Promise<void> {
  const at = ctx.now();
  await saveEvent(transaction ?? ctx.db, {
    id: newId(at),
    at,
    type: happening.type,
    user_id: happening.userId,
    factor_id: happening.factorId ?? null,
    ip: happening.caller?.address ?? null,
    user_agent: happening.caller?.userAgent ?? null,
    detail: null,
  });
}
