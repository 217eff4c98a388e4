/** What people are told of, and what a notice holds until it is sent. */
import type { AuditType, Kind } from '@mfa-kit/contract';
import type { Context } from '../context.js';
import type { NoticeTable } from '../db/schema.js';
import type { BrowserLabel } from '../http/browser-label.js';
import { newId } from '../keys/tokens.js';
import type { Language } from './words/languages.js';
import type { Alert, Subject } from './words/words.js';

export const subjects: Partial<Record<AuditType, Subject>> = {
  factor_enrolled: 'enrolled',
  factor_added: 'added',
  factor_replaced: 'replaced',
  factor_removed: 'removed',
  default_changed: 'default',
  turned_off: 'off',
  recovery_made: 'codesMade',
  recovery_used: 'codeUsed',
  browser_trusted: 'trusted',
  code_wrong: 'failures',
  revoked: 'signedOut',
  disowned: 'signedOut',
  reset: 'reset',
  ticket_issued: 'ticket',
  preset_set: 'preset',
  preset_changed: 'numberChanged',
};

/** What administrators are told of, each in a mail of their own. */
export const alerts: Partial<Record<AuditType, Alert>> = {
  reset: 'resetDone',
  policy_saved: 'loosened',
  policy_removed: 'loosened',
  preset_changed: 'presetRefused',
};

const ALERT = 'alert:';

/** Under which type the notice to an administrator is kept. */
export function alertType(type: AuditType): string {
  return ALERT + type;
}

/** What a notice is about, by the type it is kept under. */
export function aboutOf(type: string): Subject | Alert | undefined {
  return type.startsWith(ALERT) ? alerts[type.slice(ALERT.length) as AuditType] : subjects[type as AuditType];
}

/** What is known when it happens. Names that people gave are not in it: a link in one would be ours to the reader. */
export interface Told extends BrowserLabel {
  readonly at: number;
  readonly address?: string;
  /** What the browser asked for. */
  readonly locale?: string;
  readonly factor?: { readonly kind: Kind; readonly ordinal: number; readonly hint?: string };
  /** Recovery codes left. */
  readonly left?: number;
  /** To administrators: whom it is about, and which of them did it, as administrators see them. */
  readonly person?: string;
  readonly by?: string;
  /** A mail's is found out at the first try and stays, however often it takes; so does the language. */
  readonly to?: string;
  readonly language?: Language;
}

type Row = Pick<NoticeTable, 'id' | 'user_id'>;
type Keys = Pick<Context, 'keys'>;

export function sealTold({ keys }: Keys, { id, user_id: userId }: Row, told: Told): string {
  return keys.seal('notice-enc', `${userId}|${id}`, JSON.stringify(told));
}

/** One that is due at once. */
export function noticeRow(
  ctx: Keys,
  { userId, type, channel }: { userId: string; type: string; channel: NoticeTable['channel'] },
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

export function openTold({ keys }: Keys, { id, user_id: userId, body }: NoticeTable): Told {
  return JSON.parse(keys.open('notice-enc', `${userId}|${id}`, body)) as Told;
}
