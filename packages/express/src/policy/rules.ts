/** Who must, and who decides: rules of several scopes resolved to one verdict, and the reasons for it. Pure. */
import type { User } from '../options.js';
import { refuseFaulty } from './bounds.js';
import type { PolicyContext, Verdict } from './policy.js';

/** Whom a rule is for. All that is named has to hold; nothing named is everybody. */
export interface Scope {
  readonly user?: string;
  readonly role?: string;
  /** The identity source: local, or the name of an SSO connection. */
  readonly source?: string;
  /** The form somebody signs in by, or once registered through. */
  readonly form?: string;
  readonly application?: string;
  readonly tenant?: string;
}

/** What a rule says. What it leaves out is for a broader rule to say. */
export type RuleParts = Partial<Verdict>;

export interface Rule extends RuleParts {
  /** Names the rule in reasons: letters, digits, _ and -. */
  readonly id: string;
  readonly for?: Scope;
  /** Rules of a narrower scope may only tighten what this one says. */
  readonly locked?: boolean;
  /** Between rules of the same scope the higher one wins; 0 unless said. */
  readonly priority?: number;
  /** What administrators read beside it. */
  readonly note?: string;
}

/** What of a person rules are about. */
export type Ruled = Pick<User, 'id' | 'tenant' | 'roles'>;

export type Part = keyof RuleParts;

/** What a rule came to, in the order in which rules were weighed: the broadest first. */
export interface Reason {
  readonly rule: string;
  readonly part: Part;
  /** It counts; a narrower rule said otherwise; a lock above it left no room. */
  readonly effect: 'counts' | 'overruled' | 'held_by_lock';
  /** The rule that overruled it, or holds the lock. */
  readonly by?: string;
}

export interface Resolution {
  readonly verdict: Verdict;
  readonly reasons: readonly Reason[];
}

/** The narrowest first. */
export const scopes = [
  'user',
  'role',
  'source',
  'form',
  'application',
  'tenant',
] as const satisfies (keyof Scope)[];

/**
 * Turns rules into a policy: `createMfa({ policy: rules([…]) })`.
 * @throws TypeError that names every fault: two rules of one name, a misspelt word, a value weaker than the kit allows
 */
export function rules(list: readonly Rule[]): (user: User, context: PolicyContext) => Verdict {
  refuseFaulty(list);
  return (user, context) => resolve(list, user, context).verdict;
}

/** The verdict on one person in one context, and how each rule that is for them took part in it. */
export function resolve(list: readonly Rule[], user: Ruled, context: PolicyContext): Resolution {
  const weighed = weighAll(list, user, context);
  const said = Object.fromEntries(
    weighed.flatMap(({ part, value }) => (value === undefined ? [] : [[part, value]])),
  );
  return {
    verdict: { requirement: 'optional', ...said },
    reasons: weighed.flatMap(({ reasons }) => reasons),
  };
}

/** Every part by itself: what counts, and the lock that holds it. */
export function weighAll(list: readonly Rule[], user: Ruled, context: PolicyContext): Weighed<Part>[] {
  const own = list.filter((rule) => isFor(rule.for ?? {}, user, context)).sort(byBreadth);
  return parts.map((part) => weigh(part, own));
}

export function isFor(scope: Scope, user: Ruled, context: PolicyContext): boolean {
  const { user: id, role, source, form, application, tenant } = scope;
  return (
    (id === undefined || user.id === id) &&
    (role === undefined || (user.roles?.includes(role) ?? false)) &&
    (source === undefined || context.source === source) &&
    (form === undefined || context.form === form || context.registeredThrough?.form === form) &&
    (application === undefined || context.application === application) &&
    (tenant === undefined || user.tenant === tenant)
  );
}

/** The narrowest scope that a rule names. */
export function narrowestOf({ for: scope = {} }: Pick<Rule, 'for'>): (typeof scopes)[number] | 'everywhere' {
  return scopes.find((name) => scope[name] !== undefined) ?? 'everywhere';
}

const places = new WeakMap<Rule, readonly number[]>();

/** A rule's place: the later it comes, the more it has to say. Rules are weighed with each request, so it is remembered. */
function placeOf(rule: Rule): readonly number[] {
  const known = places.get(rule);
  if (known) return known;
  const { for: scope = {}, priority = 0 } = rule;
  const named = scopes.filter((name) => scope[name] !== undefined);
  const narrowest = named[0] === undefined ? scopes.length : scopes.indexOf(named[0]);
  const place = [-narrowest, named.length, priority];
  places.set(rule, place);
  return place;
}

/** The broadest first: by the narrowest scope that is named, then by how many are, then by priority; ids keep it stable. */
export function byBreadth(a: Rule, b: Rule): number {
  return differ(placeOf(a), placeOf(b)) || (a.id < b.id ? -1 : 1);
}

function differ(a: readonly number[], b: readonly number[]): number {
  return a.map((value, i) => value - (b[i] ?? 0)).find((difference) => difference !== 0) ?? 0;
}

const levels = ['off', 'optional', 'required'];
const atMost = (next: number, than: number): boolean => next <= than;

/** Whether one value leaves no more open than another. */
export const isAsStrict: {
  [P in Part]: (next: NonNullable<Rule[P]>, than: NonNullable<Rule[P]>) => boolean;
} = {
  requirement: (next, than) => levels.indexOf(next) >= levels.indexOf(than),
  methods: (next, than) => next.every((kind) => than.includes(kind)),
  skips: atMost,
  skipUntil: atMost,
  askAgainDays: atMost,
  trustDays: atMost,
  stepUpSeconds: atMost,
  ignoreOwnChoice: (next, than) => !next || than,
};
export const parts = Object.keys(isAsStrict) as Part[];

/** One part, weighed. */
export interface Weighed<P extends Part> {
  readonly part: P;
  readonly value: Rule[P];
  /** Whoever speaks of it below may only tighten what this one says. */
  readonly lock: Rule | undefined;
  readonly reasons: readonly Reason[];
}

/** Each part by itself: the narrowest rule that speaks of it, as far as locks above it allow. */
function weigh<P extends Part>(part: P, own: readonly Rule[]): Weighed<P> {
  const strict = isAsStrict[part] as (next: unknown, than: unknown) => boolean;
  const reasons = new Map<Rule, Reason>();
  let current: Rule | undefined;
  let lock: Rule | undefined;
  for (const rule of own) {
    if (rule[part] === undefined) continue;
    const loses = (effect: Reason['effect'], by: Rule) =>
      reasons.set(rule, { rule: rule.id, part, effect, by: by.id });
    if (lock && !strict(rule[part], lock[part])) {
      loses('held_by_lock', lock);
      continue;
    }
    // A lock holds, also where something stricter than it counts.
    if (rule.locked) lock = rule;
    if (current && isEven(rule, current) && !strict(rule[part], current[part])) {
      loses('overruled', current);
      continue;
    }
    if (current) reasons.set(current, { rule: current.id, part, effect: 'overruled', by: rule.id });
    reasons.set(rule, { rule: rule.id, part, effect: 'counts' });
    current = rule;
  }
  return { part, value: current?.[part], lock, reasons: [...reasons.values()] };
}

/** Nothing sets them apart but what they say; then the stricter one wins. */
function isEven(a: Rule, b: Rule): boolean {
  return differ(placeOf(a), placeOf(b)) === 0;
}
