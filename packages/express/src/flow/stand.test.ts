import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { stand, type Stand, type Standing } from './stand.js';

/** Somebody known to nobody, under optional, who has done nothing yet. */
const stranger: Standing = {
  requirement: 'optional',
  ignoreOwnChoice: false,
  factors: 0,
  allowedFactors: 0,
  proved: 'nothing',
  hasCodes: false,
  needsTicket: false,
  dormant: false,
  ticketed: false,
  skipped: false,
  trusted: false,
  byChoice: false,
};

const enrolled = { factors: 1, allowedFactors: 1, hasCodes: true } as const;
const foreign = { factors: 1, allowedFactors: 0, hasCodes: true } as const;
const proved = { proved: 'factor' } as const;
const off = { requirement: 'off' } as const;
const required = { requirement: 'required' } as const;

/** The rows of ARCHITECTURE.md 5 that depend on what is known of a person, in its order. */
const rows: readonly [row: string, known: Partial<Standing>, at: Stand][] = [
  ['nothing is asked of this user', off, 'complete'],
  ['skipped, and the skip holds', { skipped: true }, 'complete'],
  ['a skip is worth nothing once policy requires', { ...required, skipped: true }, 'enrollment'],

  ['an active factor, and policy requires', { ...required, ...enrolled }, 'challenge'],
  ['an active factor, and policy leaves it to them', enrolled, 'challenge'],
  ['an active factor by own choice, and policy is off', { ...off, ...enrolled }, 'challenge'],
  [
    'an active factor, off, and own choice is ignored',
    { ...off, ignoreOwnChoice: true, ...enrolled },
    'complete',
  ],
  ['an active factor and a skip from before it', { ...enrolled, skipped: true }, 'challenge'],
  ['an active factor after a long absence', { ...required, ...enrolled, dormant: true }, 'challenge'],
  ['an active factor and a ticket', { ...required, ...enrolled, ticketed: true }, 'challenge'],

  ['no factor, required', required, 'enrollment'],
  ['no factor, optional and not skipped away', {}, 'enrollment'],

  ['no factor, reset by an administrator, required', { ...required, needsTicket: true }, 'ticket'],
  ['no factor, reset, optional: no skip', { needsTicket: true, skipped: true }, 'ticket'],
  ['no factor, reset, and nothing is asked', { ...off, needsTicket: true }, 'complete'],
  ['no factor, reset, enrolling by choice', { ...off, needsTicket: true, byChoice: true }, 'ticket'],
  [
    'no factor, reset, the ticket was right',
    { ...required, needsTicket: true, ticketed: true },
    'enrollment',
  ],

  ['no factor, dormant, required', { ...required, dormant: true }, 'ticket'],
  ['no factor, dormant, optional: not offered', { dormant: true }, 'complete'],
  ['no factor, dormant, off', { ...off, dormant: true }, 'complete'],
  ['no factor, dormant, enrolling by choice', { dormant: true, byChoice: true }, 'ticket'],
  ['no factor, dormant, the ticket was right', { ...required, dormant: true, ticketed: true }, 'enrollment'],

  ['a factor of a kind that policy no longer allows', { ...required, ...foreign }, 'challenge'],
  ['… proved, required: enrols an allowed kind', { ...required, ...foreign, ...proved }, 'enrollment'],
  [
    '… proved, required, a skip changes nothing',
    { ...required, ...foreign, ...proved, skipped: true },
    'enrollment',
  ],
  ['… proved, optional', { ...foreign, ...proved }, 'enrollment'],
  ['… proved, optional, skipped', { ...foreign, ...proved, skipped: true }, 'complete'],
  ['… proved, off', { ...off, ...foreign, ...proved }, 'complete'],

  ['right code, a confirmed set exists', { ...enrolled, ...proved }, 'complete'],
  ['right code, no confirmed set exists', { ...enrolled, ...proved, hasCodes: false }, 'codes'],
  ['right recovery code', { ...enrolled, proved: 'recovery' }, 'complete'],
  ['right recovery code, the last one', { ...enrolled, proved: 'recovery', hasCodes: false }, 'codes'],
  [
    'right recovery code, factor of a kind not allowed',
    { ...required, ...foreign, proved: 'recovery' },
    'complete',
  ],

  ['full, level 1, no factor: begins by choice', { skipped: true, byChoice: true }, 'enrollment'],
  ['full, level 1, off: begins by choice', { ...off, byChoice: true }, 'enrollment'],
  ['full, level 1: policy turned required', { ...required, skipped: true }, 'enrollment'],
];

describe('where a person stands', () => {
  for (const [row, known, at] of rows)
    it(`${row}: ${at}`, () => {
      assert.equal(stand({ ...stranger, ...known }), at);
    });
});

/** All there are: the function is small enough to be asked everything. */
function* everyStanding(): Generator<Standing> {
  const flags = [
    'ignoreOwnChoice',
    'hasCodes',
    'needsTicket',
    'dormant',
    'ticketed',
    'skipped',
    'byChoice',
  ] as const;
  for (const requirement of ['off', 'optional', 'required'] as const)
    for (const proof of ['nothing', 'factor', 'recovery'] as const)
      for (const [factors, allowedFactors] of [
        [0, 0],
        [1, 0],
        [1, 1],
        [2, 1],
      ] as const)
        for (let bits = 0; bits < 2 ** flags.length; bits++) {
          const set = Object.fromEntries(flags.map((flag, i) => [flag, Boolean(bits & (1 << i))]));
          yield { ...stranger, ...set, requirement, proved: proof, factors, allowedFactors };
        }
}

describe('every standing there is', () => {
  const all = [...everyStanding()];
  const those = (which: (known: Standing) => boolean) => {
    const found = all.filter(which);
    assert.notEqual(found.length, 0);
    return found;
  };
  const show = (known: Standing) => JSON.stringify(known);

  it('completes with an unproved factor only when policy is off and own choice ignored', () => {
    for (const known of those(({ factors, proved: what }) => factors > 0 && what === 'nothing')) {
      const isIgnored = known.requirement === 'off' && known.ignoreOwnChoice;
      assert.equal(stand(known), isIgnored ? 'complete' : 'challenge', show(known));
    }
  });

  it('never enrols, makes codes or takes a ticket before a factor that exists is proved', () => {
    for (const known of those(({ factors, proved: what }) => factors > 0 && what === 'nothing'))
      assert.ok(!['enrollment', 'codes', 'ticket'].includes(stand(known)), show(known));
  });

  it('never enrols somebody who needs a ticket and has not given one', () => {
    for (const known of those(
      (k) => k.factors === 0 && k.needsTicket && !k.ticketed && k.proved === 'nothing',
    ))
      assert.notEqual(stand(known), 'enrollment', show(known));
  });

  it('lets nobody without a factor past required', () => {
    for (const known of those(
      (k) => k.factors === 0 && k.requirement === 'required' && k.proved === 'nothing',
    ))
      assert.ok(['enrollment', 'ticket'].includes(stand(known)), show(known));
  });

  it('makes codes only after a factor was proved and while no set exists', () => {
    for (const known of all)
      if (stand(known) === 'codes') assert.ok(known.proved !== 'nothing' && !known.hasCodes, show(known));
  });

  it('does not loosen when policy tightens', () => {
    const reach: Record<Stand, number> = { complete: 0, codes: 1, enrollment: 2, ticket: 2, challenge: 2 };
    for (const known of those(({ requirement }) => requirement === 'optional')) {
      const tightened = stand({ ...known, requirement: 'required' });
      assert.ok(reach[tightened] >= reach[stand(known)], show(known));
    }
  });
});
