/** What the policy says about itself: whom rules are for, what a change would do, where signing in leads. */
import type { Explanation, PartName, PolicyRule, PolicyWarning } from '@mfa-kit/contract';
import { listed, partWords } from '../../admin-words.js';
import { plural } from '../../locales/locale.js';
import { msg, str } from '../../locales/message.js';
import { figure } from '../../people-words.js';
import { scopeKeys, type ScopeKey } from './draft.js';

/** What a field asks for. */
export const scopeLabels: Record<ScopeKey, () => string> = {
  tenant: () => msg('Company', { id: 'policy.scope.tenant' }),
  application: () => msg('Application', { id: 'policy.scope.application' }),
  form: () => msg('Form', { id: 'policy.scope.form' }),
  source: () => msg('Identity source', { id: 'policy.scope.source' }),
  role: () => msg('Role', { id: 'policy.scope.role' }),
};

const titles: Record<ScopeKey, (name: string) => string> = {
  tenant: (name) => msg(str`Company ${name}`, { id: 'policy.title.tenant' }),
  application: (name) => msg(str`Application ${name}`, { id: 'policy.title.application' }),
  form: (name) => msg(str`Form ${name}`, { id: 'policy.title.form' }),
  source: (name) => msg(str`Source ${name}`, { id: 'policy.title.source' }),
  role: (name) => msg(str`Role ${name}`, { id: 'policy.title.role' }),
};

/** “Everywhere”, “Company Harbour”, “Form register-business of application web”. */
export function titleOf(names: PolicyRule['for']): string {
  const { form, application } = names;
  if (form !== undefined && application !== undefined)
    return joined([
      ...broader(names),
      msg(str`Form ${form} of application ${application}`, { id: 'policy.title.formOf' }),
      ...narrower(names),
    ]);
  return joined(named(names, scopeKeys)) || msg('Everywhere', { id: 'policy.title.everywhere' });
}

const joined = (titles: readonly string[]) => titles.join(' · ');
const broader = (names: PolicyRule['for']) => named(names, ['tenant']);
const narrower = (names: PolicyRule['for']) => named(names, ['source', 'role']);

function named(names: PolicyRule['for'], keys: readonly ScopeKey[]): readonly string[] {
  return keys.flatMap((key) => {
    const name = names[key];
    return name === undefined ? [] : [titles[key](name)];
  });
}

const parts = [
  'requirement',
  'methods',
  'skips',
  'skipUntil',
  'askAgainDays',
  'trustDays',
  'stepUpSeconds',
  'ignoreOwnChoice',
] as const satisfies readonly PartName[];

/** What a rule says, part by part. */
export function sayings(rule: PolicyRule): readonly string[] {
  return parts.flatMap((part) => (rule[part] === undefined ? [] : [partWords(part, rule[part])]));
}

/** Why a rule cannot be changed by who reads it. */
export function heldWords({ by }: PolicyRule): string {
  return by
    ? msg(str`Only ${by} can change it.`, { id: 'policy.held.by' })
    : msg('This is for others too: somebody above you decides.', { id: 'policy.held' });
}

export const groupWords = {
  prompted: {
    name: () => msg('Asked anew', { id: 'policy.prompted' }),
    about: () => msg('For a second step that they weren’t asked for', { id: 'policy.prompted.about' }),
  },
  blocked: {
    name: () => msg('Blocked', { id: 'policy.blocked' }),
    about: () => msg('Can’t get in without an administrator', { id: 'policy.blocked.about' }),
  },
  released: {
    name: () => msg('Not asked any more', { id: 'policy.released' }),
    about: () => msg('What they set up stays', { id: 'policy.released.about' }),
  },
} as const;

/** What has to be read and meant before a change is saved. */
export const warningWords: Record<Exclude<PolicyWarning, 'loosens'>, (count: number) => string> = {
  strands: (count) =>
    plural(count, {
      one: () =>
        msg('One person can’t sign in any more until an administrator helps. I mean that.', {
          id: 'policy.warn.strands.one',
        }),
      other: () =>
        msg(str`${figure(count)} people can’t sign in any more until an administrator helps. I mean that.`, {
          id: 'policy.warn.strands',
        }),
    }),
  unchallenged: (count) =>
    plural(count, {
      one: () =>
        msg('One person who has a second step won’t be asked for it. I mean that.', {
          id: 'policy.warn.unchallenged.one',
        }),
      other: () =>
        msg(str`${figure(count)} people who have a second step won’t be asked for it. I mean that.`, {
          id: 'policy.warn.unchallenged',
        }),
    }),
};

/** “Ada, Björn and 12 more”. */
export function namesWords(names: readonly string[], count: number): string {
  const more = count - names.length;
  return listed(more > 0 ? [...names, msg(str`${figure(more)} more`, { id: 'policy.names.more' })] : names);
}

/** Where signing in would lead. */
export const leadsTo: Record<Explanation['at'], () => string> = {
  complete: () => msg('They get in without a second step.', { id: 'policy.at.complete' }),
  challenge: () => msg('They are asked for their second step.', { id: 'policy.at.challenge' }),
  enrollment: () => msg('They are led to set up a second step.', { id: 'policy.at.enrollment' }),
  ticket: () => msg('They need a set-up code from an administrator.', { id: 'policy.at.ticket' }),
  codes: () => msg('They are asked to save their recovery codes.', { id: 'policy.at.codes' }),
};
