/** The console's words for rules: whom one is for, what it says, and how it took part in a verdict. */
import type { Kind, PartName, VerdictReason } from '@mfa-kit/contract';
import { day } from './locales/dates.js';
import { locale, plural } from './locales/locale.js';
import { msg, str } from './locales/message.js';

export type Requirement = 'off' | 'optional' | 'required';
type Names = VerdictReason['names'];

export const requirementWords: Record<Requirement, () => string> = {
  off: () => msg('Off', { id: 'admin.off' }),
  optional: () => msg('Optional', { id: 'admin.optional' }),
  required: () => msg('Required', { id: 'admin.required' }),
};

export const kindWords: Record<Kind, () => string> = {
  totp: () => msg('Authenticator app', { id: 'way.totp' }),
  phone: () => msg('Text message', { id: 'way.phone' }),
};

const named: Record<keyof Names, (name: string) => string> = {
  role: (name) => msg(str`role “${name}”`, { id: 'admin.scope.role' }),
  source: (name) => msg(str`sign-in source “${name}”`, { id: 'admin.scope.source' }),
  form: (name) => msg(str`form “${name}”`, { id: 'admin.scope.form' }),
  application: (name) => msg(str`application “${name}”`, { id: 'admin.scope.application' }),
  tenant: (name) => msg(str`company “${name}”`, { id: 'admin.scope.tenant' }),
};

/** Several things in one line: “a, b and c”. */
export function listed(items: readonly string[]): string {
  return new Intl.ListFormat(locale(), { type: 'conjunction' }).format(items);
}

/** Whom a rule is for: “company “Harbour” and role “teller””. */
export function scopeWords(names: Names): string {
  const said = (Object.keys(named) as (keyof Names)[]).flatMap((name) => {
    const value = names[name];
    return value === undefined ? [] : [named[name](value)];
  });
  return said.length ? listed(said) : msg('everybody', { id: 'admin.scope.everybody' });
}

const parts: { [Part in PartName]: (value: never) => string } = {
  requirement: (value: Requirement) => requirementWords[value](),
  methods: (value: readonly Kind[]) =>
    value.length
      ? msg(str`Methods: ${listed(value.map((kind) => kindWords[kind]()))}`, { id: 'admin.part.methods' })
      : msg('No method at all', { id: 'admin.part.noMethods' }),
  skips: (value: number) =>
    plural(value, {
      one: () => msg('Can be put off once', { id: 'admin.part.skips.one' }),
      other: () =>
        value
          ? msg(str`Can be put off ${value} times`, { id: 'admin.part.skips' })
          : msg('Can’t be put off', { id: 'admin.part.skips.none' }),
    }),
  skipUntil: (value: number) => msg(str`Can be put off until ${day(value)}`, { id: 'admin.part.skipUntil' }),
  askAgainDays: (value: number) =>
    plural(value, {
      one: () => msg('Offered again after a day', { id: 'admin.part.askAgain.one' }),
      other: () =>
        value
          ? msg(str`Offered again after ${value} days`, { id: 'admin.part.askAgain' })
          : msg('Offered at every sign-in', { id: 'admin.part.askAgain.none' }),
    }),
  trustDays: (value: number) =>
    plural(value, {
      one: () => msg('Browsers are trusted for a day', { id: 'admin.part.trust.one' }),
      other: () =>
        value
          ? msg(str`Browsers are trusted for ${value} days`, { id: 'admin.part.trust' })
          : msg('No browser is trusted', { id: 'admin.part.trust.none' }),
    }),
  stepUpSeconds: (value: number) =>
    msg(str`A confirmation holds for ${holdsFor(value)}`, { id: 'admin.part.stepUp' }),
  ignoreOwnChoice: (value: boolean) =>
    value
      ? msg('Those who enrolled by choice aren’t asked either', { id: 'admin.part.ignore' })
      : msg('Those who enrolled by choice are still asked', { id: 'admin.part.ignore.not' }),
};

/** What a part of a rule says: “Required”, “Can be put off 3 times”. */
export function partWords<Part extends PartName>(part: Part, value: unknown): string {
  return parts[part](value as never);
}

/** “90 seconds”, “15 minutes”. */
export function holdsFor(seconds: number): string {
  const [value, unit] = seconds % 60 ? [seconds, 'second'] : [seconds / 60, 'minute'];
  return new Intl.NumberFormat(locale(), { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}

/** What a rule says, who set it and for whom: “Required: set by Harbour Resellers for company “Mole””. */
export function reasonWords({ part, says, scope, names, setBy, rule }: VerdictReason): string {
  const value = partWords(part, JSON.parse(says));
  const whom = scope === 'user' ? msg('this person alone', { id: 'admin.scope.person' }) : scopeWords(names);
  return setBy
    ? msg(str`${value}: set by ${setBy} for ${whom}`, { id: 'admin.reason.by' })
    : msg(str`${value}: rule “${rule}”, for ${whom}`, { id: 'admin.reason' });
}

/** What became of a rule, where that is not simply that it counts. */
export function effectWords({ effect, isLocked }: VerdictReason): string {
  if (effect === 'overruled') return msg('A narrower rule says otherwise.', { id: 'admin.effect.overruled' });
  if (effect === 'held_by_lock')
    return msg('Not in force: a locked rule allows nothing weaker.', { id: 'admin.effect.held' });
  return isLocked ? msg('Locked: narrower rules can only be stricter.', { id: 'admin.effect.locked' }) : '';
}
