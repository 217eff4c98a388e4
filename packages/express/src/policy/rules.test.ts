import fc from 'fast-check';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Verdict } from './policy.js';
import { resolve, rules, type Rule, type Scope } from './rules.js';

const ada = { id: 'ada', name: 'ada', tenant: 'acme', roles: ['clerk', 'admin'] };
const here = { application: 'web', form: 'sign-in', source: 'local', registeredThrough: { form: 'shop' } };
const said = (list: readonly Rule[]) => resolve(list, ada, here);

describe('rules', () => {
  it('say nothing to those they are not for', () => {
    const others: Scope[] = [
      { tenant: 'other' },
      { role: 'owner' },
      { source: 'sso' },
      { application: 'mobile' },
      { form: 'register-b' },
      { user: 'grace' },
      { tenant: 'acme', user: 'grace' },
    ];
    const list = others.map((scope, i) => ({ id: `${i}`, for: scope, requirement: 'required' }) as const);
    assert.deepEqual(said(list), { verdict: { requirement: 'optional' }, reasons: [] });
  });

  it('go from the narrowest scope to the broadest: user, role, source, form, application, tenant, everywhere', () => {
    const scopes: Scope[] = [
      {},
      { tenant: 'acme' },
      { application: 'web' },
      { form: 'sign-in' },
      { source: 'local' },
      { role: 'admin' },
      { user: 'ada' },
    ];
    for (let narrow = 1; narrow < scopes.length; narrow++)
      for (const requirement of ['off', 'required'] as const) {
        const list: Rule[] = [
          { id: 'broad', for: scopes[narrow - 1]!, requirement: requirement === 'off' ? 'required' : 'off' },
          { id: 'narrow', for: scopes[narrow]!, requirement, priority: -1 },
        ];
        assert.equal(said(list).verdict.requirement, requirement, JSON.stringify(scopes[narrow]));
        assert.deepEqual(said(list).reasons, [
          { rule: 'broad', part: 'requirement', effect: 'overruled', by: 'narrow' },
          { rule: 'narrow', part: 'requirement', effect: 'counts' },
        ]);
      }
  });

  it('of the same narrowest scope go by how many are named, then by priority, then the stricter wins', () => {
    const base: Rule = { id: 'a', for: { application: 'web' }, requirement: 'required' };
    const more: Rule = {
      id: 'b',
      for: { application: 'web', tenant: 'acme' },
      requirement: 'off',
      priority: -9,
    };
    assert.equal(said([base, more]).verdict.requirement, 'off');
    const prior: Rule = { id: 'c', for: { application: 'web' }, requirement: 'off', priority: 1 };
    assert.equal(said([base, prior]).verdict.requirement, 'off');
    const even: Rule = { id: '0', for: { application: 'web' }, requirement: 'off' };
    for (const list of [
      [base, even],
      [even, base],
    ])
      assert.equal(said(list).verdict.requirement, 'required');
  });

  it('leave to a broader one what they do not speak of', () => {
    const list: Rule[] = [
      { id: 'all', requirement: 'required', methods: ['totp'], trustDays: 7 },
      { id: 'ada', for: { user: 'ada' }, trustDays: 30 },
    ];
    assert.deepEqual(said(list).verdict, { requirement: 'required', methods: ['totp'], trustDays: 30 });
  });

  it('know the form somebody registered through, and leave the others alone', () => {
    const list: Rule[] = [
      { id: 'all', requirement: 'off' },
      { id: 'shop', for: { form: 'shop' }, requirement: 'required' },
    ];
    assert.equal(said(list).verdict.requirement, 'required');
    assert.equal(resolve(list, ada, { form: 'sign-in' }).verdict.requirement, 'off');
  });

  it('below a lock only tighten, and say whose lock it is', () => {
    const list: Rule[] = [
      { id: 'reseller', for: { tenant: 'acme', source: 'local' }, requirement: 'required', locked: true },
      { id: 'self', for: { user: 'ada' }, requirement: 'off' },
    ];
    const { verdict, reasons } = said(list);
    assert.equal(verdict.requirement, 'required');
    assert.deepEqual(reasons.at(-1), {
      rule: 'self',
      part: 'requirement',
      effect: 'held_by_lock',
      by: 'reseller',
    });
    // People of that company who come by another source are not asked by it.
    assert.equal(resolve(list.slice(0, 1), ada, { source: 'sso' }).verdict.requirement, 'optional');
  });

  it('cannot be called the same', () => {
    assert.throws(() => rules([{ id: 'x' }, { id: 'x' }]), /two rules are called x/);
  });
});

describe('any rules', () => {
  const scope: fc.Arbitrary<Scope> = fc.record(
    {
      user: fc.constantFrom('ada', 'grace'),
      role: fc.constantFrom('admin', 'owner'),
      source: fc.constantFrom('local', 'sso'),
      form: fc.constantFrom('sign-in', 'shop', 'other'),
      application: fc.constantFrom('web', 'mobile'),
      tenant: fc.constantFrom('acme', 'other'),
    },
    { requiredKeys: [] },
  );
  const rule = fc.record(
    {
      for: scope,
      locked: fc.boolean(),
      priority: fc.integer({ min: -1, max: 1 }),
      requirement: fc.constantFrom<Verdict['requirement']>('off', 'optional', 'required'),
      methods: fc.subarray<'totp' | 'phone'>(['totp', 'phone'], { minLength: 1 }),
      skips: fc.nat(5),
      trustDays: fc.nat(30),
      ignoreOwnChoice: fc.boolean(),
    },
    { requiredKeys: [] },
  );
  const list: fc.Arbitrary<Rule[]> = fc
    .array(rule, { maxLength: 8 })
    .map((drawn) => drawn.map((one, i) => ({ ...one, id: `rule-${i}` })));

  it('come to the same verdict in whatever order they are written', () => {
    fc.assert(
      fc.property(
        list.chain((drawn) =>
          fc.tuple(fc.constant(drawn), fc.shuffledSubarray(drawn, { minLength: drawn.length })),
        ),
        ([drawn, shuffled]) => assert.deepEqual(said(shuffled), said(drawn)),
      ),
      { numRuns: 500 },
    );
  });

  it('are never looser than a lock that is for this person, however many try', () => {
    const levels = ['off', 'optional', 'required'];
    fc.assert(
      fc.property(list, (drawn) => {
        const { verdict } = said(drawn);
        for (const lock of drawn) {
          const isForAda = said([lock]).reasons.length > 0;
          if (!lock.locked || !isForAda) continue;
          if (lock.requirement)
            assert(
              levels.indexOf(verdict.requirement) >= levels.indexOf(lock.requirement),
              JSON.stringify(drawn),
            );
          if (lock.trustDays !== undefined) assert((verdict.trustDays ?? 0) <= lock.trustDays);
          if (lock.skips !== undefined) assert((verdict.skips ?? 0) <= lock.skips);
          if (lock.ignoreOwnChoice === false) assert.equal(verdict.ignoreOwnChoice, false);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('give a reason for every part that a rule for this person speaks of, and one that counts for each part said', () => {
    fc.assert(
      fc.property(list, (drawn) => {
        const { verdict, reasons } = said(drawn);
        const counting = reasons.filter(({ effect }) => effect === 'counts').map(({ part }) => part);
        assert.equal(new Set(counting).size, counting.length);
        for (const part of Object.keys(verdict))
          assert(counting.some((one) => one === part) || part === 'requirement', part);
        for (const { effect, by } of reasons) assert.equal(by === undefined, effect === 'counts');
      }),
      { numRuns: 300 },
    );
  });
});
