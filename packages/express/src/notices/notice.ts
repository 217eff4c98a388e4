/** What people are told of, and what a notice holds until it is sent. */
import type { AuditType, Kind } from '@mfa-kit/contract';
import type { Context } from '../context.js';
import type { NoticeTable } from '../db/schema.js';
import type { BrowserLabel } from '../http/browser-label.js';
import type { Language } from './words/languages.js';
import type { Subject } from './words/words.js';

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
};

/** What is known when it happens. Names that people gave are not in it: a link in one would be ours to the reader. */
export interface Told extends BrowserLabel {
  readonly at: number;
  readonly address?: string;
  /** What the browser asked for. */
  readonly locale?: string;
  readonly factor?: { readonly kind: Kind; readonly ordinal: number; readonly hint?: string };
  /** Recovery codes left. */
  readonly left?: number;
  /** A mail's is found out at the first try and stays, however often it takes; so does the language. */
  readonly to?: string;
  readonly language?: Language;
}

type Row = Pick<NoticeTable, 'id' | 'user_id'>;
type Keys = Pick<Context, 'keys'>;

export function sealTold({ keys }: Keys, { id, user_id: userId }: Row, told: Told): string {
  return keys.seal('notice-enc', `${userId}|${id}`, JSON.stringify(told));
}

export function openTold({ keys }: Keys, { id, user_id: userId, body }: NoticeTable): Told {
  return JSON.parse(keys.open('notice-enc', `${userId}|${id}`, body)) as Told;
}
