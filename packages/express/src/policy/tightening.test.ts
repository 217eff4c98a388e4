import fc from 'fast-check';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Settled } from '../options.js';
import type { OwnSetting } from './own.js';
import type { PolicyContext, Verdict } from './policy.js';
import { weighRules, type Judgement } from './policy.service.js';
import type { Rule, Scope } from './rules.js';
import { isTightening } from './tightening.js';

const NOW = Date.UTC(2030, 0, 15);
const defaults = { kinds: ['totp', 'phone'], freshSeconds: 300 } as const;
const ctx = {
  now: () => NOW,
  options: { kinds: defaults.kinds, figures: { freshSeconds: 300 } } as unknown as Settled,
};
const tightens = (before: Rule[], after: Rule[]) => isTightening(before, after, defaults);
const levels = ['off', 'optional', 'required'];

describe('a change', () => {
  const all: Rule = { id: 'all', requirement: 'optional' };

  it('tightens where everybody it is for has less left', () => {
    assert(tightens([], [{ id: 'x', for: { tenant: 'acme' }, requirement: 'required' }]));
    assert(tightens([all], [{ ...all, requirement: 'required' }]));
    assert(tightens([all], [{ ...all, skips: 3 }]));
    assert(tightens([all], [{ ...all, locked: true }]));
    assert(tightens([{ ...all, trustDays: 30 }], [{ ...all, trustDays: 7 }]));
    assert(
      tightens(
        [{ id: 'off', requirement: 'off' }],
        [
          { id: 'off', requirement: 'off' },
          { ...all, for: { role: 'r' } },
        ],
      ),
    );
    assert(tightens([all], [all]));
  });

  it('does not where anybody has more left', () => {
    const required: Rule = { ...all, requirement: 'required' };
    assert(!tightens([required], []));
    assert(!tightens([required], [all]));
    assert(!tightens([{ ...required, locked: true }], [required]));
    assert(!tightens([required], [required, { id: 'x', for: { tenant: 'acme' }, requirement: 'optional' }]));
    assert(!tightens([required], [{ ...required, for: { tenant: 'acme' } }]));
    assert(!tightens([], [{ id: 'x', trustDays: 1 }]));
    assert(!tightens([], [{ id: 'x', stepUpSeconds: 301 }]));
    assert(!tightens([{ id: 'x', methods: ['totp'] }], [{ id: 'x', methods: ['phone'] }]));
    assert(!tightens([], [{ id: 'x', ignoreOwnChoice: true }]));
  });

  it('does not where a stricter word passes a lock and puts a stricter rule aside', () => {
    const list: Rule[] = [
      { id: 'lock', locked: true, requirement: 'optional' },
      { id: 'company', for: { tenant: 'acme' }, requirement: 'required' },
    ];
    const held: Rule = { id: 'role', for: { role: 'clerk' }, requirement: 'off' };
    assert(!tightens([...list, held], [...list, { ...held, requirement: 'optional' }]));
  });

  it('passes for one that loosens where there are too many cases to go through', () => {
    const roles = Array.from({ length: 40 }, (_, i): Rule => ({
      id: `r${i}`,
      for: { role: `r${i}` },
      trustDays: 0,
    }));
    assert(!tightens(roles, [...roles, { id: 'all', requirement: 'required' }]));
  });

  it('is not gone through for ever where somebody has written rules for many places', () => {
    const places = (['application', 'source', 'form'] as const).flatMap((name) =>
      Array.from({ length: 300 }, (_, i): Rule => ({
        id: `${name}${i}`,
        for: { tenant: 'acme', [name]: `${i}` },
        trustDays: 0,
      })),
    );
    const before = process.cpuUsage();
    assert(!tightens(places, [...places, { id: 'x', for: { tenant: 'acme' }, requirement: 'required' }]));
    const { user } = process.cpuUsage(before);
    assert(user < 10_000_000, `${user / 1e6} s`);
  });
});

describe('whatever is said to tighten', () => {
  const names = ['a', 'b'];
  const scope: fc.Arbitrary<Scope> = fc.record(
    {
      role: fc.constantFrom(...names),
      source: fc.constantFrom(...names),
      form: fc.constantFrom(...names),
      tenant: fc.constantFrom(...names),
    },
    { requiredKeys: [] },
  );
  const parts = {
    for: scope,
    locked: fc.boolean(),
    priority: fc.integer({ min: 0, max: 1 }),
    requirement: fc.constantFrom<Verdict['requirement']>('off', 'optional', 'required'),
    methods: fc.subarray<'totp' | 'phone'>(['totp', 'phone']),
    skips: fc.nat(2),
    skipUntil: fc.constantFrom(NOW - 1, NOW + 1, NOW + 2),
    trustDays: fc.nat(2),
    askAgainDays: fc.nat(2),
    stepUpSeconds: fc.constantFrom(30, 300, 900),
    ignoreOwnChoice: fc.boolean(),
  };
  const draw = fc.record(parts, { requiredKeys: [] });
  const list = fc
    .array(draw, { maxLength: 4 })
    .map((drawn): Rule[] => drawn.map((rule, i) => ({ ...rule, id: `rule-${i}` })));
  const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
  const instant = fc.constantFrom(NOW - 1, NOW + 1, NOW + 3);
  const somebody = fc.record({
    tenant: fc.constantFrom(undefined, ...names, 'c'),
    roles: fc.subarray([...names, 'c']),
    form: fc.constantFrom(undefined, ...names, 'c'),
    through: fc.constantFrom(undefined, ...names, 'c'),
    source: fc.constantFrom(undefined, ...names, 'c'),
    skips: fc.nat(3),
    skippedAt: fc.option(fc.constantFrom(NOW, NOW - 25 * 3600_000)),
    requirement: maybe(fc.constantFrom<'optional' | 'required'>('optional', 'required')),
    exemptUntil: maybe(instant),
    extendedUntil: maybe(instant),
  });

  function judged(
    rules: readonly Rule[],
    person: typeof somebody extends fc.Arbitrary<infer P> ? P : never,
  ): Judgement {
    const { tenant, roles, form, through, source, skips, skippedAt, ...own } = person;
    const user = { id: 'ada', roles, ...(tenant !== undefined && { tenant }) };
    const context = JSON.parse(
      JSON.stringify({
        form,
        source,
        ...(through !== undefined && { registeredThrough: { form: through } }),
      }),
    ) as PolicyContext;
    const set = { ...(JSON.parse(JSON.stringify(own)) as object), marks: {} } as OwnSetting;
    const row = { skips, skipped_at: skippedAt };
    return weighRules(ctx, rules, { user, context, row, own: set }).judgement;
  }

  function isWeaker(now: Judgement, then: Judgement): boolean {
    const level = ({ requirement }: Judgement) => levels.indexOf(requirement);
    const bothOptional = now.requirement === 'optional' && then.requirement === 'optional';
    return (
      level(now) < level(then) ||
      !now.kinds.every((kind) => then.kinds.includes(kind)) ||
      (bothOptional && (now.skipsLeft ?? Infinity) > (then.skipsLeft ?? Infinity)) ||
      (bothOptional && (now.skipUntil ?? Infinity) > (then.skipUntil ?? Infinity)) ||
      now.trustDays > then.trustDays ||
      now.stepUpSeconds > then.stepUpSeconds ||
      (now.ignoreOwnChoice && !then.ignoreOwnChoice && then.requirement === 'off') ||
      (now.skipHolds && !then.skipHolds)
    );
  }

  it('leaves nobody, in no place, whatever is set for them, a weaker verdict', () => {
    let proved = 0;
    const change = list.chain((before) =>
      fc.tuple(fc.constant(before), fc.nat(before.length), fc.option(draw, { nil: undefined })),
    );
    fc.assert(
      fc.property(
        change,
        fc.array(somebody, { minLength: 5, maxLength: 20 }),
        ([before, at, drawn], people) => {
          // One rule is changed, added, or taken away.
          const after = [
            ...before.slice(0, at),
            ...(drawn ? [{ ...drawn, id: `rule-${at}` }] : []),
            ...before.slice(at + 1),
          ];
          if (!tightens(before, after)) return;
          proved++;
          for (const person of people) {
            const [then, now] = [judged(before, person), judged(after, person)];
            assert(!isWeaker(now, then), JSON.stringify({ before, after, person, then, now }));
          }
        },
      ),
      { numRuns: 6_000 },
    );
    assert(proved > 300, `only ${proved} changes were said to tighten`);
  });
});
