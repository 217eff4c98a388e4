import fc from 'fast-check';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Verdict } from './policy.js';
import { settleVerdict } from './policy.service.js';

const NOW = Date.UTC(2030, 0, 15);
const DAY_MS = 24 * 3600_000;
const fresh = { skips: 0, skipped_at: null };
const judge = (verdict: Verdict, row: { skips: number; skipped_at: number | null } = fresh, now = NOW) =>
  settleVerdict(verdict, row, now, { kinds: ['totp'], freshSeconds: 300 });

describe('a settled verdict', () => {
  it('is what policy said while nothing has run out', () => {
    for (const requirement of ['off', 'optional', 'required'] as const)
      assert.equal(judge({ requirement }).requirement, requirement);
  });

  it('allows every kind there is unless policy names them, and never one there is not', () => {
    assert.deepEqual(judge({ requirement: 'optional' }).kinds, ['totp']);
    assert.deepEqual(judge({ requirement: 'optional', methods: ['totp'] }).kinds, ['totp']);
    assert.deepEqual(judge({ requirement: 'optional', methods: [] }).kinds, []);
    assert.deepEqual(judge({ requirement: 'optional', methods: ['phone'] }).kinds, ['totp']);
    assert.deepEqual(judge({ requirement: 'optional', methods: ['passkey' as 'totp', 'totp'] }).kinds, [
      'totp',
    ]);
  });
});

describe('skips', () => {
  it('are not counted unless policy counts them', () => {
    const judged = judge({ requirement: 'optional' }, { skips: 1_000, skipped_at: NOW });
    assert.equal(judged.requirement, 'optional');
    assert.equal(judged.skipsLeft, undefined);
  });

  it('run out: then optional is required', () => {
    const verdict = { requirement: 'optional', skips: 3 } as const;
    const at = (skips: number) => judge(verdict, { skips, skipped_at: NOW });
    assert.deepEqual(
      [0, 1, 2, 3, 4].map((skips) => at(skips).skipsLeft),
      [3, 2, 1, 0, 0],
    );
    assert.deepEqual(
      [0, 2, 3, 4].map((skips) => at(skips).requirement),
      ['optional', 'optional', 'required', 'required'],
    );
  });

  it('of none at all are required from the start', () => {
    assert.equal(judge({ requirement: 'optional', skips: 0 }).requirement, 'required');
  });

  it('end at a date, to the millisecond', () => {
    const verdict = { requirement: 'optional', skipUntil: NOW } as const;
    assert.equal(judge(verdict, fresh, NOW - 1).requirement, 'optional');
    assert.equal(judge(verdict, fresh, NOW - 1).skipUntil, NOW);
    assert.equal(judge(verdict, fresh, NOW).requirement, 'required');
  });

  it('are not spoken of where nobody may skip or nobody is asked', () => {
    for (const requirement of ['off', 'required'] as const) {
      const judged = judge({ requirement, skips: 3, skipUntil: NOW + 1 });
      assert.equal(judged.skipsLeft, undefined);
      assert.equal(judged.skipUntil, undefined);
      assert.equal(judged.requirement, requirement);
    }
  });

  it('hold for as many days as policy says, and for one sign-in unless it does', () => {
    const skipped = { skips: 1, skipped_at: NOW };
    const holds = (days: number | undefined, now: number) =>
      judge({ requirement: 'optional', ...(days !== undefined && { askAgainDays: days }) }, skipped, now)
        .skipHolds;
    assert.equal(holds(undefined, NOW), false);
    assert.equal(holds(0, NOW), false);
    assert.equal(holds(7, NOW + 7 * DAY_MS - 1), true);
    assert.equal(holds(7, NOW + 7 * DAY_MS), false);
    assert.equal(judge({ requirement: 'optional', askAgainDays: 7 }).skipHolds, false);
  });
});

describe('ignoring somebody’s own choice', () => {
  it('takes both the word off and the explicit wish', () => {
    const ignores = (verdict: Verdict) => judge(verdict).ignoreOwnChoice;
    assert.equal(ignores({ requirement: 'off', ignoreOwnChoice: true }), true);
    assert.equal(ignores({ requirement: 'off' }), false);
    assert.equal(ignores({ requirement: 'off', ignoreOwnChoice: false }), false);
    assert.equal(ignores({ requirement: 'optional', ignoreOwnChoice: true }), false);
    assert.equal(ignores({ requirement: 'required', ignoreOwnChoice: true }), false);
  });
});

describe('settling', () => {
  it('never loosens what policy said', () => {
    const weight = { off: 0, optional: 1, required: 2 };
    const verdict = fc.record(
      {
        requirement: fc.constantFrom('off', 'optional', 'required'),
        skips: fc.nat(5),
        skipUntil: fc.integer({ min: NOW - 10, max: NOW + 10 }),
        askAgainDays: fc.nat(30),
        ignoreOwnChoice: fc.boolean(),
      },
      { requiredKeys: ['requirement'] },
    );
    const row = fc.record({
      skips: fc.nat(6),
      skipped_at: fc.option(fc.integer({ min: NOW - 10, max: NOW })),
    });
    fc.assert(
      fc.property(verdict, row, (said, known) => {
        const { requirement } = judge(said, known);
        assert.ok(weight[requirement] >= weight[said.requirement]);
        assert.ok(said.requirement !== 'off' || requirement === 'off');
      }),
    );
  });
});
