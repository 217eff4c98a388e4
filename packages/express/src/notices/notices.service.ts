/** Tells people what happened to their account: written down in the transaction of what it tells of, sent afterwards. */
import type { AuditType, Kind } from '@mfa-kit/contract';
import { isIP } from 'node:net';
import type { Deed, Happening } from '../audit/audit.service.js';
import type { Context, Transaction } from '../context.js';
import type { NoticeTable } from '../db/schema.js';
import { browserLabel } from '../http/browser-label.js';
import { numberOf } from '../kinds/phone/secrets.js';
import { codesLeft } from '../recovery/recovery.service.js';
import { startDelivery, type Ground } from './delivery.service.js';
import { alertAdministrators } from './alerts.service.js';
import { alerts, noticeRow, subjects, type Told } from './notice.js';
import { hasVoidCodes, saveFailureNotice, saveNotice } from './notices.store.js';

const HOUR_MS = 3600_000;
const WRONG_CODES = 3;

/** What `audit` knows of notices, since no feature it records for is to know them. */
export interface Notices {
  /** Whether anybody may have to be told of this. */
  concern(type: AuditType): boolean;
  /** In the transaction that writes the event down, so that neither is there without the other. */
  tell(ctx: Context, happening: Deed, transaction: Transaction): Promise<void>;
  /** Sends what is due, in a while of its own. */
  wake(): void;
  /** Resolves when what was being sent has been. The rest waits for another process, or the next start. */
  close(): Promise<void>;
}

export function startNotices(ground: Ground): Notices {
  const { mail, sms } = ground.options;
  const delivery = startDelivery(ground);

  return {
    concern: (type) =>
      (subjects[type] ?? alerts[type]) !== undefined && (mail !== undefined || sms.length > 0),

    async tell(ctx, deed, transaction) {
      if (deed.refused || (subjects[deed.type] ?? alerts[deed.type]) === undefined) return;
      const { userId } = deed;
      if (userId !== undefined) await tellPerson(ctx, { ...deed, userId }, transaction);
      if (mail) await alertAdministrators(ctx, deed, transaction);
      // The statement that claims a notice waits for the transaction in progress; elsewhere the timer finds it.
      delivery.wake();
    },

    ...delivery,
  };
}

async function tellPerson(ctx: Context, happening: Happening, transaction: Transaction): Promise<void> {
  const { mail, sms } = ctx.options;
  if (subjects[happening.type] === undefined || isTakenBack(happening)) return;
  if (mail) await writeMail(ctx, happening, transaction);
  if (sms.length > 0) await writeTexts(ctx, happening, transaction);
}

/** A preset that is taken back concerns nobody: what was told of when it was set will not happen. */
function isTakenBack(happening: Happening): boolean {
  return happening.type === 'preset_set' && presetHint(happening) === undefined;
}

function presetHint({ changes = [] }: Happening): string | undefined {
  return changes.find(({ what }) => what === 'preset')?.after;
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
async function writeTexts(ctx: Context, happening: Happening, transaction: Transaction): Promise<void> {
  for (const to of formerNumbers(ctx, happening))
    await saveNotice(transaction, noticeOf(ctx, happening, 'text', { ...toldOf(ctx, happening), to }));
}

const removals: ReadonlySet<AuditType> = new Set(['factor_removed', 'turned_off']);

function formerNumbers(ctx: Context, { type, userId, factor, replaced, lost = [] }: Happening): string[] {
  const former = [...lost, removals.has(type) ? factor : replaced];
  return former.flatMap((one) => {
    if (one?.kind !== 'phone' || !one.secret) return [];
    try {
      return [numberOf(ctx, { id: one.id, user_id: userId, secret: one.secret })];
    } catch {
      // Sealed by a key that is gone: it has to be possible to remove it all the same.
      ctx.options.logger.warn({ factor: one.id }, 'a former number was not told: it does not open');
      return [];
    }
  });
}

/** Where an administrator was, and what they read, is not for the person they acted on. */
function toldOf(ctx: Context, { caller, factor, actorId, ...happening }: Happening): Told {
  const own = actorId === undefined ? caller : undefined;
  const hint = presetHint({ ...happening, ...(factor && { factor }) });
  return {
    at: ctx.now(),
    ...browserLabel(own?.userAgent),
    ...(own && isAddress(own.address) && { address: own.address }),
    ...(own?.locale !== undefined && { locale: own.locale }),
    ...(hint !== undefined && { factor: { kind: 'phone', ordinal: 1, hint } }),
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
  return noticeRow(ctx, { type, userId, channel }, told);
}
