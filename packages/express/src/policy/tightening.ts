/** Whether rules leave nobody, anywhere, more open than the rules before them did: proved by going through every case. Pure. */
import type { Kind } from '@mfa-kit/contract';
import type { PolicyContext } from './policy.js';
import { withAlternative } from './policy.service.js';
import { isAsStrict, weighAll, type Part, type Rule, type Ruled, type Scope, type Weighed } from './rules.js';

/** Beyond so many cases a change passes for one that loosens: that asks for a proof more, and never for one less. */
const MOST_CASES = 500;

/** What parts come to that nobody speaks of. */
export interface Defaults {
  readonly kinds: readonly Kind[];
  readonly freshSeconds: number;
}

/** A kind of person in a kind of place, as far as rules tell them apart. */
interface Case {
  readonly user: Ruled;
  readonly context: PolicyContext;
}

export function isTightening(before: readonly Rule[], after: readonly Rule[], defaults: Defaults): boolean {
  let left = MOST_CASES;
  for (const rule of changed(before, after))
    for (const { user, context } of casesOf(rule, [...before, ...after])) {
      if (left-- === 0) return false;
      const were = weighAll(before, user, context);
      const are = weighAll(after, user, context);
      if (!are.every((part, i) => isNoWeaker(part, were[i]!, defaults))) return false;
    }
  return true;
}

/** The rules that are not the same in both, as they were and as they are. */
function changed(before: readonly Rule[], after: readonly Rule[]): Rule[] {
  const spell = (rule: Rule) => JSON.stringify(rule);
  const [were, are] = [new Set(before.map(spell)), new Set(after.map(spell))];
  return [
    ...before.filter((rule) => !are.has(spell(rule))),
    ...after.filter((rule) => !were.has(spell(rule))),
  ];
}

/** What counts, and what a lock leaves to those who set something for one person. */
function isNoWeaker(now: Weighed<Part>, then: Weighed<Part>, defaults: Defaults): boolean {
  const { part } = now;
  const strict = isAsStrict[part] as (next: unknown, than: unknown) => boolean;
  if (!strict(effective(part, now.value, defaults), effective(part, then.value, defaults))) return false;
  if (!then.lock) return true;
  return now.lock !== undefined && strict(now.lock[part], then.lock[part]);
}

function effective(part: Part, value: unknown, { kinds, freshSeconds }: Defaults): unknown {
  if (part === 'methods') return withAlternative((value as readonly Kind[] | undefined) ?? kinds);
  const unless: Record<Exclude<Part, 'methods'>, unknown> = {
    requirement: 'optional',
    skips: Infinity,
    skipUntil: Infinity,
    askAgainDays: 0,
    trustDays: 0,
    stepUpSeconds: freshSeconds,
    ignoreOwnChoice: false,
  };
  return value ?? unless[part];
}

const single = ['tenant', 'user', 'application', 'source'] as const;
type Single = (typeof single)[number];
type Place = Partial<Record<Single, string>>;

/** Every case that this rule is for, told apart by what the others name. Whatever nobody names is one case. */
function* casesOf({ for: scope = {} }: Rule, all: readonly Rule[]): Generator<Case> {
  for (const { place, rules } of placesOf(scope, all))
    for (const forms of formsOf(scope.form, named(rules, 'form')))
      for (const roles of rolesOf(scope.role, named(rules, 'role'))) {
        const { tenant, user = '', application, source } = place;
        const [form, through] = forms;
        yield {
          user: { id: user, roles, ...(tenant !== undefined && { tenant }) },
          context: {
            ...(application !== undefined && { application }),
            ...(source !== undefined && { source }),
            ...(form !== undefined && { form }),
            ...(through !== undefined && { registeredThrough: { form: through } }),
          },
        };
      }
}

/**
 * Somebody is of one company, in one application; what rules of others name is no case of theirs. One at a time, as
 * everything here: whoever writes many rules must not have all their cases made.
 */
function* placesOf(
  scope: Scope,
  rules: readonly Rule[],
  [name, ...others]: readonly Single[] = single,
  place: Place = {},
): Generator<{ place: Place; rules: readonly Rule[] }> {
  if (name === undefined) {
    yield { place, rules };
    return;
  }
  const own = scope[name];
  for (const value of own === undefined ? [undefined, ...named(rules, name)] : [own]) {
    const left = rules.filter(({ for: other = {} }) => other[name] === undefined || other[name] === value);
    yield* placesOf(scope, left, others, { ...place, ...(value !== undefined && { [name]: value }) });
  }
}

function named(rules: readonly Rule[], name: keyof Scope): string[] {
  return [...new Set(rules.flatMap(({ for: scope = {} }) => scope[name] ?? []))];
}

/** The form somebody signs in by, and the one they registered through. */
function* formsOf(own: string | undefined, forms: readonly string[]): Generator<readonly string[]> {
  yield own === undefined ? [] : [own];
  if (own !== undefined) return yield* forms.filter((form) => form !== own).map((form) => [own, form]);
  yield* forms.map((form) => [form]);
  for (const [i, form] of forms.entries()) yield* forms.slice(i + 1).map((other) => [form, other]);
}

/** Every set of roles, one at a time: there are many of many. */
function* rolesOf(own: string | undefined, roles: readonly string[]): Generator<string[]> {
  const others = roles.filter((role) => role !== own);
  const sets = 2 ** Math.min(others.length, 30);
  for (let set = 0; set < sets; set++)
    yield [...(own === undefined ? [] : [own]), ...others.filter((_role, i) => (set >> i) & 1)];
}
