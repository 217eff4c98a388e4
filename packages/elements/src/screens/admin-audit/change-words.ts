/** What became of what, in words. What nobody has words for is shown as it is written. */
import type { AuditEntry, AuditType } from '@mfa-kit/contract';
import {
  holdsFor,
  kindWords,
  listed,
  requirementWords,
  scopeWords,
  type Requirement,
} from '../../admin-words.js';
import { day } from '../../locales/dates.js';
import { locale } from '../../locales/locale.js';
import { msg } from '../../locales/message.js';
import { figure } from '../../people-words.js';

type Change = NonNullable<AuditEntry['changes']>[number];

interface Told {
  readonly label: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  /** There is nothing to compare: it is said once. */
  readonly isFact: boolean;
}

interface Words {
  readonly label: () => string;
  readonly says: (value: never) => string;
  readonly isFact?: true;
}

const requirement: Words = {
  label: () => msg('A second step is', { id: 'policy.requirement' }),
  says: (value: Requirement) => requirementWords[value](),
};
const yesOrNo = (value: boolean) =>
  value ? msg('Yes', { id: 'audit.change.yes' }) : msg('No', { id: 'audit.change.no' });

/** By the names that the server writes them under. */
const known: Readonly<Record<string, Words>> = {
  id: { label: () => msg('Rule', { id: 'audit.change.rule' }), says: String, isFact: true },
  for: { label: () => msg('Whom it is for', { id: 'policy.whom' }), says: scopeWords },
  locked: { label: () => msg('Locked', { id: 'policy.locked' }), says: yesOrNo },
  priority: { label: () => msg('Priority among equals', { id: 'policy.priority' }), says: figure },
  note: { label: () => msg('Note, for those who read it later', { id: 'policy.note' }), says: String },
  requirement,
  methods: {
    label: () => msg('Methods', { id: 'policy.methods' }),
    says: (value: readonly (keyof typeof kindWords)[]) => listed(value.map((kind) => kindWords[kind]())),
  },
  skips: { label: () => msg('Times it can be put off', { id: 'policy.skips' }), says: figure },
  skipUntil: {
    label: () => msg('Last day on which it can be put off', { id: 'policy.skipUntil' }),
    says: day,
  },
  askAgainDays: { label: () => msg('Offered again after days', { id: 'policy.askAgain' }), says: figure },
  trustDays: { label: () => msg('Days a browser is trusted', { id: 'policy.trust' }), says: figure },
  stepUpSeconds: { label: () => msg('A confirmation holds for', { id: 'policy.stepUp' }), says: holdsFor },
  ignoreOwnChoice: {
    label: () => msg('Those who enrolled by choice', { id: 'policy.ignore' }),
    says: (value: boolean) =>
      value
        ? msg('Aren’t asked either', { id: 'policy.ignore.yes' })
        : msg('Are still asked', { id: 'policy.ignore.no' }),
  },
  loosens: {
    label: () => msg('Asks less of somebody', { id: 'audit.change.loosens' }),
    says: yesOrNo,
    isFact: true,
  },
  required: requirement,
  exempt: { label: () => msg('Exempt until', { id: 'audit.change.exempt' }), says: day },
  extended: { label: () => msg('More time until', { id: 'audit.change.extended' }), says: day },
  preset: {
    label: () => msg('Number set', { id: 'admin.mark.preset' }),
    says: (digits: number) => `•••• ${String(digits).padStart(2, '0')}`,
  },
  isChangeable: {
    label: () => msg('They may use another number', { id: 'audit.change.changeable' }),
    says: yesOrNo,
  },
  factor: { label: () => msg('Method', { id: 'audit.csv.method' }), says: factorWords },
  entries: { label: () => msg('Entries', { id: 'audit.change.entries' }), says: figure, isFact: true },
};

const modes: Readonly<Record<string, () => string>> = {
  on: () => msg('On', { id: 'texting.on' }),
  watch: () => msg('Watched', { id: 'texting.watch' }),
  off: () => msg('Off', { id: 'texting.off' }),
};

/** “phone …56” by what people call it. */
function factorWords(value: string): string {
  const [kind = '', ...hint] = value.split(' ');
  return [kind in kindWords ? kindWords[kind as keyof typeof kindWords]() : kind, ...hint].join(' ');
}

/** The place of a provider and whether it is on, or what a country is: “1 on”, “watch”. */
function modeWords(value: string): string {
  return value.replace(/[a-z]+$/, (mode) => modes[mode]?.() ?? mode);
}

/** Providers and countries are named by the operator, so they are told apart by what happened. */
function wordsOf(type: AuditType, what: string): Words {
  if (type === 'providers_set') return { label: () => what, says: modeWords };
  if (type === 'country_set')
    return {
      label: () => new Intl.DisplayNames(locale(), { type: 'region' }).of(what) ?? what,
      says: modeWords,
    };
  return Object.hasOwn(known, what) ? known[what]! : { label: () => what, says: String };
}

export function changeWords(type: AuditType, { what, before, after }: Change): Told {
  const { label, says, isFact } = wordsOf(type, what);
  return {
    label: label(),
    before: said(says, before),
    after: said(says, after),
    isFact: isFact === true || before === after,
  };
}

/** Most values are written as JSON. An old entry may say what has no words any more: then it is shown as written. */
function said(says: Words['says'], text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  try {
    return says(readJson(text) as never);
  } catch {
    return text;
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
