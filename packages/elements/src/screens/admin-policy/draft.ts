/** A rule while it is written: what stands in the fields. An empty one leaves its part to the broader rule. */
import type { Kind, PolicyRule, RuleDraft } from '@mfa-kit/contract';
import type { Requirement } from '../../admin-words.js';

/** What a rule can name, the broadest first. */
export const scopeKeys = ['tenant', 'application', 'form', 'source', 'role'] as const;
export type ScopeKey = (typeof scopeKeys)[number];

export interface Draft {
  readonly id?: string;
  readonly for: Readonly<Record<ScopeKey, string>>;
  readonly requirement: '' | Requirement;
  readonly ignoreOwnChoice: '' | 'yes' | 'no';
  readonly methods: '' | 'some';
  readonly kinds: readonly Kind[];
  readonly skips: string;
  /** A day as a date field writes it; the day itself still counts. */
  readonly skipUntil: string;
  readonly askAgainDays: string;
  readonly trustDays: string;
  readonly stepUpSeconds: string;
  readonly locked: boolean;
  readonly priority: string;
  readonly note: string;
  /** The instant that was there, kept to the millisecond unless another day is chosen. */
  readonly untilBefore?: number;
}

const anybody = { tenant: '', application: '', form: '', source: '', role: '' };

export const emptyDraft: Draft = {
  for: anybody,
  requirement: '',
  ignoreOwnChoice: '',
  methods: '',
  kinds: [],
  skips: '',
  skipUntil: '',
  askAgainDays: '',
  trustDays: '',
  stepUpSeconds: '',
  locked: false,
  priority: '0',
  note: '',
};

const shown = (value: number | undefined): string => (value === undefined ? '' : String(value));

export function draftOf(rule: PolicyRule): Draft {
  return {
    id: rule.id,
    for: { ...anybody, ...rule.for },
    requirement: rule.requirement ?? '',
    ignoreOwnChoice: rule.ignoreOwnChoice === undefined ? '' : rule.ignoreOwnChoice ? 'yes' : 'no',
    methods: rule.methods ? 'some' : '',
    kinds: rule.methods ?? [],
    skips: shown(rule.skips),
    skipUntil: rule.skipUntil === undefined ? '' : dayOf(rule.skipUntil),
    askAgainDays: shown(rule.askAgainDays),
    trustDays: shown(rule.trustDays),
    stepUpSeconds: shown(rule.stepUpSeconds),
    locked: rule.locked,
    priority: String(rule.priority),
    note: rule.note ?? '',
    ...(rule.skipUntil !== undefined && { untilBefore: rule.skipUntil }),
  };
}

/** As it is sent: without what was left empty. */
export function ruleOf(draft: Draft): RuleDraft {
  const number = (key: 'skips' | 'askAgainDays' | 'trustDays' | 'stepUpSeconds') =>
    draft[key].trim() && { [key]: Number(draft[key]) };
  const named = scopeKeys.flatMap((key) => {
    const name = draft.for[key].trim();
    return name ? [[key, name] as const] : [];
  });
  return {
    ...(draft.id !== undefined && { id: draft.id }),
    for: Object.fromEntries(named),
    locked: draft.locked,
    priority: Number(draft.priority) || 0,
    ...(draft.note.trim() && { note: draft.note.trim() }),
    ...(draft.requirement && { requirement: draft.requirement }),
    ...(draft.ignoreOwnChoice && { ignoreOwnChoice: draft.ignoreOwnChoice === 'yes' }),
    ...(draft.methods && { methods: [...draft.kinds] }),
    ...number('skips'),
    ...(draft.skipUntil && { skipUntil: endOf(draft) }),
    ...number('askAgainDays'),
    ...number('trustDays'),
    ...number('stepUpSeconds'),
  };
}

/** Whether a rule says anything at all. */
export function saysSomething(draft: Draft): boolean {
  const { for: _for, locked: _locked, priority: _priority, note: _note, id: _id, ...parts } = ruleOf(draft);
  return Object.keys(parts).length > 0;
}

/** The last day on which it can be put off, by the reader's calendar. */
function dayOf(until: number): string {
  const day = new Date(until - 1);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** The end of that day. */
function endOf({ skipUntil, untilBefore }: Draft): number {
  if (untilBefore !== undefined && dayOf(untilBefore) === skipUntil) return untilBefore;
  const [year = 0, month = 1, date = 1] = skipUntil.split('-').map(Number);
  return new Date(year, month - 1, date + 1).getTime();
}
