import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ownRules, PLENTY, type OwnSetting } from './own.js';
import type { Verdict } from './policy.js';
import { resolve, type Rule } from './rules.js';

const NOW = Date.UTC(2030, 0, 15);
const LATER = NOW + 1;
const ada = { id: 'ada' };

function verdictWith(own: Omit<OwnSetting, 'marks'>, list: readonly Rule[] = [], skips = 0): Verdict {
  const others = resolve(list, ada, {}).verdict;
  const alone = ownRules('ada', { ...own, marks: {} }, { others, skips, now: NOW });
  return resolve([...list, ...alone], ada, {}).verdict;
}

describe('what is set for one person', () => {
  it('counts before rules for others, and an exemption before what else is set', () => {
    const list: Rule[] = [{ id: 'all', requirement: 'off' }];
    assert.equal(verdictWith({ requirement: 'required' }, list).requirement, 'required');
    const both = { requirement: 'required', exemptUntil: LATER } as const;
    assert.equal(verdictWith(both).requirement, 'off');
    assert.equal(verdictWith({ ...both, extendedUntil: LATER }).requirement, 'off');
  });

  it('ends to the millisecond', () => {
    const list: Rule[] = [{ id: 'all', requirement: 'required' }];
    assert.equal(verdictWith({ exemptUntil: NOW }, list).requirement, 'required');
    assert.equal(verdictWith({ extendedUntil: NOW }, list).requirement, 'required');
  });

  it('gives more time in place of skips that are used up, and asks nobody of whom nothing is asked', () => {
    const list: Rule[] = [{ id: 'all', requirement: 'optional', skips: 3 }];
    const { requirement, skips, skipUntil } = verdictWith({ extendedUntil: LATER }, list, 7);
    assert.deepEqual([requirement, skips, skipUntil], ['optional', 7 + PLENTY, LATER]);
    const off: Rule[] = [{ id: 'all', requirement: 'off' }];
    assert.equal(verdictWith({ extendedUntil: LATER }, off).requirement, 'off');
  });

  it('below a lock leaves as much as the lock does', () => {
    const list: Rule[] = [{ id: 'lock', requirement: 'required', locked: true }];
    for (const own of [
      { exemptUntil: LATER },
      { extendedUntil: LATER },
      { requirement: 'optional' },
    ] as const)
      assert.equal(verdictWith(own, list).requirement, 'required');
  });

  it('exempts from enrolling, not from a factor that somebody has', () => {
    const list: Rule[] = [
      { id: 'all', requirement: 'off', ignoreOwnChoice: true },
      { id: 'ada', for: { user: 'ada' }, requirement: 'required' },
    ];
    assert.equal(verdictWith({ exemptUntil: LATER }, list).ignoreOwnChoice, false);
  });
});
