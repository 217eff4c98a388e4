/** Tells people what happened to their account: written down in the transaction of what it tells of, sent afterwards. */
import type { AuditType, Kind } from '@mfa-kit/contract';
import { isIP } from 'node:net';
import type { Happening } from '../audit/audit.service.js';
import type { Context, Transaction } from '../context.js';
import type { NoticeTable } from '../db/schema.js';
import { browserLabel } from '../http/browser-label.js';
import { newId } from '../keys/tokens.js';
import { numberOf } from '../kinds/phone/secrets.js';
import { codesLeft } from '../recovery/recovery.service.js';
import { startDelivery, type Ground } from './delivery.service.js';
import { sealTold, subjects, type Told } from './notice.js';
import { hasVoidCodes, saveFailureNotice, saveNotice } from './notices.store.js';

const HOUR_MS = 3600_000;
const WRONG_CODES = 3;

/** What `audit` knows of notices, since no feature it records for is to know them. */
export interface Notices {
  /** Whether anybody may have to be told of this. */
  concern(type: AuditType): boolean;
  /** In the transaction that writes the event down, so that neither is there without the other. */
  tell(ctx: Context, happening: Happening, transaction: Transaction): Promise<void>;
  /** Sends what is due, in a while of its own. */
  wake(): void;
  /** Resolves when what was being sent has been. The rest waits for another process, or the next start. */
  close(): Promise<void>;
}

export function startNotices(ground: Ground): Notices {
  const { mail, sms } = ground.options;
  const delivery = startDelivery(ground);

  return {
    concern: (type) => subjects[type] !== undefined && (mail !== undefined || sms.length > 0),

    async tell(ctx, happening, transaction) {
      if (subjects[happening.type] === undefined) return;
      if (mail) await writeMail(ctx, happening, transaction);
      if (sms.length > 0) await writeText(ctx, happening, transaction);
      // The statement that claims a notice waits for the transaction in progress; elsewhere the timer finds it.
      delivery.wake();
    },

    ...delivery,
  };
}

async function writeMail(ctx: Context, happening: Happening, transaction: Transaction): Promise<void> {
  const { type, userId } = happening;
  if (type === 'recovery_made' && !(await hasVoidCodes(transaction, userId))) return;
  const left = type === 'recovery_used' ? await codesLeft(ctx, userId, transaction) : undefined;
  const notice = noticeOf(ctx, happening, 'mail', {
    ...toldOf(ctx, happening),
    ...(left !== undefined && { left }),
  });
  if (type !== 'code_wrong') return saveNotice(transaction, notice);
  const now = notice.created_at;
  const threshold = { most: WRONG_CODES, dayAgo: now - 24 * HOUR_MS, hourAgo: now - HOUR_MS };
  await saveFailureNotice(transaction, notice, threshold);
}

/** A number that is no factor any more may be all its owner still reads, if somebody else took it away. */
async function writeText(ctx: Context, happening: Happening, transaction: Transaction): Promise<void> {
  const to = formerNumber(ctx, happening);
  if (to === undefined) return;
  await saveNotice(transaction, noticeOf(ctx, happening, 'text', { ...toldOf(ctx, happening), to }));
}

const removals: ReadonlySet<AuditType> = new Set(['factor_removed', 'turned_off']);

function formerNumber(ctx: Context, { type, userId, factor, replaced }: Happening): string | undefined {
  const former = removals.has(type) ? factor : replaced;
  if (former?.kind !== 'phone' || !former.secret) return undefined;
  try {
    return numberOf(ctx, { id: former.id, user_id: userId, secret: former.secret });
  } catch {
    // Sealed by a key that is gone: it has to be possible to remove it all the same.
    ctx.options.logger.warn({ factor: former.id }, 'a former number was not told: it does not open');
    return undefined;
  }
}

function toldOf(ctx: Context, { caller, factor }: Happening): Told {
  return {
    at: ctx.now(),
    ...browserLabel(caller?.userAgent),
    ...(caller && isAddress(caller.address) && { address: caller.address }),
    ...(caller?.locale !== undefined && { locale: caller.locale }),
    ...(factor && {
      factor: {
        kind: factor.kind as Kind,
        ordinal: factor.ordinal,
        ...(factor.hint !== null && { hint: factor.hint }),
      },
    }),
  };
}

/** A proxy that is trusted hands on whatever a client calls itself; the kit writes a network as `…::/64`. */
function isAddress(text: string): boolean {
  return isIP(text.replace(/::\/64$/, '::')) !== 0;
}

function noticeOf(
  ctx: Context,
  { type, userId }: Happening,
  channel: NoticeTable['channel'],
  told: Told,
): NoticeTable {
  const row = { id: newId(told.at), user_id: userId };
  return {
    ...row,
    type,
    channel,
    body: sealTold(ctx, row, told),
    status: 'open',
    tries: 0,
    next_at: told.at,
    created_at: told.at,
    done_at: null,
  };
}
