/** What a language has to say: every subject and sentence of a notice. Nothing a user typed is ever in one. */
import type { Kind } from '@mfa-kit/contract';

/** What people are told of. */
export type Subject =
  | 'enrolled'
  | 'added'
  | 'replaced'
  | 'removed'
  | 'default'
  | 'off'
  | 'codesMade'
  | 'codeUsed'
  | 'trusted'
  | 'failures'
  | 'signedOut'
  | 'reset'
  | 'ticket'
  | 'preset'
  | 'numberChanged';

/** What administrators are told of. */
export type Alert = 'resetDone' | 'loosened' | 'presetRefused';

/** The subject, and what happened in a sentence. */
type Telling = readonly [subject: string, happened: string];

export interface Words extends Readonly<Record<Subject | Alert, Telling>> {
  readonly when: string;
  readonly method: string;
  readonly browser: string;
  readonly address: string;
  readonly codesLeft: string;
  readonly person: string;
  readonly administrator: string;
  /** How a factor is called; `{digits}` are the last two of a number. */
  readonly kinds: Readonly<Record<Kind, string>>;
  readonly fewCodes: string;
  readonly noCodes: string;
  readonly mine: string;
  readonly notMine: string;
  /** After wrong codes: whoever tried them knows the password. */
  readonly knowsPassword: string;
  /** Of what an administrator did. */
  readonly agreed: string;
  readonly notAgreed: string;
  /** To administrators, of what they do not know of. */
  readonly lookIntoIt: string;
  readonly link: string;
  readonly closing: string;
  /** The text to a number that is no factor any more: one segment of GSM-7 or two of UCS-2, and no link. */
  readonly numberGone: (service: string) => string;
}
