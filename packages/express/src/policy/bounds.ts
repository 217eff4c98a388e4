/** What a rule may say at all: words that exist, and values no weaker than the kit allows. */
import type { Kind } from '@mfa-kit/contract';
import type { Part, Rule, RuleParts, Scope } from './rules.js';

interface Bound {
  readonly least: number;
  readonly most: number;
  /** Beyond it lies what is too weak, not what is senseless. */
  readonly isStrength?: boolean;
}

const bounds: Partial<Record<Part, Bound>> = {
  skips: { least: 0, most: 1000 },
  skipUntil: { least: 0, most: Number.MAX_SAFE_INTEGER },
  askAgainDays: { least: 0, most: 365 },
  trustDays: { least: 0, most: 30, isStrength: true },
  stepUpSeconds: { least: 30, most: 900, isStrength: true },
};

const kinds: Record<Kind, true> = { totp: true, phone: true };

/** Whether a part's value is of the sort that it takes. */
const words: Record<Part, (value: unknown) => boolean> = {
  requirement: (value) => ['off', 'optional', 'required'].some((word) => word === value),
  methods: (value) =>
    Array.isArray(value) &&
    value.every((kind: unknown) => typeof kind === 'string' && Object.hasOwn(kinds, kind)),
  ignoreOwnChoice: (value) => typeof value === 'boolean',
  skips: Number.isInteger,
  skipUntil: Number.isInteger,
  askAgainDays: Number.isInteger,
  trustDays: Number.isInteger,
  stepUpSeconds: Number.isInteger,
};

const scopeNames: Record<keyof Scope, true> = {
  user: true,
  role: true,
  source: true,
  form: true,
  application: true,
  tenant: true,
};
const besides = ['id', 'for', 'locked', 'priority', 'note'];
/** What the kit itself calls its reasons. */
const reserved = ['own', 'exempt', 'extended', 'application'];

/** The parts that are weaker than the kit allows. */
export function tooWeak(said: RuleParts): Part[] {
  return partsOutside(said, ({ isStrength }) => isStrength === true);
}

function partsOutside(said: RuleParts, concerns: (bound: Bound) => boolean): Part[] {
  const all = Object.entries(bounds) as [Part, Bound][];
  return all
    .filter(([part, bound]) => {
      const value = said[part];
      return typeof value === 'number' && concerns(bound) && (value < bound.least || value > bound.most);
    })
    .map(([part]) => part);
}

/**
 * A misspelt scope would be for everybody, and a misspelt part would say nothing; so nothing that is not known passes.
 * @throws TypeError that names every fault
 */
export function refuseFaulty(list: readonly Rule[], { forOnePerson = true } = {}): void {
  const faults = list.flatMap((rule) => faultsOf(rule, forOnePerson).map((fault) => `${rule.id}: ${fault}`));
  const ids = list.map(({ id }) => id);
  const twice = ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `two rules are called ${id}`);
  const all = [...twice, ...faults];
  if (all.length > 0) throw new TypeError(`rules: ${all.join('; ')}`);
}

function faultsOf(rule: Rule, forOnePerson: boolean): string[] {
  const { id, for: scope = {}, locked = false, priority = 0 } = rule;
  return [
    ...(/^[\w-]{1,64}$/.test(id) && !reserved.includes(id)
      ? []
      : [`an id is 64 letters, digits, _ and - at most, and none of ${reserved.join(', ')}`]),
    ...Object.keys(rule)
      .filter((name) => !besides.includes(name) && !Object.hasOwn(words, name))
      .map((name) => `there is no ${name}`),
    ...scopeFaults(scope, forOnePerson),
    ...(typeof locked === 'boolean' ? [] : ['locked is true or false']),
    ...(Number.isInteger(priority) && Math.abs(priority) <= 100
      ? []
      : ['priority is a whole number from -100 to 100']),
    ...partFaults(rule),
  ];
}

function scopeFaults(scope: Scope, forOnePerson: boolean): string[] {
  const faults = Object.entries(scope).flatMap(([name, value]: [string, unknown]) => {
    if (!Object.hasOwn(scopeNames, name)) return [`for: there is no ${name}`];
    const isName = typeof value === 'string' && value.trim() !== '' && value.length <= 200;
    return value === undefined || isName ? [] : [`for.${name} is a name`];
  });
  if (!forOnePerson && scope.user !== undefined)
    faults.push('for.user: one person is set in the console, or by a function of rules([…])');
  return faults;
}

function partFaults(said: RuleParts): string[] {
  const senseless = (Object.keys(words) as Part[])
    .filter((part) => said[part] !== undefined && !words[part](said[part]))
    .map((part) => `${part} cannot be ${JSON.stringify(said[part])}`);
  const outside = partsOutside(said, () => true).map((part) => {
    const { least, most } = bounds[part]!;
    return `${part}: ${String(said[part])} is outside ${least} to ${most}`;
  });
  return [...senseless, ...outside];
}
